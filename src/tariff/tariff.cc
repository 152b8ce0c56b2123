#include "tariff/tariff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "tariff/calculate.h"
#include "tariff/rates_csv.h"

namespace chorsu::tariff {
namespace {

constexpr std::size_t kLinesNamed = 8;

Unknown no_tariff(CountryCode country) {
  return {fmt::format("tariff.rate.{}", country.text()),
          message("tariff.no_tariff", argument("country", country)), message("tariff.changes_duty"),
          message("tariff.supply_tariff", argument("country", country))};
}

// The first lines of the subheading, for somebody who mistyped the rest of the code.
Unknown no_line(Schedule const& schedule, HsCode const& code) {
  std::string near;
  std::size_t named = 0;
  for (auto const& line : schedule.under(code.subheading())) {
    if (line.status == LineStatus::superseded) { continue; }
    if (++named > kLinesNamed) {
      near += ", …";
      break;
    }
    near += (near.empty() ? "" : ", ") + line.code;
  }
  auto const supply =
      near.empty() ? message("tariff.supply_code") : message("tariff.supply_line", argument("lines", near));
  return {fmt::format("tariff.line.{}", code.text()),
          message("tariff.no_line", argument("code", code.spaced()), argument("tariff", schedule.name)),
          message("tariff.changes_duty"), supply};
}

Unknown which_line(HsCode const& code, std::size_t count) {
  return {fmt::format("tariff.line.{}", code.text()),
          message("tariff.which_line", argument("code", code.spaced()), argument("count", count)),
          message("tariff.changes_duty"), message("tariff.supply_national_line")};
}

Unknown note_unknown(std::string const& note) {
  return {fmt::format("tariff.note.{}", note), message("tariff.note_unknown", argument("note", note)),
          message("tariff.changes_duty"), message("tariff.supply_note", argument("note", note))};
}

Unknown own_rate_unknown(Schedule const& schedule, CountryCode country) {
  return {fmt::format("tariff.own_rate.{}", country.text()),
          message("tariff.own_rate_unknown", argument("country", country), argument("tariff", schedule.name)),
          message("tariff.changes_duty"), message("tariff.supply_office", argument("country", country))};
}

// Whether the goods were made in the union or outside it, and come from the one or the other.
struct Whence {
  bool made_inside = false;
  bool sent_from_inside = false;

