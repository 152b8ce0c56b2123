#include "command/plan_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "language/figures.h"
#include "planning/json.h"

namespace chorsu::command {
namespace {

using language::Voice;

// A figure with its mark of truth: "?" unknown, "≥" at least, a range as such, "~" unconfirmed, "▨"
// demonstration.
template <class T>
Cell figure(Figure<T> const& figure, Voice const& voice, Align align = Align::right) {
  auto const state = language::state(figure);
  auto text = language::words(figure, voice);
  if (state == language::State::unknown) { return {"? " + text, Ink::amber, align}; }
  auto const basis = figure.evidence().basis;
  if (basis == Basis::demonstration) { return {"▨ " + text, Ink::plain, align}; }
  if (basis == Basis::general_knowledge) { return {"~ " + text, Ink::underlined, align}; }
  return {std::move(text), Ink::plain, align};
}

// "basis.general_knowledge"
std::string key_of(Basis basis) {
  auto key = "basis." + std::string(text(basis));
  std::ranges::replace(key, ' ', '_');
  return key;
}

Cell column_head(std::string_view key, Voice const& voice, Align align = Align::left) {
  return {voice.say(message(key)), Ink::quiet, align};
}

void show_unknowns(Terminal& terminal, std::vector<Unknown> const& unknowns, Voice const& voice) {
  if (unknowns.empty()) { return; }
  terminal.heading(voice.say(message("sheet.unknowns")), std::to_string(unknowns.size()));
  for (auto const& gap : unknowns) {
    terminal.paragraph("? " + voice.say(gap.missing), 2, Ink::amber);
    if (!gap.changes.empty()) {
      auto const changes = voice.say(gap.changes);
      terminal.paragraph(voice.say(message("sheet.changes", argument("changes", std::string_view(changes)))),
                         4, Ink::quiet);
    }
    if (!gap.supply.empty()) { terminal.paragraph("→ " + voice.say(gap.supply), 4, Ink::quiet); }
  }
}

// Each edition once, and under it what was read there.
void show_sources(Terminal& terminal, std::vector<Source> const& sources, Voice const& voice) {
  if (sources.empty()) { return; }
  terminal.heading(voice.say(message("sheet.sources")));
  std::vector<Source> editions;
  for (auto const& source : sources) {
    auto const same = [&](Source const& other) {
      return other.kind == source.kind && other.checksum == source.checksum;
    };
    if (std::ranges::any_of(editions, same)) { continue; }
    editions.push_back(source);
    terminal.paragraph(fmt::format("{}  {}  {}  {}", source.kind, source.authority, source.edition,
                                   source.checksum.substr(0, 16)),
                       2);
    for (auto const& read : sources) {
      if (!same(read) || read.detail.empty()) { continue; }
      auto const mark = read.basis == Basis::general_knowledge ? "~ " : "";
      terminal.paragraph(fmt::format("{}{}: {}", mark, voice.say(message(key_of(read.basis))), read.detail),
                         4, Ink::quiet);
    }
  }
}

void show_goods(Terminal& terminal, goods::Answer const& answer, planning::Index const& index,
                Voice const& voice) {
  terminal.heading(voice.say(message("sheet.goods")));
  terminal.paragraph(voice.say(answer.text), 2,
                     answer.outcome == goods::Outcome::found ? Ink::plain : Ink::amber);
  std::vector<std::vector<Cell>> rows;
  for (auto const& candidate : answer.candidates) {
    auto const chosen = answer.code && answer.code->code == candidate.code;
    std::string matched;
    for (auto const& word : candidate.matched) { matched += (matched.empty() ? "" : ", ") + word; }
    rows.push_back({{chosen ? "●" : "○"},
                    {candidate.code.spaced(), chosen ? Ink::strong : Ink::plain},
                    {fmt::format("{:.0f} %", candidate.share * 100), Ink::quiet, Align::right},
                    {goods::name(*index.goods, candidate.code.text(), voice.language()) +
                     (matched.empty() ? "" : "  [" + matched + "]")}});
  }
  terminal.table(rows);
}

bool has(std::vector<Message> const& messages, Message const& message) {
  return std::ranges::find(messages, message) != messages.end();
}

void show_duty(Terminal& terminal, tariff::Answer const& answer, Voice const& voice) {
  terminal.heading(voice.say(message("sheet.duty")), answer.tariff);
  auto const& shared = answer.rate.evidence().cautions;  // told once, below the lines
  std::vector<std::vector<Cell>> rows;
  for (auto const& line : answer.lines) {
    auto note = voice.say(line.rate_words);
    for (auto const& reference : line.notes) { note += " (" + reference + ")"; }
    for (auto const& caution : line.cautions) {
      if (!has(shared, caution)) { note += " · " + voice.say(caution); }
    }
    rows.push_back({{spaced_digits(line.code)}, {line.edition, Ink::quiet}, {note}});
  }
  rows.push_back(
      {{voice.say(message("sheet.rate")), Ink::strong}, {""}, figure(answer.rate, voice, Align::left)});
  terminal.table(rows);
  for (auto const& caution : shared) { terminal.paragraph(voice.say(caution), 2, Ink::quiet); }
}

void show_routes(Terminal& terminal, std::vector<routing::Route> const& routes, planning::Index const& index,
                 Voice const& voice) {
  terminal.heading(voice.say(message("sheet.routes")), std::to_string(routes.size()));
  std::vector<std::vector<Cell>> rows{{{""},
                                       column_head("sheet.way", voice),
                                       column_head("sheet.duration", voice, Align::right),
                                       column_head("sheet.distance", voice, Align::right),
                                       column_head("sheet.freight", voice, Align::right),
                                       column_head("sheet.co2e", voice, Align::right),
                                       column_head("sheet.why", voice)}};
  for (std::size_t i = 0; i < routes.size(); ++i) {
    auto const& route = routes[i];
    std::string reasons;
    for (auto const reason : route.reasons) {
      reasons += (reasons.empty() ? "" : ", ") + voice.say(routing::name(reason));
    }
    rows.push_back(
        {{i == 0 ? "●" : "○"},
         {voice.say(planning::route_title(route, *index.reference)), i == 0 ? Ink::strong : Ink::plain},
         figure(route.duration, voice),
         figure(route.distance, voice),
         figure(route.freight, voice),
         figure(route.co2e, voice),
         {reasons, Ink::quiet}});
  }
  if (routes.empty()) { return; }
  terminal.table(rows);
  terminal.heading(voice.say(message("sheet.legs")),
                   voice.say(planning::route_title(routes.front(), *index.reference)));
  rows.clear();
  for (auto const& leg : routes.front().legs) {
    auto const ends = voice.say(
        message("planning.crossing", place_argument("from", leg.from), place_argument("to", leg.to)));
    std::string border;
    if (leg.border) {
      border = voice.say(message(leg.border->gauge_change ? "sheet.border_gauge" : "sheet.border",
                                 argument("dwell", language::words(leg.border->dwell, voice))));
    }
    rows.push_back({{voice.say(routing::name(leg.mode)), Ink::quiet},
                    {ends},
                    figure(leg.distance, voice),
                    figure(leg.duration, voice),
                    {border, Ink::quiet}});
  }
  terminal.table(rows);
}

void show_landed_cost(Terminal& terminal, planning::LandedCost const& cost, Voice const& voice,
                      std::string_view note) {
  terminal.heading(voice.say(message("sheet.landed_cost")), note);
  std::vector<std::vector<Cell>> rows;
  for (auto const& line : cost.lines) {
    auto const payer = line.payer == planning::Payer::none
                           ? ""
                           : voice.say(message("payer." + std::string(text(line.payer))));
    rows.push_back({{voice.say(line.label), line.subtotal ? Ink::quiet : Ink::plain},
                    {payer, Ink::quiet},
                    figure(line.figure, voice),
                    {line.figure.is_unknown() ? "" : voice.say(line.figure.evidence().formula), Ink::quiet}});
  }
  rows.push_back({{voice.say(message("sheet.total")), Ink::strong}, {""}, figure(cost.total, voice), {""}});
  if (cost.per_unit) {
    rows.push_back({{voice.say(message("sheet.per_unit"))}, {""}, figure(*cost.per_unit, voice), {""}});
  }
  terminal.table(rows);
  Evidence all;
  for (auto const& line : cost.lines) { all.rest_on(line.figure.evidence()); }
  for (auto const& caution : all.cautions) { terminal.paragraph(voice.say(caution), 2, Ink::quiet); }
}

void show_screening(Terminal& terminal, screening::Answer const& answer, Voice const& voice) {
  terminal.heading(voice.say(message("sheet.screening")));
  auto const ink = answer.outcome == screening::Outcome::hit     ? Ink::red
                   : answer.outcome == screening::Outcome::clear ? Ink::green
                                                                 : Ink::amber;
  terminal.paragraph(voice.say(answer.text), 2, ink);
  for (auto const& finding : answer.findings) {
    terminal.paragraph(finding.party.name + ": " + voice.say(finding.text), 2);
    for (auto const& hit : finding.hits) {
      terminal.paragraph(
          fmt::format("{} {}  #{}  {}  {}", hit.list, hit.edition, hit.entry, hit.name, hit.programme), 4);
    }
  }
}

std::string question_line(planning::Answer const& answer, planning::Index const& index, Voice const& voice) {
  auto const& question = answer.question;
  std::string line;
  auto const add = [&](std::string const& part) { line += (line.empty() ? "" : " · ") + part; };
  auto const goods = question.goods.empty() ? question.code->spaced() : question.goods;
  if (question.quantity) {
    auto const* unit = index.reference->unit(question.quantity->unit());
    auto const pieces = question.quantity->unit() == UnitCode::piece();
    auto const sign = pieces ? "×"
                      : unit != nullptr && !unit->symbol.empty()
                          ? unit->symbol
                          : std::string(question.quantity->unit().text());
    add(voice.number(question.quantity->number()) + " " + sign + (pieces ? " " + goods : ""));
    if (!pieces) { add(goods); }
  } else {
    add(goods);
  }
  if (question.value) { add(language::words(planning::given_customs_value(question.value), voice)); }
  if (question.gross_weight) {
    add(language::words(Figure<Weight>::known(*question.gross_weight, {}), voice));
  }
  add(voice.say(message("planning.crossing", place_argument("from", answer.from.id),
                        place_argument("to", answer.to.id))));
  if (question.incoterm) { add(std::string(text(*question.incoterm))); }
  add(voice.date(question.on.text()));
  return line;
}

}  // namespace

void show(Terminal& terminal, planning::Answer const& answer, planning::Index const& index,
          Voice const& voice) {
  terminal.paragraph(question_line(answer, index, voice), 0, Ink::quiet);
  terminal.line();
  terminal.paragraph(planning::verdict_words(answer, voice), 0, Ink::strong);
  show_goods(terminal, answer.goods, index, voice);
  std::vector<routing::Route> routes;
  for (auto const& plan : answer.routes) { routes.push_back(plan.route); }
  show_routes(terminal, routes, index, voice);
  if (answer.duty) { show_duty(terminal, *answer.duty, voice); }
  if (!answer.routes.empty() && answer.routes.front().landed_cost) {
    auto const& first = answer.routes.front();
    show_landed_cost(terminal, *first.landed_cost, voice,
                     voice.say(planning::route_title(first.route, *index.reference)));
  }
  show_screening(terminal, answer.screening, voice);
  show_unknowns(terminal, answer.unknowns, voice);
  show_sources(terminal, answer.sources, voice);
  terminal.line();
  terminal.paragraph(voice.say(message("sheet.legend")), 0, Ink::quiet);
}

void show(Terminal& terminal, goods::Answer const& answer, planning::Index const& index, Voice const& voice) {
  show_goods(terminal, answer, index, voice);
  show_unknowns(terminal, answer.unknowns, voice);
  show_sources(terminal, answer.sources, voice);
}

void show(Terminal& terminal, tariff::Answer const& answer, Voice const& voice) {
  show_duty(terminal, answer, voice);
  std::vector<std::vector<Cell>> rows{{{voice.say(message("cost.duty"))}, figure(answer.duty, voice), {""}}};
  for (auto const& charge : answer.other_charges) {
    rows.push_back({{voice.say(charge.name)}, figure(charge.amount, voice), {""}});
  }
  terminal.table(rows);
  show_unknowns(terminal, answer.unknowns, voice);
  show_sources(terminal, answer.sources, voice);
}

void show(Terminal& terminal, routing::Answer const& answer, planning::Index const& index,
          Voice const& voice) {
  show_routes(terminal, answer.routes, index, voice);
  show_unknowns(terminal, answer.unknowns, voice);
  show_sources(terminal, answer.sources, voice);
}

void show(Terminal& terminal, screening::Answer const& answer, Voice const& voice) {
  show_screening(terminal, answer, voice);
  show_unknowns(terminal, answer.unknowns, voice);
  show_sources(terminal, answer.sources, voice);
}

void show(Terminal& terminal, Problems const& problems, Voice const& voice) {
  for (auto const& problem : problems.all()) {
    auto const field = problem.field.empty() ? std::string() : problem.field + ": ";
    terminal.paragraph(field + voice.say(problem.message), 0, Ink::red);
    for (auto const& choice : problem.choices) {
      terminal.paragraph(choice.value + "  " + voice.say(choice.label), 4);
    }
  }
}

}  // namespace chorsu::command
