// A way worked out for a shipper: each leg and the whole with its distance, time, freight and CO2e, each a
// figure with its formula and sources. What is unknown on one leg makes the whole a lower bound that names
// it.
#pragma once

#include <optional>
#include <vector>

#include "routing/choose.h"
#include "routing/network.h"
#include "routing/routing.h"

namespace chorsu::routing {

Route work_out(Index const& index, Chosen const& chosen, std::optional<Weight> weight);

// What is unknown about the charges along the way, also where the carriage itself has no price and its figure
// names that alone.
std::vector<Unknown> unknown_charges(Index const& index, Path const& path);

}  // namespace chorsu::routing
