// How a figure is told in words: its digits in the reader's way of writing, its unit, and its mark of truth.
// A lower bound rounds down and an upper bound up, so that rounding never makes a figure surer than it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "language/language.h"
#include "vocabulary/distance.h"
#include "vocabulary/emission.h"
#include "vocabulary/figure.h"
#include "vocabulary/money.h"
#include "vocabulary/percent.h"
#include "vocabulary/weight.h"

namespace chorsu::language {

// A value on its scale, ready to be written: the number in the unit that travels ("h", "km", "USD").
struct Scaled {
  Decimal number;
  std::string unit;
};
Scaled scaled(Money money);
Scaled scaled(Percent percent);
Scaled scaled(Distance distance);              // km
Scaled scaled(Emission emission);              // kg of CO2e
Scaled scaled(Weight weight);                  // kg
Scaled scaled(std::chrono::minutes duration);  // h

enum class State { known, range, at_least, unknown };
std::string_view text(State state);

template <class T>
State state(Figure<T> const& figure) {
  return figure.is_unknown() ? State::unknown
         : figure.is_known() ? State::known
         : figure.is_range() ? State::range
                             : State::at_least;
}

// "USD 1,120,000.00", "21,900–24,100 USD", "at least 12 days", "unknown".
std::string words_of(State state, std::optional<Scaled> const& low, std::optional<Scaled> const& high,
                     Voice const& voice);

template <class T>
std::string words(Figure<T> const& figure, Voice const& voice) {
  auto const scale = [](std::optional<T> const& value) {
    return value ? std::optional(scaled(*value)) : std::nullopt;
  };
  return words_of(state(figure), scale(figure.low()), scale(figure.high()), voice);
}

}  // namespace chorsu::language
