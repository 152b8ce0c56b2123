// The nomenclature in memory: chapters, headings and subheadings in the order of their codes, their names in
// three languages, and for every word and phrase of them where it stands and what it weighs there.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "goods/goods.h"
#include "reference/edition.h"

namespace chorsu::goods {

inline constexpr std::array<std::string_view, 3> kLanguages{"en", "zh", "ru"};

struct Goods {
  std::string code;  // 2, 4 or 6 digits
  std::array<std::string, kLanguages.size()> names;
};

// The number of a code in the index.
using Number = std::uint32_t;

struct Posting {
  Number goods;
  float weight;  // 0 to 1
};

// A word or a pair of Chinese characters, by its hash.
struct Word {
  std::uint64_t hash;
  std::uint32_t first;     // of its postings
  std::uint32_t headings;  // under how many headings it stands
};

// A whole name or trade name, by the hash of its terms.
struct Phrase {
  std::uint64_t hash;
  Number goods;
  friend auto operator<=>(Phrase const&, Phrase const&) = default;
};

// Of the texts of terms, one after another. With 64 bits two of some 100,000 texts are equal by chance once
// in a thousand million nomenclatures.
class TextHash {
 public:
  void add(std::string_view term);
  std::uint64_t value() const { return hash_; }
  static std::uint64_t of(std::string_view term);

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
};

struct Nomenclature;  // nomenclature_csv.h

class Index {
 public:
  Index() = default;
  Index(Nomenclature nomenclature, reference::Edition edition);

  std::optional<Number> find(std::string_view code) const;
  Goods const& goods(Number number) const { return goods_[number]; }
  std::span<Goods const> all() const { return goods_; }
  // Those directly under a chapter or heading.
  std::vector<Number> parts(Number number) const;
  // The chapter of a heading, the heading of a subheading; a chapter's is itself.
  Number parent(Number number) const { return parents_[number]; }
  std::size_t headings() const { return headings_; }
  std::optional<reference::Edition> const& edition() const { return edition_; }

  Word const* word(std::uint64_t hash) const;
  std::span<Posting const> postings(Word const& word) const;
  std::span<Phrase const> phrases(std::uint64_t hash) const;

 private:
  void add_place(std::uint64_t hash, Posting const& posting);

  std::vector<Goods> goods_;
  std::vector<Number> parents_;
  std::size_t headings_ = 0;
  std::optional<reference::Edition> edition_;
  std::vector<Word> words_;        // by hash
  std::vector<Posting> postings_;  // by word and goods
  std::vector<Phrase> phrases_;    // by hash and goods
};

}  // namespace chorsu::goods
