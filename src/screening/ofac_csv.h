// Reads the lists of the Office of Foreign Assets Control as its comma-separated files: SDN.CSV with ALT.CSV,
// or CONS_PRIM.CSV with CONS_ALT.CSV. Source: OFAC, "Specially Designated Nationals List - Data Formats &
// Data Schemas", the field layouts of the files.
#pragma once

#include "reference/edition.h"
#include "screening/watchlist_csv.h"
#include "vocabulary/result.h"

namespace chorsu::screening {

// By the names of the files and the absence of a front matter.
bool looks_like_ofac(reference::Content const& content);
Result<ListContent> read_ofac(reference::Content const& content);

}  // namespace chorsu::screening
