// What are these goods in the Harmonized System? The room holds the nomenclature (HS 2022) with names in our
// own words in three languages and finds codes by the words that people type. It shows the words that
// decided, and it leaves a question open rather than guess.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "vocabulary/figure.h"
#include "vocabulary/hs_code.h"
#include "vocabulary/language_tag.h"

namespace chorsu::goods {

// Words in any of the languages, or a code; a code that is given is taken, and its name and place are told.
struct Question {
  std::string text;
  std::optional<HsCode> code;
};

struct Candidate {
  HsCode code;
  std::vector<HsCode> path;  // chapter, heading, …, down to the code's parent
  // Share of the evidence among all candidates, 0 to 1. A weight of words, not a probability.
  double share = 0;
  std::vector<std::string> matched;  // the asker's words that led here, as typed
};

enum class Outcome {
  found,   // one code stands out
  open,    // several fit; the asker chooses
  nothing  // no word is known
};

struct Answer {
  Outcome outcome = Outcome::nothing;
  Message text;
  std::optional<Candidate> code;      // when found
  std::vector<Candidate> candidates;  // the likeliest first, at most ten; with the one found among them
  std::vector<Unknown> unknowns;
  std::vector<Source> sources;
};

class Index;  // nomenclature.h

// The code exists in HS 2022, or as a national line under one that does.
bool exists(Index const& index, HsCode const& code);
// The short name in the language; the nearest named parent's when the code itself has none yet; empty for no
// code.
std::string name(Index const& index, std::string_view code, LanguageTag const& language);

Result<Answer> answer(Index const& index, Question const& question);

// The kind "goods": data/goods with sections.csv and hs2022/NN.csv.
reference::DataKind data_kind();
std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions);

}  // namespace chorsu::goods
