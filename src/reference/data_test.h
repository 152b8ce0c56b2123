// The data files of the project, and small contents made in a test.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reference/reference.h"

namespace chorsu::reference {

inline Content content(std::string name, std::string bytes) {
  return {{{std::move(name), std::move(bytes)}}};
}

inline Content data_file(std::string const& path) {
  std::ifstream stream(CHORSU_ROOT "/" + path, std::ios::binary);
  return content(path.substr(path.rfind('/') + 1), {std::istreambuf_iterator<char>(stream), {}});
}

inline LoadedEdition loaded(std::string kind, Content content) {
  LoadedEdition edition{{}, std::move(content)};
  edition.edition.kind = std::move(kind);
  return edition;
}

// What the project itself carries under data/.
inline std::shared_ptr<Index const> project_index() {
  return build({loaded("countries", data_file("data/reference/countries.csv")),
                loaded("currencies", data_file("data/reference/currencies.csv")),
                loaded("units", data_file("data/reference/units.csv")),
                loaded("places", data_file("data/reference/places.csv")),
                loaded("exchange-rates", data_file("data/exchange_rates/ecb.csv"))});
}

inline std::vector<std::string> told(Problems const& problems) {
  std::vector<std::string> told;
  for (auto const& problem : problems.all()) { told.push_back(problem.field + " " + problem.message.key); }
  return told;
}

}  // namespace chorsu::reference
