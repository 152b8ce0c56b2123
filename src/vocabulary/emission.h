// A mass of greenhouse gas in whole grams of CO2 equivalent, well to wheel (ISO 14083:2023).
#pragma once

#include <compare>
#include <cstdint>

#include "vocabulary/decimal.h"

namespace chorsu {

class Emission {
 public:
  constexpr Emission() = default;
  static constexpr Emission grams(std::int64_t g) { return Emission(g); }

  constexpr std::int64_t grams() const { return grams_; }
  Decimal kilograms() const { return {grams_, 3}; }
  friend constexpr Emission operator+(Emission left, Emission right) {
    return Emission(left.grams_ + right.grams_);
  }
  friend constexpr auto operator<=>(Emission, Emission) = default;

 private:
  explicit constexpr Emission(std::int64_t g) : grams_(g) {}
  std::int64_t grams_ = 0;
};

}  // namespace chorsu
