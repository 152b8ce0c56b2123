#include "routing/itinerary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace chorsu::routing {
namespace {

constexpr std::int64_t kGramsPerTonne = 1'000'000;

Currency dollars() {
  return *Currency::parse("USD");
}

// number x a x b / divisor, rounded once.
std::int64_t scaled(Decimal number, std::int64_t a, std::int64_t b, Int128 divisor, Rounding rounding) {
  auto const numerator = multiply(multiply(number.digits(), a), b);
  return narrow(divide(numerator, multiply(divisor, power_of_ten(number.scale())), rounding));
}

std::string with_year(std::string_view text, std::optional<int> year) {
  return year ? fmt::format("{} ({})", text, *year) : std::string(text);
}

Unknown gap(std::string id, Message missing, std::string_view changes, std::string_view supply) {
  return {std::move(id), std::move(missing), message(changes), message(supply)};
}

Unknown crossing_gap(std::string_view what, BorderRow const& row, std::string_view key,
                     std::string_view changes) {
  return gap(fmt::format("routing.{}.{}.{}.{}", what, text(row.mode), row.from, row.to),
             message(key, place_argument("from", row.from), place_argument("to", row.to),
                     word_argument("mode", name(row.mode).key)),
             changes, "routing.supply_network");
}

Unknown handling_gap(Site const& site) {
  return gap("routing.handling_charge." + site.place,
             message("routing.handling_charge_unknown", place_argument("place", site.place)),
             "routing.changes_freight", "routing.supply_carrier");
}

Unknown weight_gap() {
  return gap("routing.weight", message("routing.weight_unknown"), "routing.changes_freight_co2e",
             "routing.supply_weight");
}

std::vector<Unknown> charge_gaps(BorderRow const& row) {
  std::vector<Unknown> gaps;
  if (!row.crossing) {
    gaps.push_back(
        crossing_gap("crossing_charge", row, "routing.crossing_charge_unknown", "routing.changes_freight"));
  }
  if (row.gauge_change && !row.transfer) {
    gaps.push_back(
        crossing_gap("transfer_charge", row, "routing.transfer_charge_unknown", "routing.changes_freight"));
  }
  return gaps;
}

// One leg of the way as it is travelled.
struct Stage {
  Arc const& arc;
  std::optional<Mode> moved_from;  // goods change to this leg's mode from another
};

std::vector<Stage> stages_of(Index const& index, Path const& path) {
  std::vector<Stage> stages;
  std::optional<Mode> before;
  for (auto const number : path.arcs) {
    auto const& arc = index.arc(number);
    stages.push_back({arc, before && *before != arc.mode ? before : std::nullopt});
    before = arc.mode;
  }
  return stages;
}

class LegMaker {
 public:
  LegMaker(Index const& index, std::optional<Weight> weight) : index_(index), weight_(weight) {}

  Leg make(Stage const& stage) const {
    auto const& arc = stage.arc;
    Leg leg{place(arc.from), place(arc.to),  arc.mode,  distance(arc),
            duration(stage), freight(stage), co2e(arc), {}};
    if (auto const* row = index_.border(arc)) { leg.border = crossing(arc, *row); }
    return leg;
  }

 private:
  std::string const& place(NodeNumber node) const { return index_.node(node).site.place; }
  CountryCode country(NodeNumber node) const { return index_.node(node).site.country; }

  // Evidence from one row of the network.
  Evidence evidence(Message formula, Basis basis, std::string detail) const {
    return {std::move(formula), basis, {index_.source(basis, std::move(detail))}, {}};
  }

  Figure<Distance> distance(Arc const& arc) const {
    auto const& row = index_.leg(arc);
    return Figure<Distance>::known(row.distance, evidence({}, row.distance_basis, row.distance_source));
  }

  Figure<Minutes> duration(Stage const& stage) const {
    auto const run = running(stage.arc);
    std::vector<Figure<Minutes>> parts;
    if (stage.moved_from) { parts.push_back(handling(stage)); }
    parts.push_back(run);
    if (auto const* row = index_.border(stage.arc)) { parts.push_back(dwell(*row)); }
    return parts.size() == 1 ? run : total(parts, message("routing.duration_leg_formula"));
  }

