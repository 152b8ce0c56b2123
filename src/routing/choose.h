// Which of the ways found are offered, and why. A shipper wants few: the quickest, the cheapest and the
// greenest of all where these are not the same, and then the best ways by another border, in case one is
// shut.
#pragma once

#include <string>
#include <vector>

#include "routing/network.h"
#include "routing/search.h"

namespace chorsu::routing {

struct Chosen {
  Path path;
  std::string id;  // its modes, where they change, and the borders they cross: "rail-khorgos-cn-altynkol"
  std::vector<Reason> reasons;
};

struct Choices {
  // The recommended first: of the quickest, the cheapest and the greenest the one that is the least far from
  // the best in time, money and CO2e together.
  std::vector<Chosen> chosen;
  bool complete = true;  // false when a search ran out of labels
};

// Ways that return to a country are looked at only when there is no other. `most` is at least one.
Choices choose(Index const& index, Ends ends, std::size_t most);

}  // namespace chorsu::routing
