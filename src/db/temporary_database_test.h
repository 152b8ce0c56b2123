// A database file of its own for one test, gone with it.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "db/db.h"

namespace chorsu::db {

class TemporaryDatabase {
 public:
  TemporaryDatabase() {
    auto folder = (std::filesystem::temp_directory_path() / "chorsu_db_XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
    folder_ = folder;
  }
  ~TemporaryDatabase() { std::filesystem::remove_all(folder_); }
  TemporaryDatabase(TemporaryDatabase const&) = delete;
  TemporaryDatabase& operator=(TemporaryDatabase const&) = delete;

  std::filesystem::path const& folder() const { return folder_; }
  std::string path() const { return (folder_ / "chorsu.db").string(); }
  Config config() const {
    Config config;
    config.path = path();
    return config;
  }
  Pool open() const { return Pool::open(config()).value(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace chorsu::db
