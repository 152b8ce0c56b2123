// A place of trade and transport by its UN/LOCODE: two letters of the country, three of the place (UNECE Rec
// 16).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "vocabulary/country_code.h"

namespace chorsu {

class Locode {
 public:
  // "KZALA", "KZ ALA", "kzala"; the last three are letters or the digits 2 to 9.
  static Result<Locode> parse(std::string_view text);

  CountryCode country() const { return country_; }
  std::string text() const { return std::string(country_.text()) + place_; }
  friend auto operator<=>(Locode const&, Locode const&) = default;

 private:
  Locode(CountryCode country, std::string place) : country_(country), place_(std::move(place)) {}
  CountryCode country_;
  std::string place_;
};

}  // namespace chorsu
