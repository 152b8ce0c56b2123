#include "vocabulary/incoterm.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace chorsu {

Result<Incoterm> parse_incoterm(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  auto const found = std::ranges::find(kIncotermTexts, upper);
  if (found == kIncotermTexts.end()) { return refuse("incoterm.unknown", argument("text", text)); }
  return static_cast<Incoterm>(found - kIncotermTexts.begin());
}

bool seller_pays_carriage(Incoterm rule) {
  return rule != Incoterm::EXW && rule != Incoterm::FCA && rule != Incoterm::FAS && rule != Incoterm::FOB;
}

bool seller_insures(Incoterm rule) {
  return rule == Incoterm::CIF || rule == Incoterm::CIP || rule == Incoterm::DAP || rule == Incoterm::DPU ||
         rule == Incoterm::DDP;
}

bool waterborne_only(Incoterm rule) {
  return rule == Incoterm::FAS || rule == Incoterm::FOB || rule == Incoterm::CFR || rule == Incoterm::CIF;
}

}  // namespace chorsu
