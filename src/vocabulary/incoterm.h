// The eleven rules of Incoterms 2020 (ICC publication 723E): who pays and who bears the risk up to which
// point.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

enum class Incoterm : std::uint8_t { EXW, FCA, FAS, FOB, CFR, CIF, CPT, CIP, DAP, DPU, DDP };

inline constexpr std::array<std::string_view, 11> kIncotermTexts{"EXW", "FCA", "FAS", "FOB", "CFR", "CIF",
                                                                 "CPT", "CIP", "DAP", "DPU", "DDP"};

// "DAP", in either case. DAT and older rules are refused by name.
Result<Incoterm> parse_incoterm(std::string_view text);
inline std::string_view text(Incoterm rule) {
  return kIncotermTexts[static_cast<std::size_t>(rule)];
}

// The seller pays the main carriage: every rule but EXW, FCA, FAS and FOB.
bool seller_pays_carriage(Incoterm rule);
// The seller insures the carriage: obliged to under CIF and CIP, and at its own risk under DAP, DPU and DDP.
bool seller_insures(Incoterm rule);
// The seller pays duty and tax of the importing country: DDP alone.
inline bool seller_pays_import(Incoterm rule) {
  return rule == Incoterm::DDP;
}
// FAS, FOB, CFR and CIF are for sea and inland waterway alone.
bool waterborne_only(Incoterm rule);

}  // namespace chorsu
