// An exact decimal number: a rate, a percentage, an exchange rate. It keeps the digits it was given; nothing
// here touches binary floating point.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/message.h"
#include "vocabulary/result.h"

namespace chorsu {

// How an exact amount becomes a payable one. half_up: away from zero at five; half_even: the bankers' rule.
enum class Rounding { half_up, half_even, down, up };

class Decimal {
 public:
  static constexpr int kMaxScale = 12;

  constexpr Decimal() = default;
  // 7.25 is Decimal(725, 2). Scale 0 to 12.
  constexpr Decimal(std::int64_t digits, int scale) : digits_(digits), scale_(scale) { trim(); }
  explicit constexpr Decimal(std::int64_t whole) : digits_(whole) {}
  template <std::floating_point Number>
  explicit Decimal(Number, int = 0) = delete;  // 0.1 is no decimal number

  // "-12.50": an optional minus, digits, an optional point with digits; at most 18 digits, 12 after the
  // point.
  static Result<Decimal> parse(std::string_view text);

  constexpr std::int64_t digits() const { return digits_; }
  constexpr int scale() const { return scale_; }
  constexpr bool negative() const { return digits_ < 0; }
  constexpr bool zero() const { return digits_ == 0; }
  std::string text() const;
  // For drawing and for search weights only; never for money.
  double approximate() const;

  // Rounded to `scale` digits after the point.
  Decimal rounded(int scale, Rounding rounding) const;
  // The quotient to `scale` digits after the point; the divisor is not zero.
  Decimal divided_by(Decimal divisor, int scale, Rounding rounding) const;

  // Exact, but that digits beyond the twelfth place round half to even; std::overflow_error when the result
  // has no room in 63 bits.
  friend Decimal operator+(Decimal left, Decimal right);
  friend Decimal operator-(Decimal left, Decimal right);
  friend Decimal operator*(Decimal left, Decimal right);
  friend std::strong_ordering operator<=>(Decimal left, Decimal right);
  friend constexpr bool operator==(Decimal left, Decimal right) {
    return left.digits_ == right.digits_ && left.scale_ == right.scale_;  // trimmed: one number, one form
  }

 private:
  constexpr void trim() {
    while (scale_ > 0 && digits_ % 10 == 0) {
      digits_ /= 10;
      --scale_;
    }
  }
  std::int64_t digits_ = 0;
  int scale_ = 0;
};

inline Argument argument(std::string_view name, Decimal number) {
  return {std::string(name), ArgumentKind::decimal, number.text()};
}

// 10 to the power `exponent`, 0 to 18.
std::int64_t power_of_ten(int exponent);

// numerator / denominator as a whole number, rounded as told; denominator > 0.
__extension__ using Int128 = __int128;
Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding);
// The narrow number, or std::overflow_error.
std::int64_t narrow(Int128 wide);
// a * b, or std::overflow_error.
Int128 multiply(Int128 a, Int128 b);

}  // namespace chorsu
