// Finds goods by words: pure, no messages. README.md explains the weights.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "goods/nomenclature.h"

namespace chorsu::goods {

struct Match {
  Number goods;
  double score;
  std::vector<std::string> words;  // the asker's words that led here
};

enum class Decision {
  nothing,  // no word is known
  one,      // the first match stands out
  parts,    // one heading stands out, or only a chapter fits: the matches are its parts
  several  // several headings fit: the matches are headings, or subheadings where one of a heading stands out
};

struct Search {
  Decision decision = Decision::nothing;
  Number whole = 0;                        // the heading or chapter whose parts the matches are
  std::vector<Match> matches;              // the best first, ties by code; at most kMostMatches
  std::vector<std::string> unknown_words;  // of the question, as typed
};

inline constexpr std::size_t kMostMatches = 10;

Search search(Index const& index, std::string_view text);

}  // namespace chorsu::goods
