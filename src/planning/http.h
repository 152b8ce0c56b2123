// The plan, its engines and the reference data over HTTP, as openapi.yaml describes them.
#pragma once

#include <vector>

#include "db/db.h"
#include "http/route.h"
#include "planning/desk.h"

namespace chorsu::planning {

// The routes; desk and pool outlive them.
std::vector<http::Route> routes(Desk& desk, db::Pool& pool);

}  // namespace chorsu::planning
