// A country or territory by its two letters of ISO 3166-1. Which codes exist and how they are named,
// `reference` tells.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

class CountryCode {
 public:
  static Result<CountryCode> parse(std::string_view text);  // "KZ", "kz"

  std::string_view text() const { return {letters_.data(), letters_.size()}; }
  friend auto operator<=>(CountryCode, CountryCode) = default;

 private:
  CountryCode() = default;
  std::array<char, 2> letters_{};
};

inline Argument argument(std::string_view name, CountryCode country) {
  return {std::string(name), ArgumentKind::country, std::string(country.text())};
}

}  // namespace chorsu
