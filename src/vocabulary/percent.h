// A rate told in percent: Percent(15) of 200 is 30.
#pragma once

#include <compare>

#include "vocabulary/decimal.h"

namespace chorsu {

class Percent {
 public:
  constexpr Percent() = default;
  explicit constexpr Percent(Decimal percent) : percent_(percent) {}

  Decimal percent() const { return percent_; }
  // As a factor: 15 % is 0.15.
  Decimal factor() const { return percent_ * Decimal(1, 2); }
  friend Percent operator+(Percent left, Percent right) { return Percent(left.percent_ + right.percent_); }
  friend auto operator<=>(Percent, Percent) = default;

 private:
  Decimal percent_;
};

}  // namespace chorsu
