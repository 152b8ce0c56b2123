// Reads a tariff file (data/tariff/README.md) into a schedule.
#pragma once

#include <optional>

#include "reference/edition.h"
#include "tariff/schedule.h"

namespace chorsu::tariff {

// The schedule of the content's one file, without its edition's id and checksum; or nothing, with every
// problem put down at its file, line and column.
std::optional<Schedule> read_schedule(reference::Content const& content, Problems& problems);

}  // namespace chorsu::tariff
