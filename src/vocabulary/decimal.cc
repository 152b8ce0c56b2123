#include "vocabulary/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace chorsu {
namespace {

constexpr int kMaxDigits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// An exact sum or product may have more places than a Decimal has room for: trailing zeros go, the rest must
// fit.
Decimal fitted(Int128 digits, int scale) {
  while (scale > 0 && digits % 10 == 0) {
    digits /= 10;
    --scale;
  }
  if (scale > Decimal::kMaxScale) {
    digits = divide(digits, power_of_ten(scale - Decimal::kMaxScale), Rounding::half_even);
    scale = Decimal::kMaxScale;
  }
  return {narrow(digits), scale};
}

}  // namespace

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) { power *= 10; }
  return power;
}

std::int64_t narrow(Int128 wide) {
  if (wide > std::numeric_limits<std::int64_t>::max() || wide < std::numeric_limits<std::int64_t>::min()) {
    throw std::overflow_error("number beyond 63 bits");
  }
  return static_cast<std::int64_t>(wide);
}

Int128 multiply(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) { throw std::overflow_error("product beyond 127 bits"); }
  return product;
}

Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding) {
  auto const quotient = numerator / denominator;  // toward zero
  auto const rest = numerator % denominator;
  if (rest == 0) { return quotient; }
  auto const away = numerator < 0 ? -1 : 1;
  auto const distance = rest < 0 ? -rest : rest;
  auto const beyond_half = distance > denominator - distance;
  auto const at_half = distance == denominator - distance;
  switch (rounding) {
    case Rounding::down:
      return quotient;
    case Rounding::up:
      return quotient + away;
    case Rounding::half_up:
      return beyond_half || at_half ? quotient + away : quotient;
    case Rounding::half_even:
      return beyond_half || (at_half && quotient % 2 != 0) ? quotient + away : quotient;
  }
  return quotient;
}

Result<Decimal> Decimal::parse(std::string_view text) {
  auto rest = text;
  auto const negative = !rest.empty() && rest.front() == '-';
  if (negative) { rest.remove_prefix(1); }
  std::int64_t digits = 0;
  int scale = 0;
  int seen = 0;
  bool after_point = false;
  for (char const c : rest) {
    if (c == '.' && !after_point && seen > 0) {
      after_point = true;
      continue;
    }
    if (!is_digit(c)) { return refuse("decimal.malformed", argument("text", text)); }
    scale += after_point ? 1 : 0;
    if (++seen > kMaxDigits || scale > kMaxScale) {
      return refuse("decimal.too_long", argument("text", text));
    }
    digits = digits * 10 + (c - '0');
  }
  if (seen == 0 || rest.back() == '.') { return refuse("decimal.malformed", argument("text", text)); }
  return Decimal(negative ? -digits : digits, scale);
}

std::string Decimal::text() const {
  auto const magnitude =
      digits_ < 0 ? ~static_cast<std::uint64_t>(digits_) + 1 : static_cast<std::uint64_t>(digits_);
  auto text = std::to_string(magnitude);
  if (scale_ > 0) {
    auto const places = static_cast<std::size_t>(scale_);
    if (text.size() <= places) { text.insert(0, places + 1 - text.size(), '0'); }
    text.insert(text.size() - places, ".");
  }
  return (digits_ < 0 ? "-" : "") + text;
}

double Decimal::approximate() const {
  return static_cast<double>(digits_) / std::pow(10.0, scale_);
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
  if (scale >= scale_) { return *this; }
  return {narrow(divide(digits_, power_of_ten(scale_ - scale), rounding)), scale};
}

Decimal Decimal::divided_by(Decimal divisor, int scale, Rounding rounding) const {
  auto numerator = multiply(digits_, power_of_ten(divisor.scale_));
  auto denominator = multiply(divisor.digits_, power_of_ten(scale_));
  numerator = multiply(numerator, power_of_ten(scale));
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  return fitted(divide(numerator, denominator, rounding), scale);
}

Decimal operator+(Decimal left, Decimal right) {
  auto const scale = std::max(left.scale_, right.scale_);
  auto const sum = multiply(left.digits_, power_of_ten(scale - left.scale_)) +
                   multiply(right.digits_, power_of_ten(scale - right.scale_));
  return fitted(sum, scale);
}

Decimal operator-(Decimal left, Decimal right) {
  return left + Decimal(-1) * right;
}

Decimal operator*(Decimal left, Decimal right) {
  return fitted(multiply(left.digits_, right.digits_), left.scale_ + right.scale_);
}

std::strong_ordering operator<=>(Decimal left, Decimal right) {
  auto const scale = std::max(left.scale_, right.scale_);
  return multiply(left.digits_, power_of_ten(scale - left.scale_)) <=>
         multiply(right.digits_, power_of_ten(scale - right.scale_));
}

}  // namespace chorsu
