#include "planning/desk.h"

#include <algorithm>
#include <array>
#include <future>

#include "reference/editions.h"

namespace chorsu::planning {
namespace {

using reference::LoadedEdition;

constexpr std::array<std::string_view, 5> kReferenceKinds{"countries", "currencies", "units", "places",
                                                          "exchange-rates"};

// The data that comes with the program, in an order in which each kind finds those it speaks of.
struct Shipped {
  std::string_view kind;
  std::string_view path;  // below data/
};
constexpr std::array<Shipped, 8> kShipped{{{"countries", "reference/countries.csv"},
                                           {"currencies", "reference/currencies.csv"},
                                           {"units", "reference/units.csv"},
                                           {"places", "reference/places.csv"},
                                           {"exchange-rates", "exchange_rates/ecb.csv"},
                                           {"goods", "goods"},
                                           {"tariff", "tariff/eaeu.csv"},
                                           {"network", "network"}}};

std::vector<LoadedEdition> of_kinds(std::vector<LoadedEdition> const& editions,
                                    std::span<std::string_view const> kinds) {
  std::vector<LoadedEdition> chosen;
  for (auto const& loaded : editions) {
    if (std::ranges::find(kinds, loaded.edition.kind) != kinds.end()) { chosen.push_back(loaded); }
  }
  return chosen;
}

std::vector<std::int64_t> ids_of(std::vector<reference::Edition> const& editions,
                                 std::span<std::string_view const> kinds) {
  std::vector<std::int64_t> ids;
  for (auto const& edition : editions) {
    if (std::ranges::find(kinds, edition.kind) != kinds.end()) { ids.push_back(edition.id); }
  }
  return ids;
}

// Of two editions of one series only one is in force.
bool same_series(reference::Edition const& a, reference::Edition const& b) {
  return a.kind == b.kind && a.facts.authority == b.facts.authority;
}

// An edition as it would stand beside the others, before it is kept.
LoadedEdition candidate(reference::DataKind const& kind, reference::Facts const& facts,
                        reference::Content const& content, Instant now) {
  return {{0, std::string(kind.name), facts, reference::checksum(content), now, true}, content};
}

void put(std::vector<LoadedEdition>& editions, LoadedEdition next) {
  std::erase_if(editions,
                [&](LoadedEdition const& loaded) { return same_series(loaded.edition, next.edition); });
  editions.push_back(std::move(next));
}

}  // namespace

std::vector<reference::DataKind> data_kinds() {
  auto kinds = reference::data_kinds();
  kinds.push_back(goods::data_kind());
  kinds.push_back(tariff::data_kind());
  kinds.push_back(routing::data_kind());
  kinds.push_back(screening::data_kind());
  return kinds;
}

Result<std::shared_ptr<Index const>> build(std::vector<LoadedEdition> const& editions, Index const* before) {
  auto index = std::make_shared<Index>();
  for (auto const& loaded : editions) { index->editions.push_back(loaded.edition); }
  std::ranges::sort(index->editions, {}, &reference::Edition::id);

  auto const unchanged = [&](std::span<std::string_view const> kinds) {
    return before != nullptr && before->reference &&
           ids_of(before->editions, kinds) == ids_of(index->editions, kinds);
  };
  auto const make = [&](std::span<std::string_view const> kinds, auto const& kept, auto builder) {
    return unchanged(kinds) ? kept : builder(of_kinds(editions, kinds));
  };
  static Index const kNothing;
  auto const& old = before != nullptr ? *before : kNothing;
  constexpr std::array<std::string_view, 1> kGoods{"goods"};
  constexpr std::array<std::string_view, 1> kTariff{"tariff"};
  constexpr std::array<std::string_view, 3> kNetwork{"network", "places", "countries"};
  constexpr std::array<std::string_view, 1> kWatchlist{"watchlist"};
  // The nomenclature takes as long as all others together: it is built beside them.
  auto goods = std::async(std::launch::async, [&] { return make(kGoods, old.goods, goods::build); });
  index->reference = make(kReferenceKinds, old.reference, reference::build);
  index->tariff = make(kTariff, old.tariff, tariff::build);
  index->screening = make(kWatchlist, old.screening, screening::build);
  auto routing = unchanged(kNetwork) ? Result<std::shared_ptr<routing::Index const>>(old.routing)
                                     : routing::build(of_kinds(editions, kNetwork), *index->reference);
  index->goods = goods.get();
  if (!routing) { return refuse(routing.error()); }
  index->routing = std::move(*routing);
  return index;
}

Result<std::vector<reference::Edition>> Desk::stock(std::filesystem::path const& data, Instant now) {
  Problems problems;
  std::vector<std::pair<reference::DataKind, reference::Content>> fresh;
  auto const kinds = data_kinds();
  auto const known = pool_.read([](db::Connection& db) { return reference::list_editions(db); });
  for (auto const& shipped : kShipped) {
    auto const path = data / shipped.path;
    if (!std::filesystem::exists(path)) { continue; }
    auto content = take(problems, path.string(), reference::read_content(path));
    if (!content) { continue; }
    auto const loaded = [&, sum = reference::checksum(*content)](reference::Edition const& edition) {
      return edition.kind == shipped.kind && edition.checksum == sum;
    };
    if (std::ranges::any_of(known, loaded)) { continue; }
    fresh.emplace_back(*std::ranges::find(kinds, shipped.kind, &reference::DataKind::name),
                       std::move(*content));
  }
  if (fresh.empty() && problems.empty()) { return std::vector<reference::Edition>(); }
  auto together = pool_.read([](db::Connection& db) { return reference::load_in_force(db); });
  for (auto const& [kind, content] : fresh) {
    if (auto const facts = take(problems, kind.name, kind.check(content))) {
      put(together, candidate(kind, *facts, content, now));
    }
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  if (auto const fits = planning::build(together); !fits) { return refuse(fits.error()); }
  std::vector<reference::Edition> imported;
  for (auto const& [kind, content] : fresh) {
    if (auto edition = take(problems, kind.name, reference::import(pool_, kind, content, now))) {
      imported.push_back(std::move(*edition));
    }
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return imported;
}

Result<std::shared_ptr<Index const>> Desk::load() {
  std::lock_guard const lock(loading_);
  std::int64_t sequence = 0;
  auto const editions = pool_.read([&](db::Connection& db) {
    sequence = reference::editions_sequence(db);
    return reference::load_in_force(db);
  });
  sequence_ = sequence;
  auto const before = current();
  auto built = build(editions, before.get());
  if (built) { current_.store(*built); }
  return built;
}

Result<bool> Desk::refresh() {
  auto const sequence = pool_.read([](db::Connection& db) { return reference::editions_sequence(db); });
  {
    std::lock_guard const lock(loading_);
    if (sequence == sequence_) { return false; }
  }
  return load().map([](auto const&) { return true; });
}

Result<std::shared_ptr<Index const>> Desk::replay(std::vector<std::int64_t> editions) {
  constexpr std::size_t kKept = 4;
  std::ranges::sort(editions);
  auto const now = current();
  if (std::ranges::equal(editions, now->editions, {}, {}, &reference::Edition::id)) { return now; }
  std::lock_guard const lock(replaying_);  // one at a time: a replay reads and builds whole editions
  if (auto const found = replayed_.find(editions); found != replayed_.end()) { return found->second; }
  auto built = build_exactly(editions);
  if (!built) { return built; }
  if (replayed_.size() >= kKept) { replayed_.erase(replayed_.begin()); }
  replayed_.emplace(std::move(editions), *built);
  return built;
}

Result<std::shared_ptr<Index const>> Desk::build_exactly(std::vector<std::int64_t> const& editions) {
  Problems problems;
  auto const loaded = pool_.read([&](db::Connection& db) {
    std::vector<LoadedEdition> all;
    for (auto const id : editions) {
      if (auto one = take(problems, "editions", reference::load_edition(db, id))) {
        all.push_back(std::move(*one));
      }
    }
    return all;
  });
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    for (std::size_t j = i + 1; j < loaded.size(); ++j) {
      if (same_series(loaded[i].edition, loaded[j].edition)) {
        problems.add("editions", message("edition.two_of_a_kind", argument("first", loaded[i].edition.id),
                                         argument("second", loaded[j].edition.id)));
      }
    }
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return build(loaded, current().get());
}

Result<reference::Edition> Desk::import(reference::DataKind const& kind, reference::Content const& content,
                                        Instant now) {
  auto const facts = kind.check(content);
  if (!facts) { return refuse(facts.error()); }
  auto together = pool_.read([](db::Connection& db) { return reference::load_in_force(db); });
  auto const next = candidate(kind, *facts, content, now);
  auto const newer = [&](LoadedEdition const& loaded) {
    return same_series(loaded.edition, next.edition) && loaded.edition.facts.as_of > facts->as_of;
  };
  if (std::ranges::none_of(together, newer)) {  // it will be in force, so it has to fit
    put(together, next);
    if (auto const fits = build(together, current().get()); !fits) { return refuse(fits.error()); }
  }
  auto edition = reference::import(pool_, kind, content, now);
  if (!edition) { return edition; }
  if (auto const loaded = load(); !loaded) { return refuse(loaded.error()); }
  return edition;
}

std::string IndexNames::country(std::string_view code, LanguageTag const& language) const {
  auto const parsed = CountryCode::parse(code);
  auto const* known = parsed && index_->reference ? index_->reference->country(*parsed) : nullptr;
  return known != nullptr ? known->names.in(language) : std::string(code);
}

std::string IndexNames::place(std::string_view id, LanguageTag const& language) const {
  auto const* known = index_->reference ? index_->reference->place(id) : nullptr;
  return known != nullptr ? known->names.in(language) : std::string(id);
}

std::string IndexNames::goods(std::string_view code, LanguageTag const& language) const {
  auto name = index_->goods ? goods::name(*index_->goods, code, language) : std::string();
  return name.empty() ? std::string(code) : name;
}

}  // namespace chorsu::planning
