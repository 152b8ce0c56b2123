// A length of way in whole metres.
#pragma once

#include <compare>
#include <cstdint>

#include "vocabulary/decimal.h"

namespace chorsu {

class Distance {
 public:
  constexpr Distance() = default;
  static constexpr Distance metres(std::int64_t m) { return Distance(m); }
  static constexpr Distance kilometres(std::int64_t km) { return Distance(km * 1000); }

  constexpr std::int64_t metres() const { return metres_; }
  Decimal kilometres() const { return {metres_, 3}; }
  friend constexpr Distance operator+(Distance left, Distance right) {
    return Distance(left.metres_ + right.metres_);
  }
  friend constexpr auto operator<=>(Distance, Distance) = default;

 private:
  explicit constexpr Distance(std::int64_t m) : metres_(m) {}
  std::int64_t metres_ = 0;
};

}  // namespace chorsu
