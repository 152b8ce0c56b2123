#include <algorithm>
#include <set>

#include "json/answer.h"
#include "planning/json.h"

namespace chorsu::planning {
namespace {

namespace bj = boost::json;
using json::AnswerWriter;

bj::object candidate_json(goods::Candidate const& candidate, goods::Index const& index,
                          AnswerWriter const& writer) {
  auto const& language = writer.voice().language();
  bj::array path;
  for (auto const& above : candidate.path) {
    path.emplace_back(
        bj::object{{"code", above.text()}, {"name", goods::name(index, above.text(), language)}});
  }
  return {{"code", candidate.code.text()},
          {"spaced", candidate.code.spaced()},
          {"name", goods::name(index, candidate.code.text(), language)},
          {"share", candidate.share},
          {"matched", json::texts(candidate.matched)},
          {"path", std::move(path)}};
}

std::string_view outcome_text(goods::Outcome outcome) {
  switch (outcome) {
    case goods::Outcome::found:
      return "found";
    case goods::Outcome::open:
      return "open";
    case goods::Outcome::nothing:
      break;
  }
  return "nothing";
}

bj::object goods_findings(goods::Answer const& answer, goods::Index const& index, AnswerWriter& writer) {
  bj::array candidates;
  for (auto const& candidate : answer.candidates) {
    candidates.emplace_back(candidate_json(candidate, index, writer));
  }
  bj::object told{{"outcome", outcome_text(answer.outcome)},
                  {"text", writer.say(answer.text)},
                  {"candidates", std::move(candidates)}};
  if (answer.code) { told["code"] = candidate_json(*answer.code, index, writer); }
  for (auto const& gap : answer.unknowns) { writer.unknown(gap); }
  for (auto const& source : answer.sources) { writer.source(source); }
  return told;
}

bj::object duty_findings(tariff::Answer const& answer, AnswerWriter& writer) {
  bj::array lines;
  for (auto const& line : answer.lines) {
    lines.emplace_back(bj::object{{"code", line.code},
                                  {"spaced", spaced_digits(line.code)},
                                  {"rate", writer.say(line.rate_words)},
                                  {"notation", line.rate_text},
                                  {"kind", tariff::text(line.kind)},
                                  {"edition", line.edition},
                                  {"notes", json::texts(line.notes)},
                                  {"cautions", json::texts(writer, line.cautions)}});
  }
  for (auto const& gap : answer.unknowns) { writer.unknown(gap); }
  return {{"tariff", answer.tariff}, {"rate", writer.figure(answer.rate, "%")}, {"lines", std::move(lines)}};
}

bj::object crossing_json(routing::BorderCrossing const& crossing, AnswerWriter& writer) {
  return {{"name", writer.say(message("planning.crossing", place_argument("from", crossing.from),
                                      place_argument("to", crossing.to)))},
          {"from_country", crossing.from_country.text()},
          {"to_country", crossing.to_country.text()},
          {"dwell", writer.figure(crossing.dwell, "h")},
          {"gauge_change", crossing.gauge_change}};
}

bj::object leg_json(routing::Leg const& leg, AnswerWriter& writer) {
  bj::object told{{"from", leg.from},
                  {"to", leg.to},
                  {"mode", routing::text(leg.mode)},
                  {"distance", writer.figure(leg.distance, "km")},
                  {"duration", writer.figure(leg.duration, "h")},
                  {"freight", writer.figure(leg.freight, "USD")},
                  {"co2e", writer.figure(leg.co2e, "kg")}};
  if (leg.border) { told["border"] = crossing_json(*leg.border, writer); }
  return told;
}

// The modes in the order of travel, each change once.
bj::array modes_of(routing::Route const& route) {
  bj::array modes;
  for (auto const& leg : route.legs) {
    auto const mode = routing::text(leg.mode);
    if (modes.empty() || modes.back().as_string() != mode) { modes.emplace_back(mode); }
  }
  return modes;
}

bj::object route_json(routing::Route const& route, Index const& index, AnswerWriter& writer) {
  bj::array reasons;
  for (auto const reason : route.reasons) {
    reasons.emplace_back(
        bj::object{{"key", routing::text(reason)}, {"text", writer.say(routing::name(reason))}});
  }
  bj::array legs;
  bj::array borders;
  for (auto const& leg : route.legs) {
    legs.emplace_back(leg_json(leg, writer));
    if (leg.border) { borders.emplace_back(crossing_json(*leg.border, writer)); }
  }
  return {{"id", route.id},
          {"title", writer.say(route_title(route, *index.reference))},
          {"modes", modes_of(route)},
          {"reasons", std::move(reasons)},
          {"legs", std::move(legs)},
          {"borders", std::move(borders)},
          {"distance", writer.figure(route.distance, "km")},
          {"duration", writer.figure(route.duration, "h")},
          {"freight", writer.figure(route.freight, "USD")},
          {"co2e", writer.figure(route.co2e, "kg")}};
}

bj::object landed_cost_json(LandedCost const& cost, std::string_view currency, AnswerWriter& writer) {
  bj::array lines;
  for (auto const& line : cost.lines) {
    bj::object told{{"key", line.key},
                    {"label", writer.say(line.label)},
                    {"payer", text(line.payer)},
                    {"kind", line.subtotal ? "subtotal" : "cost"},
                    {"figure", writer.figure(line.figure, currency)}};
    if (auto const& formula = line.figure.evidence().formula; !formula.empty()) {
      told["how"] = writer.say(formula);
    }
    lines.emplace_back(std::move(told));
  }
  bj::object told{{"lines", std::move(lines)}, {"total", writer.figure(cost.total, currency)}};
  if (cost.per_unit) { told["per_unit"] = writer.figure(*cost.per_unit, currency); }
  return told;
}

std::string currency_of(Question const& question) {
  return std::string(question.value ? question.value->currency().code() : "USD");
}

// Every place the routes pass, by id, for the map.
void add_places(routing::Route const& route, Index const& index, LanguageTag const& language,
                bj::object& places) {
  auto const add = [&](std::string const& id) {
    auto const* place = index.reference->place(id);
    if (place != nullptr && !places.contains(id)) { places[id] = place_json(*place, index, language); }
  };
  for (auto const& leg : route.legs) {
    add(leg.from);
    add(leg.to);
  }
}

bj::object party_json(screening::Party const& party) {
  bj::object told{{"name", party.name}};
  if (!party.role.empty()) { told["role"] = party.role; }
  if (!party.country.empty()) { told["country"] = party.country; }
  return told;
}

bj::object screening_findings(screening::Answer const& answer, AnswerWriter& writer) {
  bj::array parties;
  for (auto const& finding : answer.findings) {
    bj::array hits;
    for (auto const& hit : finding.hits) {
      bj::object told{{"list", hit.list}, {"edition", hit.edition}, {"entry", hit.entry}, {"name", hit.name}};
      if (!hit.programme.empty()) { told["programme"] = hit.programme; }
      hits.emplace_back(std::move(told));
    }
    parties.emplace_back(bj::object{{"name", finding.party.name},
                                    {"outcome", screening::text(finding.outcome)},
                                    {"text", writer.say(finding.text)},
                                    {"hits", std::move(hits)}});
  }
  for (auto const& gap : answer.unknowns) { writer.unknown(gap); }
  for (auto const& source : answer.sources) { writer.source(source); }
  return {{"outcome", screening::text(answer.outcome)},
          {"text", writer.say(answer.text)},
          {"parties", std::move(parties)}};
}

bj::object question_json(Answer const& answer) {
  auto const& question = answer.question;
  bj::object told{{"from", answer.from.id}, {"to", answer.to.id}, {"ready", question.on.text()}};
  if (!question.goods.empty()) { told["goods"] = question.goods; }
  if (question.code) { told["hs_code"] = question.code->text(); }
  if (question.quantity) {
    told["quantity"] = {{"number", question.quantity->number().text()},
                        {"unit", question.quantity->unit().text()}};
  }
  if (question.value) {
    told["value"] = {{"amount", question.value->amount_text()},
                     {"currency", question.value->currency().code()}};
  }
  if (question.gross_weight) {
    told["gross_weight"] = {{"number", question.gross_weight->kilograms().text()}, {"unit", "KGM"}};
  }
  if (question.incoterm) { told["incoterm"] = text(*question.incoterm); }
  told["origin"] = question.origin->text();
  bj::array parties;
  for (auto const& party : question.parties) { parties.emplace_back(party_json(party)); }
  if (!parties.empty()) { told["parties"] = std::move(parties); }
  return told;
}

bj::object verdict_json(Answer const& answer, AnswerWriter& writer) {
  bj::object told{{"outcome", text(answer.verdict)},
                  {"text", verdict_words(answer, writer.voice())},
                  {"open_points", answer.unknowns.size()}};
  if (!answer.routes.empty()) {
    auto const& first = answer.routes.front();
    told["duration"] = writer.figure(first.route.duration, "h");
    if (first.landed_cost) {
      told["landed_cost"] = writer.figure(first.landed_cost->total, currency_of(answer.question));
    }
  }
  return told;
}

void finish(bj::object& told, AnswerWriter& writer) {
  told["unknowns"] = writer.unknowns();
  told["sources"] = writer.sources();
}

}  // namespace

Message route_title(routing::Route const& route, reference::Index const& reference) {
  std::set<routing::Mode> modes;
  for (auto const& leg : route.legs) { modes.insert(leg.mode); }
  auto const mode = modes.size() == 1 ? routing::name(*modes.begin()).key : std::string("mode.mixed");
  std::vector<std::string> by;
  for (auto const& leg : route.legs) {
    if (leg.border && reference.place(leg.border->from) != nullptr) { by.push_back(leg.border->from); }
  }
  if (by.empty()) { return message("route.title_inland", word_argument("mode", mode)); }
  if (by.size() == 1) {
    return message("route.title", word_argument("mode", mode), place_argument("border", by.front()));
  }
  return message("route.title_two", word_argument("mode", mode), place_argument("border", by.front()),
                 place_argument("last", by.back()));
}

std::string verdict_words(Answer const& answer, language::Voice const& voice) {
  auto const points = argument("points", answer.unknowns.size());
  if (answer.routes.empty()) {
    return voice.say(
        message(answer.verdict == Verdict::hit ? "verdict.hit_no_route" : "verdict.no_route", points));
  }
  auto const& first = answer.routes.front();
  auto const duration = argument("duration", language::words(first.route.duration, voice));
  if (answer.verdict == Verdict::hit) { return voice.say(message("verdict.hit", duration, points)); }
  if (!first.landed_cost) { return voice.say(message("verdict.no_goods", duration, points)); }
  if (first.landed_cost->total.is_unknown()) {
    return voice.say(message("verdict.no_cost", duration, points));
  }
  return voice.say(message("verdict.open", duration,
                           argument("cost", language::words(first.landed_cost->total, voice)), points));
}

bj::object place_json(reference::Place const& place, Index const& index, LanguageTag const& language) {
  auto const* country = index.reference->country(place.country);
  bj::object told{
      {"id", place.id},
      {"name", place.names.in(language)},
      {"country", place.country.text()},
      {"country_name", country != nullptr ? country->names.in(language) : std::string(place.country.text())},
      {"kind", reference::text(place.kind)},
      {"latitude", place.latitude},
      {"longitude", place.longitude}};
  if (place.locode) { told["locode"] = place.locode->text(); }
  return told;
}

bj::object edition_json(reference::Edition const& edition) {
  return {{"id", edition.id},
          {"kind", edition.kind},
          {"authority", edition.facts.authority},
          {"edition", edition.facts.edition},
          {"as_of", edition.facts.as_of.text()},
          {"rows", edition.facts.rows},
          {"checksum", edition.checksum},
          {"imported_at", edition.imported_at.text()},
          {"in_force", edition.in_force}};
}

bj::object plan_json(Answer const& answer, Index const& index, language::Voice const& voice) {
  AnswerWriter writer(voice);
  // The gaps in the answer's own order, those that weigh most first; figures then refer to them.
  for (auto const& gap : answer.unknowns) { writer.unknown(gap); }
  bj::object told{{"question", question_json(answer)}};
  told["verdict"] = verdict_json(answer, writer);
  told["goods"] = goods_findings(answer.goods, *index.goods, writer);
  if (answer.duty) { told["duty"] = duty_findings(*answer.duty, writer); }
  bj::object places;
  for (auto const* end : {&answer.from, &answer.to}) {
    places[end->id] = place_json(*end, index, voice.language());
  }
  bj::array routes;
  for (auto const& plan : answer.routes) {
    auto route = route_json(plan.route, index, writer);
    if (plan.landed_cost) {
      route["landed_cost"] = landed_cost_json(*plan.landed_cost, currency_of(answer.question), writer);
    }
    routes.emplace_back(std::move(route));
    add_places(plan.route, index, voice.language(), places);
  }
  told["routes"] = std::move(routes);
  told["places"] = std::move(places);
  told["screening"] = screening_findings(answer.screening, writer);
  finish(told, writer);
  bj::array editions;
  for (auto const& edition : index.editions) { editions.emplace_back(edition.id); }
  told["editions"] = std::move(editions);
  return told;
}

bj::object goods_json(goods::Answer const& answer, Index const& index, language::Voice const& voice) {
  AnswerWriter writer(voice);
  bj::object told{{"goods", goods_findings(answer, *index.goods, writer)}};
  finish(told, writer);
  return told;
}

bj::object duty_json(tariff::Answer const& answer, std::string_view currency, language::Voice const& voice) {
  AnswerWriter writer(voice);
  bj::object told{{"findings", duty_findings(answer, writer)},
                  {"duty", writer.figure(answer.duty, currency)}};
  bj::array charges;
  for (auto const& charge : answer.other_charges) {
    charges.emplace_back(bj::object{{"key", charge.id},
                                    {"label", writer.say(charge.name)},
                                    {"figure", writer.figure(charge.amount, currency)}});
  }
  told["charges"] = std::move(charges);
  finish(told, writer);
  return told;
}

bj::object routes_json(routing::Answer const& answer, Index const& index, language::Voice const& voice) {
  AnswerWriter writer(voice);
  bj::array routes;
  bj::object places;
  for (auto const& route : answer.routes) {
    routes.emplace_back(route_json(route, index, writer));
    add_places(route, index, voice.language(), places);
  }
  for (auto const& gap : answer.unknowns) { writer.unknown(gap); }
  bj::object told{{"routes", std::move(routes)}, {"places", std::move(places)}};
  finish(told, writer);
  return told;
}

bj::object screening_json(screening::Answer const& answer, language::Voice const& voice) {
  AnswerWriter writer(voice);
  bj::object told{{"screening", screening_findings(answer, writer)}};
  finish(told, writer);
  return told;
}

}  // namespace chorsu::planning
