#include <algorithm>

#include "planning/planning.h"

namespace chorsu::planning {
namespace {

Currency dollars() {
  return *Currency::parse("USD");
}

// Carriage is priced in dollars; a bill is in one currency, that of the goods.
Figure<Money> in_currency(Index const& index, Figure<Money> const& dollars_figure, Currency currency,
                          Date on) {
  if (currency == dollars() || !dollars_figure.low()) { return dollars_figure; }
  auto const low = index.reference->exchange_rates().convert(*dollars_figure.low(), currency, on);
  if (low.is_unknown()) { return low; }
  auto evidence = dollars_figure.evidence();
  evidence.rest_on(low.evidence());
  if (!dollars_figure.high()) {
    return Figure<Money>::at_least(*low.low(), dollars_figure.missing(), std::move(evidence));
  }
  auto const high = index.reference->exchange_rates().convert(*dollars_figure.high(), currency, on);
  if (high.is_unknown()) { return Figure<Money>::at_least(*low.low(), high.missing(), std::move(evidence)); }
  return Figure<Money>::between(*low.low(), *high.low(), std::move(evidence));
}

// How many legs lie before the goods have entered the customs territory: all up to and with the border leg
// into it.
std::size_t legs_to_entry(tariff::Schedule const* schedule, CountryCode importing,
                          routing::Route const& route) {
  auto const inside = [&](CountryCode country) {
    return schedule != nullptr ? schedule->covers_country(country) : country == importing;
  };
  for (std::size_t i = 0; i < route.legs.size(); ++i) {
    auto const& border = route.legs[i].border;
    if (border && inside(border->to_country) && !inside(border->from_country)) { return i + 1; }
  }
  return 0;
}

Figure<Money> freight_of(std::vector<routing::Leg> const& legs, std::size_t first, std::size_t last,
                         Message formula) {
  std::vector<Figure<Money>> parts;
  for (auto i = first; i < last; ++i) { parts.push_back(legs[i].freight); }
  return total(parts, std::move(formula));
}

Unknown no_value() {
  return {"planning.value", message("planning.value_missing"), message("planning.value_changes"),
          message("planning.value_supply")};
}

Unknown insurance_unknown() {
  return {"planning.insurance", message("planning.insurance_missing"), message("planning.insurance_changes"),
          message("planning.insurance_supply")};
}

Figure<Money> goods_value(Question const& question) {
  return question.value ? given_customs_value(question.value) : Figure<Money>::unknown(no_value());
}

// The Eurasian Economic Union adds carriage and insurance up to the place of entry. How others value is not
// loaded.
Figure<Money> customs_value(tariff::Schedule const* schedule, CountryCode importing,
                            std::vector<Figure<Money>> parts) {
  if (schedule == nullptr || schedule->name != "EAEU") {
    return Figure<Money>::unknown({"planning.customs_value." + std::string(importing.text()),
                                   message("planning.customs_value_missing", argument("country", importing)),
                                   message("planning.customs_value_changes"),
                                   message("planning.customs_value_supply")});
  }
  if (parts.front().is_unknown()) { return parts.front(); }  // no bound is worth telling without the goods
  auto const sum = total(parts, message("planning.customs_value_formula"));
  auto evidence = sum.evidence();
  evidence.basis = weaker(evidence.basis, Basis::general_knowledge);
  evidence.cautions.push_back(message("planning.customs_value_rule"));
  return Figure<Money>::at_least(*sum.low(), sum.missing(), std::move(evidence));
}

// Who bears a cost that the rule puts on the seller or the buyer.
Payer payer(Question const& question, bool (*seller_bears)(Incoterm)) {
  if (!question.incoterm) { return Payer::open; }
  return seller_bears(*question.incoterm) ? Payer::seller : Payer::buyer;
}

// Nothing of any value is nothing, even where the value is not known.
Figure<Money> duty_figure(tariff::Answer const& duty, Currency currency) {
  auto const free = duty.rate.is_known() && *duty.rate.high() == Percent();
  return free && duty.duty.is_unknown() ? Figure<Money>::known(Money::zero(currency), duty.rate.evidence())
                                        : duty.duty;
}

std::optional<Figure<Money>> per_unit(Figure<Money> const& whole, std::optional<Quantity> const& quantity) {
  if (!quantity || !whole.low()) { return std::nullopt; }
  auto const share = [&](Money money, Rounding rounding) {
    return money.converted(money.currency(), Decimal(1), quantity->number(), rounding);
  };
  Evidence evidence = whole.evidence();
  evidence.formula = message("planning.per_unit_formula", argument("total", *whole.low()),
                             argument("quantity", quantity->number()));
  if (whole.is_known()) {
    return Figure<Money>::known(share(*whole.low(), Rounding::half_up), std::move(evidence));
  }
  auto const low = share(*whole.low(), Rounding::down);
  if (whole.is_at_least()) { return Figure<Money>::at_least(low, whole.missing(), std::move(evidence)); }
  return Figure<Money>::between(low, share(*whole.high(), Rounding::up), std::move(evidence));
}

}  // namespace

Figure<Money> given_customs_value(std::optional<Money> const& value) {
  if (value) {
    return Figure<Money>::known(*value, {message("planning.value_formula"), Basis::published, {}, {}});
  }
  return Figure<Money>::unknown({"planning.customs_value", message("planning.no_customs_value"), {}, {}});
}

std::string_view text(Payer payer) {
  switch (payer) {
    case Payer::buyer:
      return "buyer";
    case Payer::seller:
      return "seller";
    case Payer::open:
      return "open";
    case Payer::none:
      break;
  }
  return "none";
}

LandedCost landed_cost(Index const& index, Question const& question, HsCode const& code, Ends ends,
                       routing::Route const& route) {
  auto const currency = question.value ? question.value->currency() : dollars();
  auto const* schedule = index.tariff->in(ends.importing);
  auto const entry = legs_to_entry(schedule, ends.importing, route);
  auto const crosses = entry > 0;  // false at home and within one customs territory
  auto const leg_freight = [&](std::size_t first, std::size_t last) {
    return in_currency(index, freight_of(route.legs, first, last, message("planning.freight_formula")),
                       currency, question.on);
  };
  auto const goods = goods_value(question);
  auto const to_border = leg_freight(0, crosses ? entry : route.legs.size());
  auto const insurance = Figure<Money>::unknown(insurance_unknown());
  auto const carriage = payer(question, seller_pays_carriage);
  auto const import = payer(question, seller_pays_import);

  std::vector<CostLine> lines;
  lines.push_back(
      {"goods", message("cost.goods"), question.incoterm ? Payer::buyer : Payer::open, false, goods});
  lines.push_back({"freight_to_border", message(crosses ? "cost.freight_to_border" : "cost.freight"),
                   carriage, false, to_border});
  lines.push_back(
      {"insurance", message("cost.insurance"), payer(question, seller_insures), false, insurance});
  if (ends.departure != ends.importing) {
    auto const customs = crosses ? customs_value(schedule, ends.importing, {goods, to_border, insurance})
                                 : given_customs_value(std::nullopt);
    if (crosses) {
      lines.push_back({"customs_value", message("cost.customs_value"), Payer::none, true, customs});
    }
    auto const duty = tariff::answer(
        *index.tariff, {code, ends.importing, question.origin, question.on, customs, ends.departure});
    if (duty) {
      lines.push_back({"duty", message("cost.duty"), import, false, duty_figure(*duty, currency)});
      for (auto const& charge : duty->other_charges) {
        lines.push_back({charge.id, charge.name, import, false, charge.amount});
      }
    }
  }
  if (crosses && entry < route.legs.size()) {
    lines.push_back({"freight_inland", message("cost.freight_inland"), carriage, false,
                     leg_freight(entry, route.legs.size())});
  }
  std::vector<Figure<Money>> added;
  for (auto const& line : lines) {
    if (!line.subtotal) { added.push_back(line.figure); }
  }
  // Without the goods' value a sum of the rest would mislead.
  auto sum = goods.is_unknown() ? goods : total(added, message("planning.total_formula"));
  auto each = per_unit(sum, question.quantity);
  return {std::move(lines), std::move(sum), std::move(each)};
}

}  // namespace chorsu::planning