  Figure<Minutes> running(Arc const& arc) const {
    auto const& row = index_.leg(arc);
    // From km/h: metres x 60 / (km/h x 1000).
    auto const minutes = [&](Decimal kmh, Rounding rounding) {
      auto const numerator = multiply(multiply(row.distance.metres(), 60), power_of_ten(kmh.scale()));
      return Minutes(narrow(divide(numerator, multiply(kmh.digits(), 1000), rounding)));
    };
    auto made = evidence(message("routing.running_formula", argument("km", row.distance.kilometres()),
                                 argument("low", row.speed.low), argument("high", row.speed.high)),
                         row.year ? Basis::computed : Basis::general_knowledge, row.speed_source);
    made.rest_on(evidence({}, row.distance_basis, row.distance_source));
    return Figure<Minutes>::between(minutes(row.speed.high, Rounding::down),
                                    minutes(row.speed.low, Rounding::up), std::move(made));
  }

  Figure<Minutes> handling(Stage const& stage) const {
    auto formula = message(
        "routing.handling_formula", word_argument("from_mode", name(*stage.moved_from).key),
        word_argument("to_mode", name(stage.arc.mode).key), place_argument("place", place(stage.arc.from)),
        argument("low", kHandlingHoursLow), argument("high", kHandlingHoursHigh));
    return Figure<Minutes>::between(Minutes(kHandlingHoursLow * 60), Minutes(kHandlingHoursHigh * 60),
                                    {std::move(formula), Basis::general_knowledge, {}, {}});
  }

  Figure<Minutes> dwell(BorderRow const& row) const {
    if (!row.dwell) {
      return Figure<Minutes>::unknown(
          crossing_gap("dwell", row, "routing.dwell_unknown", "routing.changes_duration"),
          evidence({}, row.basis, row.source));
    }
    auto const minutes = [](Decimal hours, Rounding rounding) {
      return Minutes((hours * Decimal(60)).rounded(0, rounding).digits());
    };
    auto formula =
        row.year ? message("routing.dwell_formula_year", argument("mean", row.dwell->mean),
                           argument("low", row.dwell->band.low), argument("high", row.dwell->band.high),
                           argument("year", std::to_string(*row.year)))
                 : message("routing.dwell_formula", argument("mean", row.dwell->mean),
                           argument("low", row.dwell->band.low), argument("high", row.dwell->band.high));
    return Figure<Minutes>::between(minutes(row.dwell->band.low, Rounding::down),
                                    minutes(row.dwell->band.high, Rounding::up),
                                    evidence(std::move(formula), row.basis, row.source));
  }

  BorderCrossing crossing(Arc const& arc, BorderRow const& row) const {
    return {row.from, row.to, country(arc.from), country(arc.to), dwell(row), row.gauge_change};
  }

  Figure<Emission> co2e(Arc const& arc) const {
    if (!weight_) { return Figure<Emission>::unknown(weight_gap()); }
    auto const* row = index_.emission_factor(arc.mode);
    if (row == nullptr) {
      return Figure<Emission>::unknown(
          gap(fmt::format("routing.factor.{}", text(arc.mode)),
              message("routing.factor_unknown", word_argument("mode", name(arc.mode).key)),
              "routing.changes_co2e", "routing.supply_network"));
    }
    auto const& leg = index_.leg(arc);
    auto made = evidence(message("routing.co2e_formula", argument("factor", row->factor),
                                 argument("weight", *weight_), argument("km", leg.distance.kilometres())),
                         row->basis, with_year(row->source, row->year));
    made.rest_on(evidence({}, leg.distance_basis, leg.distance_source));
    auto const grams = scaled(row->factor, weight_->grams(), leg.distance.metres(),
                              Int128{kGramsPerTonne} * 1000, Rounding::half_up);
    return Figure<Emission>::known(Emission::grams(grams), std::move(made));
  }

  // Carriage, and at a border its charges, and at a change of mode a charge that nobody told us. Where the
  // carriage has no price, a bound made of charges alone would tell nothing.
  Figure<Money> freight(Stage const& stage) const {
    if (!weight_) { return Figure<Money>::unknown(weight_gap()); }
    auto const carried = carriage(stage.arc);
    if (carried.is_unknown()) { return carried; }
    std::vector<Figure<Money>> parts{carried};
    if (auto const* row = index_.border(stage.arc)) { parts.push_back(charges(*row)); }
    if (stage.moved_from) {
      parts.push_back(Figure<Money>::unknown(handling_gap(index_.node(stage.arc.from).site)));
    }
    return parts.size() == 1 ? carried : total(parts, message("routing.freight_leg_formula"));
  }

  // Half of a border leg lies in each of its countries.
  Figure<Money> carriage(Arc const& arc) const {
    if (country(arc.from) == country(arc.to)) { return carriage_in(arc, country(arc.from), 1); }
    return total(std::vector{carriage_in(arc, country(arc.from), 2), carriage_in(arc, country(arc.to), 2)},
                 message("routing.halves_formula"));
  }

