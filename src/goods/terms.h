// How text becomes terms, the same way for the names of goods and for a question: a word of an alphabet is a
// term by its stem ("машинами" and "машина" are one), a Chinese character is a term by itself; pairs and
// phrases of them are made by the search. Little words that say nothing about goods ("for", "из") are no
// terms, but tell what stands aside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sb_stemmer;

namespace chorsu::goods {

struct Term {
  std::string text;        // stem or character, folded
  std::string typed;       // as it stands in the text
  bool character = false;  // a Chinese character
  bool follows = false;    // stands directly after the character before it
  int item = 0;            // of the enumeration: "laptops, tablets and computers" has three
  bool joined = false;     // its item is joined to the one before by a word such as "and"
  bool aside = false;      // in brackets or after a word such as "for": the goods are not it themselves
};

// Remembers the words it has met; one reader serves one thread.
class TermReader {
 public:
  TermReader();

  std::vector<Term> read(std::string_view text);

 private:
  enum class Use : std::uint8_t { term, silent, joining, turning_aside };
  struct Word {
    std::string stem;  // empty for a word that is no term
    Use use = Use::term;
  };
  struct Place;
  struct Release {
    void operator()(sb_stemmer* stemmer) const;
  };
  using Stemmer = std::unique_ptr<sb_stemmer, Release>;
  Word const& word(std::string const& typed);
  Word read_word(std::string_view typed) const;

  Stemmer english_;
  std::unordered_map<std::string, Word> words_;  // as typed
};

}  // namespace chorsu::goods
