#include "routing/network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>

namespace chorsu::routing {
namespace {

constexpr double kEarthRadiusMetres = 6'371'008.8;
// Coordinates have four decimals: a leg may be so much shorter than the great circle.
constexpr double kTolerance = 1.001;

// A mean of known figures of one mode, for what is unknown.
class Mean {
 public:
  void add(std::int64_t value) {
    sum_ += value;
    ++count_;
  }
  std::int64_t or_else(std::int64_t fallback) const { return count_ == 0 ? fallback : sum_ / count_; }

 private:
  std::int64_t sum_ = 0;
  std::int64_t count_ = 0;
};

struct Means {
  std::array<Mean, 5> dwell_minutes;
  std::array<Mean, 5> rate_cents;
  Mean any_rate_cents;
  std::array<Mean, 5> crossing_cents;
  Mean transfer_cents;
};

std::size_t number(Mode mode) {
  return static_cast<std::size_t>(mode);
}

// number x factor, to the nearest whole.
std::int64_t whole(Decimal number, std::int64_t factor) {
  return (number * Decimal(factor)).rounded(0, Rounding::half_up).digits();
}

std::int64_t middle(Band const& band, std::int64_t factor) {
  return (whole(band.low, factor) + whole(band.high, factor)) / 2;
}

// Minutes for the distance in the middle between the slowest and the quickest.
std::int64_t running_minutes(LegRow const& leg) {
  auto const at = [&](Decimal kmh) {
    return leg.distance.metres() * 60 / std::max<std::int64_t>(1, whole(kmh, 1000));
  };
  return (at(leg.speed.low) + at(leg.speed.high)) / 2;
}

// a * b / c without leaving 63 bits on the way.
std::int64_t share(std::int64_t a, std::int64_t b, std::int64_t c) {
  return narrow(divide(multiply(a, b), c, Rounding::half_up));
}

}  // namespace

// Lays the rows of one edition on the places of the map.
class NetworkBuilder {
 public:
  NetworkBuilder(reference::LoadedEdition const& loaded, NetworkRows rows, reference::Index const& reference)
      : reference_(reference) {
    index_->edition_ = loaded.edition;
    index_->rows_ = std::move(rows);
  }

  Result<std::shared_ptr<Index const>> build() {
    add_sites();
    add_nodes();
    if (!problems_.empty()) { return refuse(std::move(problems_)); }
    number_borders();
    for (std::uint32_t leg = 0; leg < index_->rows_.legs.size(); ++leg) { add_leg(leg); }
    for (auto const& border : index_->rows_.borders) { check_border(border); }
    if (!problems_.empty()) { return refuse(std::move(problems_)); }
    sort_arcs();
    take_means();
    for (auto& arc : index_->arcs_) { arc.cost = cost_of(arc); }
    return std::shared_ptr<Index const>(std::move(index_));
  }

 private:
  void add_sites() {
    for (auto const& place : reference_.places()) {
      index_->sites_.push_back({place.id, place.country, place.latitude, place.longitude,
                                place.kind == reference::PlaceKind::city});
    }
    std::ranges::sort(index_->sites_, {}, &Site::place);
  }

  void add_nodes() {
    for (auto const& row : index_->rows_.nodes) {
      if (auto const* site = index_->site(row.place)) {
        index_->nodes_.push_back({*site, row});
      } else {
        problems_.add(row.at, message("routing.file.no_place", argument("place", row.place)));
      }
    }
    std::ranges::sort(index_->nodes_, {},
                      [](Node const& node) -> std::string const& { return node.site.place; });
  }

  void number_borders() {
    for (std::uint32_t i = 0; i < index_->rows_.borders.size(); ++i) {
      auto const& border = index_->rows_.borders[i];
      borders_.push_back({{border.from, border.to, border.mode}, i});
    }
    std::ranges::sort(borders_);
  }

  std::optional<std::uint32_t> border(std::string const& from, std::string const& to, Mode mode) const {
    Crossing const wanted{from, to, mode};
    auto const found =
        std::ranges::lower_bound(borders_, wanted, {}, &std::pair<Crossing, std::uint32_t>::first);
    if (found == borders_.end() || found->first != wanted) { return std::nullopt; }
    return found->second;
  }

