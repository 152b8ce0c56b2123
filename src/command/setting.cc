#include "command/setting.h"

#include <cstdlib>
#include <iostream>

namespace chorsu::command {
namespace {

namespace fs = std::filesystem;

}  // namespace

fs::path usual_home() {
  std::error_code error;
  auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (; !error && folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / "messages" / "en")) { return folder; }
  }
  return "/usr/share/chorsu";
}

std::string environment_language() {
  for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    auto const* value = std::getenv(name);
    if (value == nullptr || *value == '\0') { continue; }
    auto const tag = LanguageTag::parse(std::string_view(value).substr(0, 2));
    return tag ? tag->text() : "en";
  }
  return "en";
}

Result<std::unique_ptr<Workplace>> Workplace::open(Setting const& setting) {
  std::error_code error;
  if (setting.database.has_parent_path()) { fs::create_directories(setting.database.parent_path(), error); }
  auto pool = db::Pool::open({.path = setting.database.string()});
  if (!pool) { return refuse(pool.error()); }
  if (auto const migrated = db::migrate(*pool, db::all_migrations()); !migrated) {
    return refuse(migrated.error());
  }
  std::unique_ptr<Workplace> workplace(new Workplace(std::move(*pool)));
  auto const stocked = workplace->desk_.stock(setting.home / "data", Instant::now());
  if (!stocked) { return refuse(stocked.error()); }
  for (auto const& edition : *stocked) {
    std::cerr << edition.kind << "  " << edition.facts.authority << "  " << edition.facts.edition << "  "
              << edition.facts.rows << '\n';
  }
  return workplace;
}

}  // namespace chorsu::command
