// The desk holds the index that questions are answered from, and swaps it whole when data changes: a question
// that has begun keeps the index it began with. It can also make the index of other days, from any editions,
// for replay.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "db/db.h"
#include "language/language.h"
#include "planning/planning.h"
#include "reference/edition.h"

namespace chorsu::planning {

// Every kind of data the program knows, for `chorsu data import`.
std::vector<reference::DataKind> data_kinds();

// An index of these editions; kinds whose editions are the same as in `before` keep what was built.
// Refused when editions do not fit together: a network whose node is no place.
Result<std::shared_ptr<Index const>> build(std::vector<reference::LoadedEdition> const& editions,
                                           Index const* before = nullptr);

class Desk {
 public:
  explicit Desk(db::Pool& pool) : pool_(pool) {}

  // Imports the data that comes with the program, unless the very same content is loaded already, and when it
  // fits together with the rest; the editions that were new. Nothing is put in place: load() does that.
  Result<std::vector<reference::Edition>> stock(std::filesystem::path const& data, Instant now);
  // Builds the index of what is in force and puts it in place; nothing changes when it is refused, and
  // refresh() does not try the same again.
  Result<std::shared_ptr<Index const>> load();
  // Loads anew when what is in force has changed since; true when it did.
  Result<bool> refresh();
  std::shared_ptr<Index const> current() const { return current_.load(); }
  // The index of exactly these editions, whatever is in force now; one of each kind and authority.
  Result<std::shared_ptr<Index const>> replay(std::vector<std::int64_t> editions);

  // Checks the content alone and together with what is in force, keeps it and swaps the index.
  Result<reference::Edition> import(reference::DataKind const& kind, reference::Content const& content,
                                    Instant now);

 private:
  Result<std::shared_ptr<Index const>> build_exactly(std::vector<std::int64_t> const& editions);

  db::Pool& pool_;
  std::mutex replaying_;
  std::map<std::vector<std::int64_t>, std::shared_ptr<Index const>> replayed_;  // the last few
  std::mutex loading_;
  std::int64_t sequence_ = -1;
  std::atomic<std::shared_ptr<Index const>> current_{std::make_shared<Index const>()};
};

// The names of one index, for messages.
class IndexNames final : public language::Names {
 public:
  explicit IndexNames(std::shared_ptr<Index const> index) : index_(std::move(index)) {}
  std::string country(std::string_view code, LanguageTag const& language) const override;
  std::string place(std::string_view place, LanguageTag const& language) const override;
  std::string goods(std::string_view code, LanguageTag const& language) const override;

 private:
  std::shared_ptr<Index const> index_;
};

}  // namespace chorsu::planning
