// A source is where a figure comes from: who says so, in which edition, as of which day, and on what basis.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vocabulary/date.h"

namespace chorsu {

// published: an authority or operator states it. computed: follows from published figures by a stated
// formula. estimated: a stated model. general_knowledge: no source was read; it makes a total "unconfirmed".
// demonstration: made up to show the program.
enum class Basis : std::uint8_t { published, computed, estimated, general_knowledge, demonstration };

Result<Basis> parse_basis(std::string_view text);  // "published", "general knowledge"
std::string_view text(Basis basis);
// The weaker of two: a total is as sure as its weakest part.
inline Basis weaker(Basis a, Basis b) {
  return a < b ? b : a;
}

struct Source {
  std::string kind;       // of data: "tariff", "network", "exchange-rates"
  std::string authority;  // "Eurasian Economic Commission"
  std::string edition;    // as the authority names it: "2026-06-18"
  std::optional<Date> as_of;
  Basis basis = Basis::published;
  std::string checksum;  // SHA-256 of the loaded edition, hexadecimal; empty when nothing was loaded
  std::string detail;    // where inside: a line, an act, a publication and its year

  friend bool operator==(Source const&, Source const&) = default;
  friend auto operator<=>(Source const&, Source const&) = default;
};

}  // namespace chorsu
