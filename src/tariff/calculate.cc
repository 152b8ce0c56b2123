#include "tariff/calculate.h"

#include <fmt/format.h>

#include <algorithm>

namespace chorsu::tariff {
namespace {

bool stands(ScheduleLine const& line) {
  return line.status != LineStatus::superseded;
}

std::string source_detail(Schedule const& schedule, ScheduleLine const& line) {
  auto const& edition = schedule.edition_of(line);
  if (edition == schedule.edition.facts.edition || line.later_holds) { return line.code.substr(0, 6); }
  return fmt::format("{}, {}", line.code.substr(0, 6), edition);
}

Source source_of(Schedule const& schedule, ScheduleLine const& line) {
  return schedule.edition.source(Basis::published, source_detail(schedule, line));
}

Message differing_sources(Schedule const& schedule, ScheduleLine const& line) {
  auto const& earlier = line.later_holds ? schedule.rates[*line.other_rate] : schedule.rate(line);
  auto const& later = line.later_holds ? schedule.rate(line) : schedule.rates[*line.other_rate];
  return message(line.later_holds ? "tariff.later_rate_used" : "tariff.earlier_rate_kept",
                 argument("code", spaced_digits(line.code)), argument("earlier", earlier.text()),
                 argument("earlier_edition", schedule.edition_of(line)), argument("later", later.text()),
                 argument("later_edition", schedule.edition.facts.edition));
}

std::vector<Message> cautions_of(Schedule const& schedule, ScheduleLine const& line, bool divided,
                                 Question const& question) {
  auto const on = question.on;
  std::vector<Message> cautions;
  if (divided) {
    cautions.push_back(message("tariff.divided", argument("code", question.code.spaced()),
                               argument("edition", schedule.edition.facts.edition)));
  }
  if (on > schedule.edition.facts.as_of) {
    cautions.push_back(message("tariff.not_known_in_force", argument("date", on),
                               argument("edition", schedule.edition.facts.edition)));
  }
  if (auto const from = schedule.known_from(line); on < from) {
    cautions.push_back(message("tariff.not_known_before", argument("date", on), argument("from", from)));
  }
  if (line.other_rate) { cautions.push_back(differing_sources(schedule, line)); }
  if (line.status == LineStatus::only_in_later) {
    cautions.push_back(message("tariff.only_in_later", argument("code", spaced_digits(line.code)),
                               argument("edition", schedule.edition.facts.edition)));
  }
  if (line.scope_changed) {
    cautions.push_back(message("tariff.scope_changed", argument("code", spaced_digits(line.code))));
  }
  for (auto const& note : schedule.notes_of(line)) {
    cautions.push_back(
        message("tariff.note_caution", argument("code", spaced_digits(line.code)), argument("note", note)));
  }
  return cautions;
}

// The part of a rate that counts by quantity: nothing here works it out.
Unknown specific_part(ScheduleLine const& line, AmountPerUnit const& per_unit) {
  return {fmt::format("tariff.specific.{}", line.code),
          message("tariff.specific_unknown", argument("code", spaced_digits(line.code)),
                  argument("amount", per_unit.amount), argument("currency", per_unit.currency.code()),
                  unit_argument("unit", per_unit.unit)),
          message("tariff.changes_duty"),
          message("tariff.supply_quantity", unit_argument("unit", per_unit.unit))};
}

Figure<Percent> rate_of(Schedule const& schedule, ScheduleLine const& line, std::vector<Message> cautions) {
  auto const& rate = schedule.rate(line);
  auto const [low, high] = rate.bounds();
  Evidence evidence{{}, Basis::published, {source_of(schedule, line)}, std::move(cautions)};
  if (!low) { return Figure<Percent>::unknown(specific_part(line, *rate.per_unit), std::move(evidence)); }
  evidence.formula = rate.words();
  if (!high) {
    return Figure<Percent>::at_least(*low, {specific_part(line, *rate.per_unit)}, std::move(evidence));
  }
  return Figure<Percent>::between(*low, *high, std::move(evidence));
}

bool has_caution(Line const& line, Message const& caution) {
  return std::ranges::find(line.cautions, caution) != line.cautions.end();
}

// What all lines share is said once; what is special to some is left to them.
void add_line_cautions(std::vector<Line> const& lines, std::vector<Message>& cautions) {
  std::size_t special = 0;
  for (auto const& caution : lines.front().cautions) {
    if (std::ranges::all_of(lines, [&](Line const& line) { return has_caution(line, caution); })) {
      cautions.push_back(caution);
    }
  }
  for (auto const& line : lines) {
    auto const own = [&](Message const& caution) {
      return std::ranges::find(cautions, caution) == cautions.end();
    };
    if (std::ranges::any_of(line.cautions, own)) { ++special; }
  }
  if (special > 0) { cautions.push_back(message("tariff.line_cautions", argument("count", special))); }
}

Money part_of(Money value, Percent rate) {
  return value.times(rate.factor(), Rounding::half_up);
}

Message duty_formula(std::string_view key, Money value, Percent rate) {
  return message(key, argument("value", value), argument("rate", rate.percent()),
                 argument("duty", part_of(value, rate)));
}

// Between two rates on a value that is a lower bound.
Message duty_open_formula(Money value, Percent low_rate, Percent high_rate) {
  return message("tariff.duty_open_formula", argument("value", value),
                 argument("low_rate", low_rate.percent()), argument("high_rate", high_rate.percent()),
                 argument("duty", part_of(value, low_rate)),
                 argument("high_duty", part_of(value, high_rate)));
}

Message duty_range_formula(Money low_value, Percent low_rate, Money high_value, Percent high_rate) {
  return message("tariff.duty_range_formula", argument("low_value", low_value),
                 argument("low_rate", low_rate.percent()), argument("low_duty", part_of(low_value, low_rate)),
                 argument("high_value", high_value), argument("high_rate", high_rate.percent()),
                 argument("high_duty", part_of(high_value, high_rate)));
}

}  // namespace

Found find_lines(Schedule const& schedule, HsCode const& code) {
  Found found;
  auto const lines = schedule.under(code.text());
  for (auto const& line : lines) {
    if (stands(line)) { found.lines.push_back(&line); }
  }
  if (!found.lines.empty() || lines.empty()) { return found; }
  // The lines that took its place share all but its last digits.
  found.divided = true;
  for (auto digits = lines.front().code.size() - 1; digits >= 6 && found.lines.empty(); --digits) {
    for (auto const& line : schedule.under(lines.front().code.substr(0, digits))) {
      if (line.status == LineStatus::only_in_later) { found.lines.push_back(&line); }
    }
  }
  return found;
}

Line work_out(Schedule const& schedule, ScheduleLine const& line, bool divided, Question const& question) {
  auto const rate = rate_of(schedule, line, cautions_of(schedule, line, divided, question));
  auto const& tariff_rate = schedule.rate(line);
  auto const& edition = line.later_holds ? schedule.edition.facts.edition : schedule.edition_of(line);
  return {line.code, tariff_rate.text(),      tariff_rate.words(),     tariff_rate.kind, rate,
          edition,   schedule.notes_of(line), rate.evidence().cautions};
}

Figure<Percent> rate_of_one(std::vector<Line> const& lines, Question const& question) {
  if (lines.size() == 1) { return lines.front().rate; }
  std::optional<Percent> low;
  std::optional<Percent> high;
  auto low_known = true;
  auto high_known = true;
  std::vector<Unknown> missing;
  Evidence evidence;
  for (auto const& line : lines) {
    auto const& rate = line.rate;
    low_known = low_known && rate.low();
    high_known = high_known && rate.high();
    low = low ? std::min(low, rate.low()) : rate.low();
    high = high ? std::max(high, rate.high()) : rate.high();
    add_unknowns(missing, rate.missing());
    evidence.rest_on({{}, rate.evidence().basis, rate.evidence().sources, {}});
  }
  auto const same =
      std::ranges::all_of(lines, [&](Line const& line) { return line.rate_text == lines[0].rate_text; });
  if (!same) {
    evidence.cautions.push_back(message("tariff.lines_differ", argument("code", question.code.spaced()),
                                        argument("count", lines.size())));
  }
  add_line_cautions(lines, evidence.cautions);
  evidence.formula = same ? lines.front().rate_words : Message{};
  if (!low_known) { return Figure<Percent>::unknown_for(std::move(missing), std::move(evidence)); }
  if (!high_known) { return Figure<Percent>::at_least(*low, std::move(missing), std::move(evidence)); }
  return Figure<Percent>::between(*low, *high, std::move(evidence));
}

Figure<Money> duty_on(Figure<Money> const& value, Figure<Percent> const& rate) {
  Evidence evidence{{}, Basis::computed, {}, {}};
  evidence.rest_on(rate.evidence());
  evidence.rest_on(value.evidence());
  auto missing = rate.missing();
  add_unknowns(missing, value.missing());
  if (!rate.low() || !value.low()) {
    return Figure<Money>::unknown_for(std::move(missing), std::move(evidence));
  }
  auto const low = part_of(*value.low(), *rate.low());
  if (!rate.high() || !value.high()) {
    if (rate.high() == Percent()) {
      return Figure<Money>::known(low, std::move(evidence));
    }  // nothing of any value
    evidence.formula = rate.is_range() ? duty_open_formula(*value.low(), *rate.low(), *rate.high())
                                       : duty_formula("tariff.duty_floor_formula", *value.low(), *rate.low());
    return Figure<Money>::at_least(low, std::move(missing), std::move(evidence));
  }
  evidence.formula = rate.is_known() && value.is_known()
                         ? duty_formula("tariff.duty_formula", *value.low(), *rate.low())
                         : duty_range_formula(*value.low(), *rate.low(), *value.high(), *rate.high());
  return Figure<Money>::between(low, part_of(*value.high(), *rate.high()), std::move(evidence));
}

Figure<Percent> rate_inside_union(Schedule const& schedule, Question const& question) {
  Source const source{"tariff", schedule.name, "", std::nullopt, Basis::general_knowledge, "", ""};
  return Figure<Percent>::known(
      Percent(), {message("tariff.inside_union_formula"),
                  Basis::general_knowledge,
                  {source},
                  {message("tariff.inside_union", argument("origin", *question.origin),
                           argument("country", question.importing), argument("tariff", schedule.name))}});
}

}  // namespace chorsu::tariff