  bool within() const { return made_inside && sent_from_inside; }
};

Whence whence(Schedule const& schedule, Question const& question) {
  auto const made_inside = question.origin && schedule.covers_country(*question.origin);
  return {made_inside, question.dispatch ? schedule.covers_country(*question.dispatch) : made_inside};
}

Unknown returned_unknown(Question const& question) {
  return {fmt::format("tariff.returned.{}", question.importing.text()),
          message("tariff.returned_unknown", argument("origin", *question.origin),
                  argument("dispatch", *question.dispatch), argument("country", question.importing)),
          message("tariff.changes_charges"),
          message("tariff.supply_office", argument("country", question.importing))};
}

Unknown first_entry_unknown(Schedule const& schedule, Question const& question) {
  return {fmt::format("tariff.first_entry.{}", question.dispatch->text()),
          message("tariff.first_entry_unknown", argument("dispatch", *question.dispatch),
                  argument("tariff", schedule.name)),
          message("tariff.changes_charges"), message("tariff.supply_first_entry")};
}

Unknown preference_unknown(Question const& question) {
  if (!question.origin) {
    return {"tariff.origin", message("tariff.origin_unknown"), message("tariff.changes_duty"),
            message("tariff.supply_origin")};
  }
  return {fmt::format("tariff.preference.{}.{}", question.importing.text(), question.origin->text()),
          message("tariff.preference_unknown", argument("origin", *question.origin),
                  argument("country", question.importing)),
          message("tariff.changes_duty"),
          message("tariff.supply_office", argument("country", question.importing))};
}

// None of these is modelled: each is unknown by the name of the country, never zero.
std::vector<Charge> other_charges(CountryCode country, bool inside_union) {
  constexpr std::array kCharges = {"trade_remedy", "customs_fee", "excise", "recycling_fee", "vat"};
  std::vector<Charge> charges;
  for (std::string_view const id : kCharges) {
    // Inside a customs union there is neither a customs declaration nor a measure at its border.
    if (inside_union && (id == "trade_remedy" || id == "customs_fee")) { continue; }
    Unknown const gap{fmt::format("tariff.{}.{}", id, country.text()),
                      message(fmt::format("tariff.{}_unknown", id), argument("country", country)),
                      message("tariff.changes_charges"),
                      message("tariff.supply_office", argument("country", country))};
    charges.push_back({std::string(id), message(fmt::format("tariff.{}", id)), Figure<Money>::unknown(gap)});
  }
  return charges;
}

Answer with_rate(Question const& question, std::string tariff, std::vector<Line> lines,
                 Figure<Percent> rate) {
  auto duty = duty_on(question.customs_value, rate);
  return {std::move(tariff), std::move(lines), std::move(rate), std::move(duty), {}, {}, {}};
}

Answer from_lines(Schedule const& schedule, Found const& found, Question const& question) {
  std::vector<Line> lines;
  for (auto const* line : found.lines) {
    lines.push_back(work_out(schedule, *line, found.divided, question));
  }
  auto rate = rate_of_one(lines, question);
  auto answer = with_rate(question, schedule.name, std::move(lines), std::move(rate));
  auto const same = std::ranges::all_of(
      answer.lines, [&](Line const& line) { return line.rate_text == answer.lines.front().rate_text; });
  if (!same) { add_unknowns(answer.unknowns, {which_line(question.code, answer.lines.size())}); }
  for (auto const& line : answer.lines) { add_unknowns(answer.unknowns, line.rate.missing()); }
  for (auto const& line : answer.lines) {
    for (auto const& note : line.notes) { add_unknowns(answer.unknowns, {note_unknown(note)}); }
  }
  if (std::ranges::find(schedule.own_rates, question.importing) != schedule.own_rates.end()) {
    add_unknowns(answer.unknowns, {own_rate_unknown(schedule, question.importing)});
  }
  auto const [made_inside, sent_from_inside] = whence(schedule, question);
  if (sent_from_inside) { add_unknowns(answer.unknowns, {first_entry_unknown(schedule, question)}); }
  add_unknowns(answer.unknowns, {made_inside ? returned_unknown(question) : preference_unknown(question)});
  return answer;
}

Answer from_schedule(Schedule const* schedule, Question const& question, bool inside_union) {
  if (schedule == nullptr) {
    return with_rate(question, "", {}, Figure<Percent>::unknown(no_tariff(question.importing)));
  }
  if (inside_union) {
    return with_rate(question, schedule->name, {}, rate_inside_union(*schedule, question));
  }
  auto const found = find_lines(*schedule, question.code);
  if (found.lines.empty()) {
    Evidence evidence{{}, Basis::published, {schedule->edition.source(Basis::published)}, {}};
    auto rate = Figure<Percent>::unknown(no_line(*schedule, question.code), std::move(evidence));
    return with_rate(question, schedule->name, {}, std::move(rate));
  }
  return from_lines(*schedule, found, question);
}

Problems problems_of(Question const& question) {
  Problems problems;
  if (question.code.digits() < 6) {
    problems.add("code", message("tariff.code_short", argument("code", question.code.spaced())));
  }
  auto const& value = question.customs_value.low();
  if (value && value->minor() < 0) { problems.add("customs_value", message("tariff.value_negative")); }
  return problems;
}

Result<reference::Facts> check(reference::Content const& content) {
  Problems problems;
  auto const schedule = read_schedule(content, problems);
  if (!schedule) { return refuse(std::move(problems)); }
  return schedule->edition.facts;
}

}  // namespace

Schedule const* Index::in(CountryCode country) const {
  Schedule const* newest = nullptr;
  for (auto const& schedule : schedules_) {
    if (!schedule.covers_country(country)) { continue; }
    if (newest == nullptr || schedule.edition.facts.as_of > newest->edition.facts.as_of) {
      newest = &schedule;
    }
  }
  return newest;
}

std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions) {
  std::vector<Schedule> schedules;
  for (auto const& loaded : editions) {
    Problems problems;
    auto schedule = read_schedule(loaded.content, problems);
    if (!schedule) {
      throw std::runtime_error(fmt::format("tariff edition {} cannot be read: {} at {}", loaded.edition.id,
                                           problems.all().front().message.key, problems.all().front().field));
    }
    schedule->edition = loaded.edition;
    schedules.push_back(std::move(*schedule));
  }
  return std::make_shared<Index const>(std::move(schedules));
}

reference::DataKind data_kind() {
  return {"tariff", check};
}

Result<Answer> answer(Index const& index, Question const& question) {
  if (auto problems = problems_of(question); !problems.empty()) { return refuse(std::move(problems)); }
  auto const* const schedule = index.in(question.importing);
  auto const inside_union = schedule != nullptr && whence(*schedule, question).within();
  auto answer = from_schedule(schedule, question, inside_union);
  answer.other_charges = other_charges(question.importing, inside_union);
  add_unknowns(answer.unknowns, answer.rate.missing());
  add_unknowns(answer.unknowns, answer.duty.missing());
  for (auto const& charge : answer.other_charges) { add_unknowns(answer.unknowns, charge.amount.missing()); }
  answer.sources = answer.duty.evidence().sources;
  return answer;
}

}  // namespace chorsu::tariff
