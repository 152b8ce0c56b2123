// A mass in whole grams. Weights of goods are never negative and never fractions of a gram.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/decimal.h"

namespace chorsu {

class Weight {
 public:
  // A whole train weighs under 20,000 t; a million tonnes is beyond any consignment.
  static constexpr std::int64_t kMaxGrams = 1'000'000'000'000;

  constexpr Weight() = default;
  static constexpr Weight grams(std::int64_t g) { return Weight(g); }
  static constexpr Weight kilograms(std::int64_t kg) { return Weight(kg * 1000); }
  // "68t", "68 t", "1200.5 kg", "500 g", "68 т", "68 吨", "1200 公斤"; the unit is required.
  static Result<Weight> parse(std::string_view text);

  constexpr std::int64_t grams() const { return grams_; }
  Decimal kilograms() const { return {grams_, 3}; }
  Decimal tonnes() const { return {grams_, 6}; }
  std::string text() const;  // "68000 kg"

  friend Weight operator+(Weight left, Weight right) {
    return Weight(narrow(static_cast<Int128>(left.grams_) + right.grams_));
  }
  friend constexpr auto operator<=>(Weight, Weight) = default;

 private:
  explicit constexpr Weight(std::int64_t g) : grams_(g) {}
  std::int64_t grams_ = 0;
};

inline Argument argument(std::string_view name, Weight weight) {
  return {std::string(name), ArgumentKind::weight, weight.text()};
}

}  // namespace chorsu
