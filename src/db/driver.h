// What a database must offer to serve behind db.h: one session, used by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"

namespace chorsu::db {

enum class Access { read, write };

using RowSink = std::function<void(Row&&)>;

class Driver {
 public:
  virtual ~Driver() = default;

  // A session for reading begins transactions that see one picture, one for writing those that exclude or
  // detect other writers.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  // One statement within a transaction; the rows it answers go to `sink` when there is one. Returns rows
  // written.
  virtual std::int64_t execute(std::string_view sql, std::span<Value const> parameters,
                               RowSink const& sink) = 0;
  virtual void define(std::string_view sql) = 0;
  virtual std::vector<std::string> integrity_check() = 0;
  virtual std::string version() = 0;
};

// Throws Failure, LostRace when another process holds the file.
std::unique_ptr<Driver> open_sqlite(Config const& config, Access access);

}  // namespace chorsu::db
