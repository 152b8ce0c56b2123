#include "language/figures.h"

#include <array>

namespace chorsu::language {
namespace {

constexpr std::array<std::string_view, 4> kStateTexts{"known", "range", "at_least", "unknown"};

// Above this many hours a duration is told in days.
constexpr std::int64_t kDaysFromHours = 48;

// An upper bound goes up and a lower one down, below zero too.
Rounding towards(Decimal number, bool upper) {
  return upper != number.negative() ? Rounding::up : Rounding::down;
}

// To a tenth, and what is less than that to its first digit that is not zero: 0.04 is not 0.
Decimal to_a_tenth(Decimal number) {
  auto places = 1;
  while (places < number.scale() && number.rounded(places, Rounding::down).zero()) { ++places; }
  return number.rounded(places, Rounding::half_up);
}

// How many places to show: an exact amount keeps its cents, a bound of an estimate is told in whole units.
Decimal shown(Decimal number, std::string_view unit, State state, bool upper) {
  auto const measured = unit == "h" || unit == "km" || unit == "kg";
  if (state == State::known) { return measured ? to_a_tenth(number) : number; }
  if (unit == "%") { return number; }
  auto const small = measured && number < Decimal(10) && number > Decimal(-10);  // "0.6–1.2 h", but "25–39 h"
  return number.rounded(small ? 1 : 0, towards(number, upper));
}

Decimal in_days(Decimal hours, State state, bool upper) {
  auto const days = hours.divided_by(Decimal(24), 6, Rounding::down);
  if (state == State::known) { return days.rounded(1, Rounding::half_up); }
  return days.rounded(0, towards(days, upper));
}

// The key of the unit's pattern: "figure.km" is "{value} km".
std::string pattern_of(std::string_view unit, bool days) {
  if (unit == "h") { return days ? "figure.days" : "figure.hours"; }
  if (unit == "km") { return "figure.km"; }
  if (unit == "kg") { return "figure.kg"; }
  if (unit == "%") { return "figure.percent"; }
  return "figure.money";
}

Argument value_argument(std::string_view name, std::string text) {
  return argument(name, std::string_view(text));
}

}  // namespace

std::string_view text(State state) {
  return kStateTexts[static_cast<std::size_t>(state)];
}

Scaled scaled(Money money) {
  return {money.amount(), std::string(money.currency().code())};
}
Scaled scaled(Percent percent) {
  return {percent.percent(), "%"};
}
Scaled scaled(Distance distance) {
  return {distance.kilometres(), "km"};
}
Scaled scaled(Emission emission) {
  return {emission.kilograms(), "kg"};
}
Scaled scaled(Weight weight) {
  return {weight.kilograms(), "kg"};
}
Scaled scaled(std::chrono::minutes duration) {
  return {Decimal(duration.count()).divided_by(Decimal(60), 2, Rounding::half_up), "h"};
}

std::string words_of(State state, std::optional<Scaled> const& low, std::optional<Scaled> const& high,
                     Voice const& voice) {
  if (!low) { return voice.say(message("figure.unknown")); }
  auto const unit = low->unit;
  auto const days = unit == "h" && low->number >= Decimal(kDaysFromHours);
  auto const number = [&](Scaled const& value, bool upper) {
    auto const places = pattern_of(unit, days) == "figure.money" && state == State::known
                            ? Currency::parse(unit)->exponent()
                            : 0;
    return voice.number(days ? in_days(value.number, state, upper) : shown(value.number, unit, state, upper),
                        places);
  };
  auto span = number(*low, false);
  if (state == State::range && high) {
    auto const top = number(*high, true);
    if (top != span) { span += "–" + top; }
  }
  auto const told =
      voice.say(message(pattern_of(unit, days), value_argument("value", span), argument("unit", unit)));
  return state == State::at_least ? voice.say(message("figure.at_least", value_argument("value", told)))
                                  : told;
}

}  // namespace chorsu::language
