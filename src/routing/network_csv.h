// The files of a network as rows: read and checked whole, each row with its place in its file, but not yet
// laid on the map. data/network/README.md tells what the columns mean. An empty figure is one that nobody
// told us.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "routing/routing.h"
#include "vocabulary/country_code.h"
#include "vocabulary/decimal.h"
#include "vocabulary/distance.h"
#include "vocabulary/money.h"
#include "vocabulary/source.h"

namespace chorsu::routing {

// What can be done at a node; customs posts and gauge changes are told by the crossings.
struct Facilities {
  bool rail_terminal = false;
  bool road_terminal = false;
  bool port = false;
};

// The tracks of a node, as bits.
enum Gauge : std::uint8_t { kGaugeNone = 0, kGauge1435 = 1, kGauge1520 = 2 };

// A figure that has an upper bound beside its lower one: "804 to 883".
struct Band {
  Decimal low;
  Decimal high;
  friend bool operator==(Band const&, Band const&) = default;
};

struct NodeRow {
  std::string at;  // "nodes.csv:12:1"
  std::string place;
  std::uint8_t gauges = kGaugeNone;
  Facilities facilities;
  Basis basis = Basis::published;
  std::string source;
};

struct LegRow {
  std::string at;
  std::string from;
  std::string to;
  Mode mode = Mode::rail;
  Distance distance;
  Basis distance_basis = Basis::published;
  std::string distance_source;
  Band speed;               // km/h
  std::optional<int> year;  // of the speed; nothing when it is general knowledge
  std::string speed_source;
};

struct Dwell {
  Decimal mean;  // hours
  Band band;
  friend bool operator==(Dwell const&, Dwell const&) = default;
};

struct Charge {
  Money amount;
  std::optional<int> year;
};

// One crossing in one direction.
struct BorderRow {
  std::string at;
  std::string from;
  std::string to;
  Mode mode = Mode::rail;
  std::optional<Dwell> dwell;
  std::optional<int> year;  // of the dwell
  bool gauge_change = false;
  std::optional<Charge> transfer;  // of a container from gauge to gauge
  std::optional<Charge> crossing;  // of a consignment
  Basis basis = Basis::published;
  std::string source;
};

struct FreightRow {
  Mode mode = Mode::rail;
  CountryCode country;
  Band usd;  // per 500 km and 20 t
  std::optional<int> year;
  Basis basis = Basis::published;
  std::string source;
};

struct EmissionRow {
  Mode mode = Mode::rail;
  Decimal factor;  // g CO2e per t km
  std::optional<int> year;
  Basis basis = Basis::published;
  std::string source;
};

struct NetworkRows {
  reference::Facts facts;
  std::vector<NodeRow> nodes;
  std::vector<LegRow> legs;
  std::vector<BorderRow> borders;
  std::vector<FreightRow> freight_rates;
  std::vector<EmissionRow> emission_factors;
};

Result<Mode> parse_mode(std::string_view text);

// Refused with all problems at "legs.csv:12:7": a file that is missing or of another edition, a malformed
// field, an upper bound below its lower, a dwell told in part, a row that stands twice, a leg whose end is no
// node or that has no track in common with it, a crossing without its leg or without its opposite direction.
Result<NetworkRows> read_network(reference::Content const& content);

}  // namespace chorsu::routing
