// Which ways lead from here to there for freight, through which borders, and what does each cost in time,
// money and CO2e? Ways are searched over a network of terminals, stations, ports and border crossings whose
// every distance, queue and price has its source and year. None of the ways given is worse than another in
// every respect, but for those that go by another border, which a shipper wants to see too.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "reference/reference.h"
#include "vocabulary/country_code.h"
#include "vocabulary/distance.h"
#include "vocabulary/emission.h"
#include "vocabulary/figure.h"
#include "vocabulary/money.h"
#include "vocabulary/weight.h"

namespace chorsu::routing {

enum class Mode : std::uint8_t { rail, road, sea, river, air };
std::string_view text(Mode mode);
Message name(Mode mode);  // in the reader's words

using Minutes = std::chrono::minutes;

struct Question {
  std::string from;  // ids of places in `reference`
  std::string to;
  std::optional<Weight> weight;  // gross; without it freight and CO2e are unknown
  std::size_t most_routes = 5;
};

struct BorderCrossing {
  std::string from;  // the place before the border, and the place after it
  std::string to;
  CountryCode from_country;
  CountryCode to_country;
  Figure<Minutes> dwell;  // observed hours of waiting and handling, with their year
  bool gauge_change = false;
};

struct Leg {
  std::string from;
  std::string to;
  Mode mode = Mode::rail;
  Figure<Distance> distance;
  Figure<Minutes> duration;  // running, and the dwell when it crosses a border
  Figure<Money> freight;     // in USD: the leg's share of carriage, and the crossing's transfer and charges
  Figure<Emission> co2e;
  std::optional<BorderCrossing> border;
};

// Why a route is among the choices.
enum class Reason : std::uint8_t { cheapest, fastest, greenest, other_way };
std::string_view text(Reason reason);
Message name(Reason reason);

struct Route {
  std::string id;  // made of its modes, where they change, and its borders: "rail-khorgos-cn-altynkol"
  std::vector<Leg> legs;
  std::vector<Reason> reasons;
  Figure<Distance> distance;
  Figure<Minutes> duration;
  Figure<Money> freight;
  Figure<Emission> co2e;
};

struct Answer {
  std::vector<Route> routes;  // the recommended one first
  std::vector<Unknown> unknowns;
  std::vector<Source> sources;
};

class Index;  // network.h

// Refused when a place is not on the network (the nearest that are come as choices), when both are one, or
// when no way joins them. With no network loaded there is no route, and the answer says so.
Result<Answer> answer(Index const& index, Question const& question);

// The kind "network": data/network with nodes.csv, legs.csv, borders.csv, freight_rates.csv,
// emission_factors.csv.
reference::DataKind data_kind();
// The network on the map of these places. Refused: a node that is no place, a leg shorter than the great
// circle.
Result<std::shared_ptr<Index const>> build(std::vector<reference::LoadedEdition> const& editions,
                                           reference::Index const& reference);

}  // namespace chorsu::routing
