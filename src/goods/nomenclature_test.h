// What the tests of this room share: the nomenclature of data/goods, and small made-up ones.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "goods/goods.h"

namespace chorsu::goods {

inline reference::LoadedEdition loaded(reference::Content content) {
  auto const facts = data_kind().check(content);
  if (!facts) {
    auto const& problem = facts.error().all().front();
    throw std::runtime_error(problem.field + " " + problem.message.key);
  }
  return {reference::Edition{1, "goods", *facts, "c0ffee"}, std::move(content)};
}

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

inline reference::LoadedEdition load_nomenclature() {
  auto const folder = std::filesystem::path(CHORSU_ROOT) / "data/goods";
  reference::Content content{{{"sections.csv", read_file(folder / "sections.csv")}}};
  for (auto const& entry : std::filesystem::directory_iterator(folder / "hs2022")) {
    content.files.push_back({"hs2022/" + entry.path().filename().string(), read_file(entry.path())});
  }
  return loaded(std::move(content));
}

inline constexpr char const* kSections =
    "# kind: goods\n# authority: Test\n# edition: 2026-11-23\n"
    "section,first_chapter,last_chapter,name_en,name_zh,name_ru\nI,01,24,Farm goods,农产品,Сельское "
    "хозяйство\n";

// One section and chapter 09.
inline reference::LoadedEdition load_small(std::string chapter) {
  return loaded({{{"sections.csv", kSections}, {"hs2022/09.csv", std::move(chapter)}}});
}

}  // namespace chorsu::goods
