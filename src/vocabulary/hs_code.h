// Codes of goods. HsCode is a code of the Harmonized System (chapter 2 digits, heading 4, subheading 6) or a
// longer national code known only by its digits, with the edition of the nomenclature it belongs to.
// NationalLine is a line of a country's or union's own tariff, 7 to 14 digits, with the authority that made
// it. Source: WCO, International Convention on the Harmonized System, editions 2012, 2017, 2022.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

// The digits of a code as customs papers write them: "8703 80 000 1".
std::string spaced_digits(std::string_view digits);

enum class HsEdition : std::uint16_t { hs2012 = 2012, hs2017 = 2017, hs2022 = 2022 };

class HsCode {
 public:
  // "8703.80", "8703 80", "870380": 2, 4 or 6 to 10 digits; points and blanks between digits are ignored.
  // Chapter 00 and the reserved chapter 77 are refused. Whether the code exists, `goods` tells.
  static Result<HsCode> parse(std::string_view text, HsEdition edition = HsEdition::hs2022);

  std::string const& text() const { return digits_; }  // "870380"
  HsEdition edition() const { return edition_; }
  std::size_t digits() const { return digits_.size(); }
  std::string_view chapter() const { return std::string_view(digits_).substr(0, 2); }
  std::string_view heading() const { return std::string_view(digits_).substr(0, 4); }  // shorter on a chapter
  std::string_view subheading() const {
    return std::string_view(digits_).substr(0, 6);
  }  // shorter on a heading
  std::string spaced() const { return spaced_digits(digits_); }  // "8703 80"
  // Is the other code this one, or a part of it?
  bool covers(std::string_view digits) const { return digits.starts_with(digits_); }

  friend bool operator==(HsCode const&, HsCode const&) = default;
  friend auto operator<=>(HsCode const&, HsCode const&) = default;

 private:
  HsCode(std::string digits, HsEdition edition) : digits_(std::move(digits)), edition_(edition) {}
  std::string digits_;
  HsEdition edition_;
};

class NationalLine {
 public:
  // `authority` is whose tariff it is: "EAEU", "CN", "US".
  static Result<NationalLine> parse(std::string_view text, std::string_view authority);

  std::string const& text() const { return digits_; }
  std::string const& authority() const { return authority_; }
  std::string_view subheading() const { return std::string_view(digits_).substr(0, 6); }

  friend bool operator==(NationalLine const&, NationalLine const&) = default;
  friend auto operator<=>(NationalLine const&, NationalLine const&) = default;

 private:
  NationalLine(std::string digits, std::string authority)
      : digits_(std::move(digits)), authority_(std::move(authority)) {}
  std::string digits_;
  std::string authority_;
};

inline Argument argument(std::string_view name, HsCode const& code) {
  return {std::string(name), ArgumentKind::goods, code.text()};
}

}  // namespace chorsu
