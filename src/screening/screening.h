// Is this party on a list? The room compares names with the watchlists that the operator has imported, and
// says which list, edition and entry; it informs and refuses nothing by itself. With no list loaded nobody is
// screened, and the answer says so: that is not "clear".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "vocabulary/figure.h"

namespace chorsu::screening {

struct Party {
  std::string name;
  std::string role;     // "seller", "buyer", "consignee", "carrier", "other"; may be empty
  std::string country;  // may be empty
};

struct Question {
  std::vector<Party> parties;
};

struct Hit {
  std::string list;  // the authority
  std::string edition;
  std::string entry;  // the list's own number of the entry
  std::string name;   // the listed name that is equal
  std::string programme;
};

enum class Outcome { not_screened, no_parties, clear, hit };
std::string_view text(Outcome outcome);

struct Finding {
  Party party;
  Outcome outcome = Outcome::not_screened;
  Message text;
  std::vector<Hit> hits;
};

struct Answer {
  Outcome outcome = Outcome::not_screened;
  Message text;
  std::vector<Finding> findings;
  std::vector<Unknown> unknowns;  // spelling variants, ownership: what an exact comparison cannot see
  std::vector<Source> sources;    // the lists compared with
};

class Index;  // watchlist.h

Result<Answer> answer(Index const& index, Question const& question);

// The kind "watchlist": a documented CSV, and OFAC's files (README.md).
reference::DataKind data_kind();
std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions);

}  // namespace chorsu::screening
