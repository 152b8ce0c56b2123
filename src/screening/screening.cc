#include "screening/screening.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "screening/watchlist.h"
#include "screening/watchlist_csv.h"

namespace chorsu::screening {
namespace {

constexpr std::array<std::string_view, 4> kOutcomes{"not_screened", "no_parties", "clear", "hit"};

Unknown no_list() {
  return {"screening.no_list", message("screening.no_list"), message("screening.changes"),
          message("screening.supply_list")};
}

// What an exact comparison of names cannot see.
std::vector<Unknown> beyond_comparison() {
  return {{"screening.spelling", message("screening.spelling"), message("screening.changes"),
           message("screening.supply_spelling")},
          {"screening.ownership", message("screening.ownership"), message("screening.changes"),
           message("screening.supply_ownership")}};
}

// One hit for each entry, by its first equal name.
std::vector<Hit> hits_of(Index const& index, Party const& party) {
  std::vector<Hit> hits;
  for (auto const place : index.equal_to(letters_of(party.name))) {
    auto const& list = index.lists()[place.list];
    auto const& listed = list.names[place.name];
    auto const repeated = std::ranges::any_of(hits, [&](Hit const& hit) {
      return hit.list == list.edition.facts.authority && hit.entry == listed.entry;
    });
    if (repeated) { continue; }
    hits.push_back({list.edition.facts.authority, list.edition.facts.edition, listed.entry, listed.name,
                    listed.programme});
  }
  return hits;
}

Finding screen(Index const& index, Party const& party) {
  if (index.lists().empty()) { return {party, Outcome::not_screened, message("screening.not_screened"), {}}; }
  auto hits = hits_of(index, party);
  if (hits.empty()) {
    return {
        party, Outcome::clear, message("screening.party_clear", argument("lists", index.lists().size())), {}};
  }
  auto const count = hits.size();
  return {party, Outcome::hit, message("screening.party_hit", argument("entries", count)), std::move(hits)};
}

Outcome outcome_of(Index const& index, std::vector<Finding> const& findings) {
  if (index.lists().empty()) { return Outcome::not_screened; }
  if (findings.empty()) { return Outcome::no_parties; }
  auto const hit =
      std::ranges::any_of(findings, [](Finding const& finding) { return finding.outcome == Outcome::hit; });
  return hit ? Outcome::hit : Outcome::clear;
}

Message text_of(Outcome outcome, Index const& index, std::vector<Finding> const& findings) {
  auto const hits = std::ranges::count(findings, Outcome::hit, &Finding::outcome);
  switch (outcome) {
    case Outcome::not_screened:
      return message("screening.not_screened");
    case Outcome::no_parties:
      return message("screening.no_parties");
    case Outcome::clear:
      return message("screening.clear", argument("parties", findings.size()),
                     argument("lists", index.lists().size()));
    case Outcome::hit:
      break;
  }
  return message("screening.hit", argument("parties", static_cast<std::int64_t>(hits)));
}

Problems problems_of(Question const& question) {
  Problems problems;
  for (std::size_t i = 0; i < question.parties.size(); ++i) {
    if (letters_of(question.parties[i].name).empty()) {
      problems.add(fmt::format("[{}].name", i), message("screening.name_without_letters"));
    }
  }
  return problems;
}

Result<reference::Facts> check(reference::Content const& content) {
  auto read = read_watchlist(content);
  if (!read) { return refuse(read.error()); }
  return std::move(read->facts);
}

}  // namespace

std::string_view text(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}

Result<Answer> answer(Index const& index, Question const& question) {
  if (auto problems = problems_of(question); !problems.empty()) { return refuse(std::move(problems)); }
  Answer answer;
  for (auto const& party : question.parties) { answer.findings.push_back(screen(index, party)); }
  answer.outcome = outcome_of(index, answer.findings);
  answer.text = text_of(answer.outcome, index, answer.findings);
  if (answer.outcome == Outcome::not_screened) { answer.unknowns = {no_list()}; }
  if (answer.outcome == Outcome::no_parties) {
    answer.unknowns = {{"screening.parties", message("screening.no_parties"), message("screening.changes"),
                        message("screening.supply_parties")}};
  }
  if (answer.outcome == Outcome::clear || answer.outcome == Outcome::hit) {
    answer.unknowns = beyond_comparison();
  }
  for (auto const& list : index.lists()) { answer.sources.push_back(list.edition.source(Basis::published)); }
  return answer;
}

reference::DataKind data_kind() {
  return {"watchlist", check};
}

std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions) {
  std::vector<Watchlist> lists;
  for (auto const& loaded : editions) {
    auto read = read_watchlist(loaded.content);
    if (!read) {
      auto const& problem = read.error().all().front();
      throw std::runtime_error(fmt::format("watchlist edition {} cannot be read: {} at {}", loaded.edition.id,
                                           problem.message.key, problem.field));
    }
    lists.push_back({loaded.edition, std::move(read->names)});
  }
  std::ranges::sort(lists, {}, [](Watchlist const& list) {
    return std::pair(list.edition.facts.authority, list.edition.id);
  });
  return std::make_shared<Index const>(std::move(lists));
}

}  // namespace chorsu::screening
