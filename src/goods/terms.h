// How text becomes terms, the same way for the names of goods and for a question: a word of an alphabet is a
// term by its stem ("машинами" and "машина" are one), a Chinese character is a term by itself; pairs and
// phrases of them are made by the search. Little words that say nothing about goods ("for", "из") are left
// out.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace chorsu::goods {

struct Term {
  std::string text;        // stem or character, folded
  std::string typed;       // as it stands in the text
  bool character = false;  // a Chinese character
  bool follows = false;    // stands directly after the character before it
};

// Remembers the stems of the words it has met; one reader serves one thread.
class TermReader {
 public:
  TermReader();

  std::vector<Term> read(std::string_view text);

 private:
  struct Release {
    void operator()(sb_stemmer* stemmer) const;
  };
  using Stemmer = std::unique_ptr<sb_stemmer, Release>;
  std::string stem_of(std::string_view word) const;
  static std::string stemmed(sb_stemmer* stemmer, std::string const& word);
  std::string const& remembered_stem(std::string word);

  Stemmer english_;
  Stemmer russian_;
  std::map<std::string, std::string, std::less<>> stems_;
};

}  // namespace chorsu::goods
