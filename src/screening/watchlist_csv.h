// Reads the data kind "watchlist": our documented CSV, or the files of the US Treasury's OFAC. README.md
// tells both.
#pragma once

#include <vector>

#include "reference/edition.h"
#include "screening/watchlist.h"
#include "vocabulary/result.h"

namespace chorsu::screening {

struct ListContent {
  reference::Facts facts;
  std::vector<ListedName> names;
};

Result<ListContent> read_watchlist(reference::Content const& content);

}  // namespace chorsu::screening