  void add_leg(std::uint32_t number) {
    auto const& leg = index_->rows_.legs[number];
    auto const from = *index_->find_node(leg.from);  // the reader has checked both ends
    auto const to = *index_->find_node(leg.to);
    auto const& start = index_->node(from).site;
    auto const& end = index_->node(to).site;
    auto const straight = great_circle(start, end);
    if (static_cast<double>(straight.metres()) > static_cast<double>(leg.distance.metres()) * kTolerance) {
      problems_.add(leg.at, message("routing.file.too_short", argument("from", leg.from),
                                    argument("to", leg.to), argument("km", leg.distance.kilometres()),
                                    argument("straight", straight.kilometres())));
    }
    auto const there = border(leg.from, leg.to, leg.mode);
    if (start.country != end.country && !there) {
      problems_.add(leg.at,
                    message("routing.file.no_crossing", argument("from", leg.from), argument("to", leg.to)));
    }
    index_->arcs_.push_back({from, to, 0, number, there, leg.mode, {}});
    index_->arcs_.push_back({to, from, 0, number, border(leg.to, leg.from, leg.mode), leg.mode, {}});
  }

  void check_border(BorderRow const& row) {
    auto const& from = index_->node(*index_->find_node(row.from)).site;
    auto const& to = index_->node(*index_->find_node(row.to)).site;
    if (from.country == to.country) {
      problems_.add(row.at,
                    message("routing.file.one_country", argument("from", row.from), argument("to", row.to)));
    }
  }

  void sort_arcs() {
    auto& arcs = index_->arcs_;
    std::ranges::sort(arcs, {}, [](Arc const& arc) { return std::tuple(arc.from, arc.to, arc.mode); });
    std::vector<std::optional<ArcNumber>> first_of_leg(index_->rows_.legs.size());
    for (ArcNumber i = 0; i < arcs.size(); ++i) {
      auto& first = first_of_leg[arcs[i].leg];
      if (!first) {
        first = i;
      } else {
        arcs[i].back = *first;
        arcs[*first].back = i;
      }
    }
    index_->first_arcs_.assign(index_->nodes_.size() + 1, 0);
    for (auto const& arc : arcs) { ++index_->first_arcs_[arc.from + 1]; }
    for (std::size_t i = 1; i < index_->first_arcs_.size(); ++i) {
      index_->first_arcs_[i] += index_->first_arcs_[i - 1];
    }
  }

  void take_means() {
    for (auto const& row : index_->rows_.borders) {
      if (row.dwell) { means_.dwell_minutes[number(row.mode)].add(whole(row.dwell->mean, 60)); }
      if (row.crossing) { means_.crossing_cents[number(row.mode)].add(row.crossing->amount.minor()); }
      if (row.transfer) { means_.transfer_cents.add(row.transfer->amount.minor()); }
    }
    for (auto const& row : index_->rows_.freight_rates) {
      means_.rate_cents[number(row.mode)].add(middle(row.usd, 100));
      means_.any_rate_cents.add(middle(row.usd, 100));
    }
    for (auto const& row : index_->rows_.emission_factors) {
      highest_milligrams_ = std::max(highest_milligrams_, whole(row.factor, 1000));
    }
  }

  Cost cost_of(Arc const& arc) const {
    auto const& leg = index_->leg(arc);
    auto const metres = leg.distance.metres();
    auto const* factor = index_->emission_factor(arc.mode);
    auto const milligrams = factor != nullptr ? whole(factor->factor, 1000) : highest_milligrams_;
    Cost cost{running_minutes(leg), carriage_cents(arc), share(milligrams, metres, 1'000'000), metres};
    if (auto const* row = index_->border(arc)) {
      cost.minutes += dwell_minutes(arc, *row);
      cost.cents += charge_cents(*row);
    }
    return cost;
  }

  // Half of a border leg lies in each of its countries.
  std::int64_t carriage_cents(Arc const& arc) const {
    auto const of_country = [&](CountryCode country) {
      auto const* row = index_->freight_rate(arc.mode, country);
      if (row != nullptr) { return middle(row->usd, 100); }
      return means_.rate_cents[number(arc.mode)].or_else(
          means_.any_rate_cents.or_else(search_default::kRateCents));
    };
    auto const both =
        of_country(index_->node(arc.from).site.country) + of_country(index_->node(arc.to).site.country);
    return share(both, index_->leg(arc).distance.metres(), 2 * kRateKilometres * 1000 * kTonnesPerLoad);
  }

  std::int64_t dwell_minutes(Arc const& arc, BorderRow const& row) const {
    if (row.dwell) { return whole(row.dwell->mean, 60); }
    auto const one_union = [&](std::string_view group) {
      return reference_.is_member(index_->node(arc.from).site.country, group) &&
             reference_.is_member(index_->node(arc.to).site.country, group);
    };
    if (one_union("EAEU") || one_union("EU")) { return search_default::kUnionDwellMinutes; }
    return means_.dwell_minutes[number(row.mode)].or_else(search_default::kDwellMinutes);
  }

