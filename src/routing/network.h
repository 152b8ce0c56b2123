// The network laid on the map: nodes with their arcs, each arc one direction of a leg with what it weighs in
// a search. It is compact and never changes. The rows that figures are made of stay beside it, with their
// sources.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "routing/network_csv.h"
#include "routing/routing.h"

namespace chorsu::routing {

using NodeNumber = std::uint32_t;
using ArcNumber = std::uint32_t;

// What an arc or a path weighs when ways are compared, in whole numbers. It ranks; no figure is taken from
// it.
struct Cost {
  std::int64_t minutes = 0;  // in the mean
  std::int64_t cents = 0;    // US cents per tonne, in the middle of the band
  std::int64_t grams = 0;    // of CO2e per tonne
  std::int64_t metres = 0;

  friend Cost operator+(Cost const& left, Cost const& right) {
    return {left.minutes + right.minutes, left.cents + right.cents, left.grams + right.grams,
            left.metres + right.metres};
  }
  friend auto operator<=>(Cost const&, Cost const&) = default;
};

// An unknown figure must not look like zero in a search, or ways would be drawn to where least is known. In
// its place stands what the known ones of the same mode come to in the mean, and where no known one exists,
// these figures. All are general knowledge; none is shown as a figure: there, unknown stays unknown.
namespace search_default {
inline constexpr std::int64_t kUnionDwellMinutes =
    6 * 60;  // a stop between members of a customs union: nobody clears goods
inline constexpr std::int64_t kDwellMinutes = 48 * 60;  // a crossing of a mode without any observation
inline constexpr std::int64_t kCrossingCents = 20'000;  // per 20 t: what a crossing costs
inline constexpr std::int64_t kTransferCents = 20'000;  // per 20 t: gauge to gauge, or mode to mode
inline constexpr std::int64_t kRateCents = 80'000;      // per 20 t and 500 km
}  // namespace search_default

// Goods change from one mode to another where both have a terminal. How long that takes is general knowledge.
inline constexpr std::int64_t kHandlingHoursLow = 6;
inline constexpr std::int64_t kHandlingHoursHigh = 48;
// What it weighs in a search.
inline constexpr Cost kHandling{(kHandlingHoursLow + kHandlingHoursHigh) * 60 / 2,
                                search_default::kTransferCents / 20, 0, 0};
// A load of 20 t is one forty-foot container (FEU) or one lorry: the unit of rates and charges.
inline constexpr std::int64_t kTonnesPerLoad = 20;
inline constexpr std::int64_t kRateKilometres = 500;

struct Site {
  std::string place;
  CountryCode country;
  double latitude = 0;
  double longitude = 0;
  bool city = false;
};

// Along the great circle of a sphere of 6371.0088 km (IUGG mean radius).
Distance great_circle(Site const& from, Site const& to);

struct Node {
  Site site;
  NodeRow row;

  // Whether goods are loaded and unloaded here. A lorry is wherever there is a road into a town.
  bool has_terminal(Mode mode) const;
};

struct Arc {
  NodeNumber from = 0;
  NodeNumber to = 0;
  ArcNumber back = 0;  // the arc of the other direction
  std::uint32_t leg = 0;
  std::optional<std::uint32_t> border;
  Mode mode = Mode::rail;
  Cost cost;
};

class Index {
 public:
  bool empty() const { return nodes_.empty(); }  // no network is loaded

  std::span<Node const> nodes() const { return nodes_; }
  Node const& node(NodeNumber number) const { return nodes_[number]; }
  std::optional<NodeNumber> find_node(std::string_view place) const;

  std::span<Arc const> arcs() const { return arcs_; }
  Arc const& arc(ArcNumber number) const { return arcs_[number]; }
  // The numbers of the arcs that leave the node: from the first up to, without, the last.
  ArcNumber first_arc(NodeNumber number) const { return first_arcs_[number]; }
  ArcNumber last_arc(NodeNumber number) const { return first_arcs_[number + 1]; }

  LegRow const& leg(Arc const& arc) const { return rows_.legs[arc.leg]; }
  BorderRow const* border(Arc const& arc) const { return arc.border ? &rows_.borders[*arc.border] : nullptr; }
  FreightRow const* freight_rate(Mode mode, CountryCode country) const;
  EmissionRow const* emission_factor(Mode mode) const;

  // Any place of the map, on the network or not.
  Site const* site(std::string_view place) const;
  // All nodes, the nearest first.
  std::vector<NodeNumber> nearest_nodes(Site const& site) const;

  // A source within the loaded network.
  Source source(Basis basis, std::string detail) const { return edition_->source(basis, std::move(detail)); }

 private:
  friend class NetworkBuilder;

  std::optional<reference::Edition> edition_;
  NetworkRows rows_;
  std::vector<Site> sites_;  // by place
  std::vector<Node> nodes_;  // by place
  std::vector<Arc> arcs_;    // by the node they leave, then the place they reach, then mode
  std::vector<ArcNumber> first_arcs_;
};

}  // namespace chorsu::routing
