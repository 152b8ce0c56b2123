// A quantity is a number of units, the unit a code of UNECE Recommendation 20 (H87 piece, KGM kilogram, PR
// pair). Which codes exist, their names and factors are data of the room `reference`.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "vocabulary/decimal.h"

namespace chorsu {

class UnitCode {
 public:
  // Two or three characters A-Z, 0-9. Whether the recommendation lists it, `reference` tells.
  static Result<UnitCode> parse(std::string_view text);
  static UnitCode piece();  // H87

  std::string_view text() const { return {text_.data(), text_[2] == '\0' ? 2U : 3U}; }
  friend auto operator<=>(UnitCode const&, UnitCode const&) = default;

 private:
  UnitCode() = default;
  std::array<char, 3> text_{};
};

class Quantity {
 public:
  // A number of goods: 0.001 to 10^12.
  static Result<Quantity> of(Decimal number, UnitCode unit);

  Decimal number() const { return number_; }
  UnitCode unit() const { return unit_; }
  std::string text() const { return number_.text() + " " + std::string(unit_.text()); }

  friend bool operator==(Quantity const&, Quantity const&) = default;

 private:
  Quantity(Decimal number, UnitCode unit) : number_(number), unit_(unit) {}
  Decimal number_;
  UnitCode unit_;
};

}  // namespace chorsu
