// The search for ways: all that are not worse than another in time, money and CO2e together. It is pure and
// bounded by the number of labels it may set, never by a clock, so that it gives the same ways on a slow
// machine.
//
// A way does not come back to a country it has left: by bare distance Dostyk to Almaty is shorter through
// China, but no goods cross two borders and clear customs twice to save a hundred kilometres.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "routing/network.h"

namespace chorsu::routing {

struct Ends {
  NodeNumber from = 0;
  NodeNumber to = 0;
};

struct Path {
  std::vector<ArcNumber> arcs;
  Cost cost;
};

// What a minute, a cent and a gram weigh against each other, so that the three become one number.
struct Weights {
  Int128 minute = 0;
  Int128 cent = 0;
  Int128 gram = 0;

  Int128 of(Cost const& cost) const { return cost.minutes * minute + cost.cents * cent + cost.grams * gram; }
};

struct SearchRules {
  bool may_return = false;              // to a country left before
  std::set<std::uint32_t> closed = {};  // numbers of legs not to be used, in either direction
  std::optional<Weights> weights = {};  // look for the one way that weighs least instead of all good ones
  std::size_t most_labels = 200'000;
};

struct Found {
  std::vector<Path> paths;  // the quickest first
  bool complete = true;     // false when the search ran out of labels: better ways may exist
};

// No two arcs of a path in different modes meet but where both have a terminal.
Found search(Index const& index, Ends ends, SearchRules const& rules);

}  // namespace chorsu::routing