  Figure<Money> carriage_in(Arc const& arc, CountryCode where, std::int64_t parts) const {
    auto const* row = index_.freight_rate(arc.mode, where);
    if (row == nullptr) {
      return Figure<Money>::unknown(
          gap(fmt::format("routing.rate.{}.{}", text(arc.mode), where.text()),
              message("routing.rate_unknown", word_argument("mode", name(arc.mode).key),
                      argument("country", where)),
              "routing.changes_freight", "routing.supply_carrier"));
    }
    auto const& leg = index_.leg(arc);
    auto const cents = [&](Decimal rate, Rounding rounding) {
      auto const divisor = multiply(kRateKilometres * 1000 * parts, kTonnesPerLoad * kGramsPerTonne);
      return Money(scaled(rate * Decimal(100), weight_->grams(), leg.distance.metres(), divisor, rounding),
                   dollars());
    };
    auto const km = leg.distance.kilometres().divided_by(Decimal(parts), 3, Rounding::half_up);
    auto made = evidence(
        message("routing.carriage_formula", argument("low", row->usd.low), argument("high", row->usd.high),
                argument("km", km), argument("weight", *weight_), argument("country", where)),
        row->basis, with_year(row->source, row->year));
    made.rest_on(evidence({}, leg.distance_basis, leg.distance_source));
    return Figure<Money>::between(cents(row->usd.low, Rounding::down), cents(row->usd.high, Rounding::up),
                                  std::move(made));
  }

  // From nothing, since rates may hold the charges of a border already, to all that is charged for each load.
  // A load is taken as 20 t: how the goods are stowed nobody told us.
  Figure<Money> charges(BorderRow const& row) const {
    auto const loads =
        (weight_->grams() + kTonnesPerLoad * kGramsPerTonne - 1) / (kTonnesPerLoad * kGramsPerTonne);
    std::int64_t each = row.crossing ? row.crossing->amount.minor() : 0;
    auto year = row.crossing ? row.crossing->year : std::nullopt;
    if (row.gauge_change && row.transfer) {
      each += row.transfer->amount.minor();
      year = std::max(year, row.transfer->year);
    }
    auto made = evidence(message("routing.charges_formula", argument("loads", loads),
                                 argument("charge", Money(each, dollars())), place_argument("place", row.to)),
                         weaker(row.basis, Basis::estimated), with_year(row.source, year));
    auto gaps = charge_gaps(row);
    auto const none = Money::zero(dollars());
    if (!gaps.empty()) {
      made.formula = each == 0 ? Message{} : made.formula;
      return Figure<Money>::at_least(none, std::move(gaps), std::move(made));
    }
    return Figure<Money>::between(none, Money(narrow(multiply(each, loads)), dollars()), std::move(made));
  }

  Index const& index_;
  std::optional<Weight> weight_;
};

template <class T>
Figure<T> sum(std::vector<Leg> const& legs, Figure<T> Leg::* figure) {
  std::vector<Figure<T>> parts;
  for (auto const& leg : legs) { parts.push_back(leg.*figure); }
  return total(parts, message("routing.total_formula", argument("legs", legs.size())));
}

}  // namespace

Message name(Mode mode) {
  constexpr std::array kKeys{"routing.mode.rail", "routing.mode.road", "routing.mode.sea",
                             "routing.mode.river", "routing.mode.air"};
  return message(kKeys[static_cast<std::size_t>(mode)]);
}

Route work_out(Index const& index, Chosen const& chosen, std::optional<Weight> weight) {
  LegMaker const maker(index, weight);
  std::vector<Leg> legs;
  for (auto const& stage : stages_of(index, chosen.path)) { legs.push_back(maker.make(stage)); }
  auto distance = sum(legs, &Leg::distance);
  auto duration = sum(legs, &Leg::duration);
  auto freight = sum(legs, &Leg::freight);
  auto co2e = sum(legs, &Leg::co2e);
  return {chosen.id,           std::move(legs),    chosen.reasons, std::move(distance),
          std::move(duration), std::move(freight), std::move(co2e)};
}

std::vector<Unknown> unknown_charges(Index const& index, Path const& path) {
  std::vector<Unknown> gaps;
  for (auto const& stage : stages_of(index, path)) {
    if (auto const* row = index.border(stage.arc)) { add_unknowns(gaps, charge_gaps(*row)); }
    if (stage.moved_from) { add_unknowns(gaps, {handling_gap(index.node(stage.arc.from).site)}); }
  }
  return gaps;
}

}  // namespace chorsu::routing
