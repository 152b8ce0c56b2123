// A currency of ISO 4217, with the exponent its own minor unit has: 2 for USD, 0 for JPY, 3 for KWD.
#pragma once

#include <array>
#include <compare>
#include <span>
#include <string>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

class Currency {
 public:
  // "USD"; letters in either case; only codes that ISO 4217 lists as in use (edition 2026-01, amendment 179).
  static Result<Currency> parse(std::string_view text);
  // All of them, in alphabetical order.
  static std::span<Currency const> all();

  std::string_view code() const { return {code_.data(), code_.size()}; }
  int exponent() const { return exponent_; }

  friend bool operator==(Currency, Currency) = default;
  friend auto operator<=>(Currency, Currency) = default;

 private:
  friend struct CurrencyTable;
  constexpr Currency(char const (&code)[4], int exponent)
      : code_{code[0], code[1], code[2]}, exponent_(exponent) {}
  std::array<char, 3> code_;
  int exponent_;
};

}  // namespace chorsu
