// For the tests of this room: networks from files, on the real map.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "reference/reference.h"
#include "routing/network.h"

namespace chorsu::routing {

inline std::filesystem::path const kSmallNetwork =
    std::filesystem::path(CHORSU_ROOT) / "src/routing/testdata/small";
inline std::filesystem::path const kRealNetwork = std::filesystem::path(CHORSU_ROOT) / "data/network";

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

inline reference::Content read_content(std::filesystem::path const& folder) {
  reference::Content content;
  for (auto const* name :
       {"borders.csv", "emission_factors.csv", "freight_rates.csv", "legs.csv", "nodes.csv"}) {
    content.files.push_back({name, read_file(folder / name)});
  }
  return content;
}

// The content with `before` in one of its files made `after`; the first place only.
inline reference::Content changed(reference::Content content, std::string const& name,
                                  std::string const& before, std::string const& after) {
  for (auto& file : content.files) {
    if (file.name != name) { continue; }
    auto const found = file.bytes.find(before);
    if (found == std::string::npos) { throw std::runtime_error("no \"" + before + "\" in " + name); }
    file.bytes.replace(found, before.size(), after);
  }
  return content;
}

inline reference::LoadedEdition load(std::string kind, reference::Content content) {
  return {reference::Edition{
              1, std::move(kind), {"Tests", "2026-01-02", *Date::parse("2026-01-02"), 1}, "c0ffee"},
          std::move(content)};
}

// The countries and places of data/reference.
inline reference::Index const& real_map() {
  static auto const index = [] {
    auto const folder = std::filesystem::path(CHORSU_ROOT) / "data/reference";
    std::vector<reference::LoadedEdition> editions;
    for (auto const* kind : {"countries", "places"}) {
      auto const name = std::string(kind) + ".csv";
      editions.push_back(load(kind, {{{name, read_file(folder / name)}}}));
    }
    return reference::build(editions);
  }();
  return *index;
}

inline Result<std::shared_ptr<Index const>> lay_out(reference::Content content) {
  return build({load("network", std::move(content))}, real_map());
}

inline Index const& small_network() {
  static auto const index = lay_out(read_content(kSmallNetwork)).value();
  return *index;
}

inline Index const& real_network() {
  static auto const index = lay_out(read_content(kRealNetwork)).value();
  return *index;
}

}  // namespace chorsu::routing
