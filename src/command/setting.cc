#include "command/setting.h"


#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

#include "reference/editions.h"

namespace chorsu::command {
namespace {

namespace fs = std::filesystem;

// The data that comes with the program, in an order in which each kind finds those it speaks of.
struct Shipped {
  std::string_view kind;
  std::string_view path;  // below data/
};
constexpr std::array<Shipped, 8> kShipped{{{"countries", "reference/countries.csv"},
                                           {"currencies", "reference/currencies.csv"},
                                           {"units", "reference/units.csv"},
                                           {"places", "reference/places.csv"},
                                           {"exchange-rates", "exchange_rates/ecb.csv"},
                                           {"goods", "goods"},
                                           {"tariff", "tariff/eaeu.csv"},
                                           {"network", "network"}}};

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
  if (auto const migrated = db::migrate(*pool, db::all_migrations()); !migrated) { return refuse(migrated.error()); }
  std::unique_ptr<Workplace> workplace(new Workplace(std::move(*pool)));
  if (auto problems = workplace->stock(setting.home / "data"); !problems.empty()) { return refuse(std::move(problems)); }
  if (auto const loaded = workplace->desk_.load(); !loaded) { return refuse(loaded.error()); }
  return workplace;
}

// Imports what came with the program unless the very same content is loaded already.
Problems Workplace::stock(fs::path const& data) {
  Problems problems;
  auto const known = pool_.read([](db::Connection& db) { return reference::list_editions(db); });
  for (auto const& shipped : kShipped) {
    auto const path = data / shipped.path;
    if (!fs::exists(path)) { continue; }
    auto const content = take(problems, path.string(), reference::read_content(path));
    if (!content) { continue; }
    auto const sum = reference::checksum(*content);
    auto const loaded = [&](reference::Edition const& edition) { return edition.kind == shipped.kind && edition.checksum == sum; };
    if (std::ranges::any_of(known, loaded)) { continue; }
    auto const kinds = planning::data_kinds();
    auto const kind = std::ranges::find(kinds, shipped.kind, &reference::DataKind::name);
    auto const imported = reference::import(pool_, *kind, *content, Instant::now());
    if (imported) {
      std::cerr << shipped.kind << "  " << imported->facts.authority << "  " << imported->facts.edition << "  "
                << imported->facts.rows << '\n';
    } else {
      problems.add(imported.error().within(path.string()));
    }
  }
  return problems;
}

}  // namespace chorsu::command
