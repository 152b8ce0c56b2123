// The data that comes with the program, loaded once for all tests of a program, on a database in a temporary
// folder.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "language/language.h"
#include "planning/desk.h"

namespace chorsu::planning {

class ShippedData {
 public:
  static ShippedData& instance() {
    static ShippedData data;
    return data;
  }

  db::Pool& pool() { return pool_; }
  Desk& desk() { return desk_; }
  // Of the shipped data alone, whatever a test has imported since.
  std::shared_ptr<Index const> index() { return shipped_; }
  language::Catalogue const& catalogue() { return catalogue_; }

 private:
  ShippedData()
      : folder_(std::filesystem::temp_directory_path() /
                ("chorsu-planning-test-" + std::to_string(getpid()))),
        pool_(opened(folder_)),
        desk_(pool_),
        catalogue_(*language::Catalogue::load(std::filesystem::path(CHORSU_ROOT) / "messages")) {
    desk_.stock(std::filesystem::path(CHORSU_ROOT) / "data", Instant::from_micros(0)).value();
    shipped_ = desk_.load().value();
  }
  ~ShippedData() { std::filesystem::remove_all(folder_); }

  static db::Pool opened(std::filesystem::path const& folder) {
    std::filesystem::create_directories(folder);
    auto pool = db::Pool::open({.path = (folder / "test.db").string()});
    db::migrate(*pool, db::all_migrations()).value();
    return std::move(*pool);
  }

  std::filesystem::path folder_;
  db::Pool pool_;
  Desk desk_;
  std::shared_ptr<Index const> shipped_;
  language::Catalogue catalogue_;
};

}  // namespace chorsu::planning
