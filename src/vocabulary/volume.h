// A volume in whole millilitres (cubic centimetres).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/decimal.h"

namespace chorsu {

class Volume {
 public:
  static constexpr std::int64_t kMaxMillilitres = 1'000'000'000'000;  // a million cubic metres

  constexpr Volume() = default;
  static constexpr Volume millilitres(std::int64_t ml) { return Volume(ml); }
  // "67.5 m3", "67.5 m³", "500 l", "750 ml"; the unit is required.
  static Result<Volume> parse(std::string_view text);

  constexpr std::int64_t millilitres() const { return millilitres_; }
  Decimal cubic_metres() const { return {millilitres_, 6}; }
  std::string text() const;  // "67.5 m3"

  friend Volume operator+(Volume left, Volume right) {
    return Volume(narrow(static_cast<Int128>(left.millilitres_) + right.millilitres_));
  }
  friend constexpr auto operator<=>(Volume, Volume) = default;

 private:
  explicit constexpr Volume(std::int64_t ml) : millilitres_(ml) {}
  std::int64_t millilitres_ = 0;
};

}  // namespace chorsu
