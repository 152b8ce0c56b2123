// Reads the data kind "goods": sections.csv and one file for each chapter (hs2022/87.csv). README.md tells
// the columns.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "goods/nomenclature.h"
#include "reference/edition.h"
#include "vocabulary/result.h"

namespace chorsu::goods {

struct NamedGoods {
  Goods goods;
  std::array<std::string, kLanguages.size()> words;  // trade names, "laptop|notebook computer"
};

struct Nomenclature {
  reference::Facts facts;
  std::vector<NamedGoods> goods;  // in the order of their codes
};

Result<Nomenclature> read_nomenclature(reference::Content const& content);

}  // namespace chorsu::goods