  // The middle between none, when the rate holds them already, and all.
  std::int64_t charge_cents(BorderRow const& row) const {
    auto const known_or = [](std::optional<Charge> const& charge, Mean const& mean, std::int64_t fallback) {
      return charge ? charge->amount.minor() : mean.or_else(fallback);
    };
    auto cents =
        known_or(row.crossing, means_.crossing_cents[number(row.mode)], search_default::kCrossingCents);
    if (row.gauge_change) {
      cents += known_or(row.transfer, means_.transfer_cents, search_default::kTransferCents);
    }
    return cents / 2 / kTonnesPerLoad;
  }

  using Crossing = std::tuple<std::string, std::string, Mode>;

  reference::Index const& reference_;
  std::shared_ptr<Index> index_ = std::make_shared<Index>();
  std::vector<std::pair<Crossing, std::uint32_t>> borders_;
  Means means_;
  std::int64_t highest_milligrams_ = 0;
  Problems problems_;
};

Distance great_circle(Site const& from, Site const& to) {
  constexpr double kRadians = std::numbers::pi / 180;
  auto const north = std::sin((to.latitude - from.latitude) * kRadians / 2);
  auto const east = std::sin((to.longitude - from.longitude) * kRadians / 2);
  auto const a =
      north * north + std::cos(from.latitude * kRadians) * std::cos(to.latitude * kRadians) * east * east;
  return Distance::metres(std::llround(2 * kEarthRadiusMetres * std::asin(std::sqrt(std::min(1.0, a)))));
}

bool Node::has_terminal(Mode mode) const {
  switch (mode) {
    case Mode::rail:
      return row.facilities.rail_terminal;
    case Mode::road:
      return row.facilities.road_terminal || site.city;
    case Mode::sea:
    case Mode::river:
      return row.facilities.port;
    case Mode::air:
      break;
  }
  return false;
}

std::optional<NodeNumber> Index::find_node(std::string_view place) const {
  auto const found = std::ranges::lower_bound(
      nodes_, place, {}, [](Node const& node) -> std::string_view { return node.site.place; });
  if (found == nodes_.end() || found->site.place != place) { return std::nullopt; }
  return static_cast<NodeNumber>(found - nodes_.begin());
}

FreightRow const* Index::freight_rate(Mode mode, CountryCode country) const {
  auto const found = std::ranges::find_if(
      rows_.freight_rates, [&](FreightRow const& row) { return row.mode == mode && row.country == country; });
  return found == rows_.freight_rates.end() ? nullptr : &*found;
}

EmissionRow const* Index::emission_factor(Mode mode) const {
  auto const found = std::ranges::find(rows_.emission_factors, mode, &EmissionRow::mode);
  return found == rows_.emission_factors.end() ? nullptr : &*found;
}

Site const* Index::site(std::string_view place) const {
  auto const found = std::ranges::lower_bound(
      sites_, place, {}, [](Site const& site) -> std::string_view { return site.place; });
  return found != sites_.end() && found->place == place ? &*found : nullptr;
}

std::vector<NodeNumber> Index::nearest_nodes(Site const& site) const {
  std::vector<std::pair<Distance, NodeNumber>> by_distance;
  for (NodeNumber i = 0; i < nodes_.size(); ++i) {
    by_distance.emplace_back(great_circle(site, nodes_[i].site), i);
  }
  std::ranges::sort(by_distance);
  std::vector<NodeNumber> nearest;
  for (auto const& [distance, node] : by_distance) { nearest.push_back(node); }
  return nearest;
}

// Of several networks in force the newest is answered from: two would cross each other's ways unseen.
Result<std::shared_ptr<Index const>> build(std::vector<reference::LoadedEdition> const& editions,
                                           reference::Index const& reference) {
  reference::LoadedEdition const* newest = nullptr;
  for (auto const& loaded : editions) {
    if (loaded.edition.kind != data_kind().name) { continue; }
    auto const age = [](reference::LoadedEdition const& one) {
      return std::pair(one.edition.facts.as_of, one.edition.id);
    };
    if (newest == nullptr || age(loaded) > age(*newest)) { newest = &loaded; }
  }
  if (newest == nullptr) { return std::make_shared<Index const>(); }
  auto rows = read_network(newest->content);
  if (!rows) { return refuse(rows.error()); }
  return NetworkBuilder(*newest, std::move(*rows), reference).build();
}

reference::DataKind data_kind() {
  return {"network", [](reference::Content const& content) -> Result<reference::Facts> {
            auto rows = read_network(content);
            if (!rows) { return refuse(rows.error()); }
            return rows->facts;
          }};
}

}  // namespace chorsu::routing
