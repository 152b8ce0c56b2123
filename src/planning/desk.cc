#include "planning/desk.h"

#include <algorithm>
#include <array>
#include <future>

#include "reference/editions.h"

namespace chorsu::planning {
namespace {

using reference::LoadedEdition;

constexpr std::array<std::string_view, 5> kReferenceKinds{"countries", "currencies", "units", "places", "exchange-rates"};

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

std::vector<LoadedEdition> of_kinds(std::vector<LoadedEdition> const& editions, std::span<std::string_view const> kinds) {
  std::vector<LoadedEdition> chosen;
  for (auto const& loaded : editions) {
    if (std::ranges::find(kinds, loaded.edition.kind) != kinds.end()) { chosen.push_back(loaded); }
  }
  return chosen;
}

std::vector<std::int64_t> ids_of(std::vector<reference::Edition> const& editions, std::span<std::string_view const> kinds) {
  std::vector<std::int64_t> ids;
  for (auto const& edition : editions) {
    if (std::ranges::find(kinds, edition.kind) != kinds.end()) { ids.push_back(edition.id); }
  }
  return ids;
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
    return before != nullptr && before->reference && ids_of(before->editions, kinds) == ids_of(index->editions, kinds);
  };
  auto const make = [&](std::span<std::string_view const> kinds, auto const& kept, auto builder) {
    return unchanged(kinds) ? kept : builder(of_kinds(editions, kinds));
  };
  static Index const kNothing;
  auto const& old = before != nullptr ? *before : kNothing;
  constexpr std::array<std::string_view, 1> kGoods{"goods"};
  constexpr std::array<std::string_view, 1> kTariff{"tariff"};
  constexpr std::array<std::string_view, 2> kNetwork{"network", "places"};
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
  std::vector<reference::Edition> fresh;
  auto const kinds = data_kinds();
  auto const known = pool_.read([](db::Connection& db) { return reference::list_editions(db); });
  for (auto const& shipped : kShipped) {
    auto const path = data / shipped.path;
    if (!std::filesystem::exists(path)) { continue; }
    auto const content = take(problems, path.string(), reference::read_content(path));
    if (!content) { continue; }
    auto const loaded = [&, sum = reference::checksum(*content)](reference::Edition const& edition) {
      return edition.kind == shipped.kind && edition.checksum == sum;
    };
    if (std::ranges::any_of(known, loaded)) { continue; }
    auto const kind = std::ranges::find(kinds, shipped.kind, &reference::DataKind::name);
    auto edition = take(problems, path.string(), reference::import(pool_, *kind, *content, now));
    if (edition) { fresh.push_back(std::move(*edition)); }
  }
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return fresh;
}

Result<std::shared_ptr<Index const>> Desk::load() {
  std::lock_guard const lock(loading_);
  std::int64_t sequence = 0;
  auto const editions = pool_.read([&](db::Connection& db) {
    sequence = reference::editions_sequence(db);
    return reference::load_in_force(db);
  });
  auto const before = current();
  auto built = build(editions, before.get());
  if (!built) { return built; }
  current_.store(*built);
  sequence_ = sequence;
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

Result<std::shared_ptr<Index const>> Desk::replay(std::span<std::int64_t const> chosen) {
  Problems problems;
  std::vector<LoadedEdition> editions;
  auto in_force = pool_.read([&](db::Connection& db) {
    for (auto const id : chosen) {
      if (auto loaded = take(problems, "editions", reference::load_edition(db, id))) { editions.push_back(std::move(*loaded)); }
    }
    return reference::load_in_force(db);
  });
  if (!problems.empty()) { return refuse(std::move(problems)); }
  auto const replaced = [&](LoadedEdition const& loaded) {
    return std::ranges::any_of(editions, [&](LoadedEdition const& other) {
      return other.edition.kind == loaded.edition.kind && other.edition.facts.authority == loaded.edition.facts.authority;
    });
  };
  std::erase_if(in_force, replaced);
  std::ranges::move(in_force, std::back_inserter(editions));
  auto const before = current();
  return build(editions, before.get());
}

Result<reference::Edition> Desk::import(reference::DataKind const& kind, reference::Content const& content, Instant now) {
  auto const facts = kind.check(content);
  if (!facts) { return refuse(facts.error()); }
  auto together = pool_.read([](db::Connection& db) { return reference::load_in_force(db); });
  std::erase_if(together, [&](LoadedEdition const& loaded) {
    return loaded.edition.kind == kind.name && loaded.edition.facts.authority == facts->authority;
  });
  together.push_back({{0, std::string(kind.name), *facts, reference::checksum(content), now, true}, content});
  if (auto const fits = build(together, current().get()); !fits) { return refuse(fits.error()); }
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
