#include "goods/nomenclature.h"

#include <algorithm>
#include <tuple>

#include "goods/nomenclature_csv.h"
#include "goods/phrase.h"
#include "goods/terms.h"

namespace chorsu::goods {
namespace {

struct Place {
  std::uint64_t hash;  // of a word
  Posting posting;
};

// Puts down every name and trade name as a phrase, and the place of each of its words: of Chinese text every
// pair of neighbours and every single character.
class PhraseCollector {
 public:
  PhraseCollector(std::vector<Place>& places, std::vector<Phrase>& phrases)
      : places_(places), phrases_(phrases) {}

  void add(std::string_view phrase, Number goods) {
    auto const terms = reader_.read(phrase);
    if (terms.empty()) { return; }
    TextHash hash;
    for (auto const& term : terms) { hash.add(term.text); }
    phrases_.push_back({hash.value(), goods});
    auto const weights = goods::weights(terms);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      places_.push_back({TextHash::of(terms[i].text), {goods, weights[i]}});
      if (terms[i].follows) {
        places_.push_back({TextHash::of(terms[i - 1].text + terms[i].text), {goods, weights[i]}});
      }
    }
  }

 private:
  std::vector<Place>& places_;
  std::vector<Phrase>& phrases_;
  TermReader reader_;
};

void add_each(std::string_view list, Number goods, PhraseCollector& phrases) {
  while (!list.empty()) {
    auto const bar = std::min(list.find('|'), list.size());
    phrases.add(list.substr(0, bar), goods);
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
}

// Each code's parent stands before it and is two digits shorter.
std::vector<Number> parents_of(std::vector<Goods> const& goods) {
  std::vector<Number> parents;
  std::array<Number, 3> last{};  // by level
  for (Number number = 0; number < goods.size(); ++number) {
    auto const level = goods[number].code.size() / 2 - 1;
    last[level] = number;
    parents.push_back(level == 0 ? number : last[level - 1]);
  }
  return parents;
}

}  // namespace

// FNV-1a, with a mark after each term.
void TextHash::add(std::string_view term) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  for (char const c : term) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * kPrime; }
  hash_ = (hash_ ^ 0xFFU) * kPrime;
}

std::uint64_t TextHash::of(std::string_view term) {
  TextHash hash;
  hash.add(term);
  return hash.value();
}

Index::Index(Nomenclature nomenclature, reference::Edition edition) : edition_(std::move(edition)) {
  constexpr std::size_t kPlacesOfOne = 64;  // a good guess saves copying
  std::vector<Place> places;
  places.reserve(nomenclature.goods.size() * kPlacesOfOne);
  PhraseCollector collector(places, phrases_);
  for (auto& named : nomenclature.goods) {
    auto const number = static_cast<Number>(goods_.size());
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      collector.add(named.goods.names[i], number);
      add_each(named.words[i], number, collector);
    }
    if (named.goods.code.size() == 4) { ++headings_; }
    goods_.push_back(std::move(named.goods));
  }
  parents_ = parents_of(goods_);
  std::ranges::sort(phrases_);
  auto const repeated = std::ranges::unique(phrases_);
  phrases_.erase(repeated.begin(), repeated.end());
  phrases_.shrink_to_fit();
  std::ranges::sort(places, {}, [](Place const& place) {
    return std::tuple(place.hash, place.posting.goods, -place.posting.weight);
  });
  for (auto const& place : places) { add_place(place.hash, place.posting); }
}

// In the order of words and goods, the heaviest place of a word in one piece of goods first: that one counts.
void Index::add_place(std::uint64_t hash, Posting const& posting) {
  auto const is_new = words_.empty() || words_.back().hash != hash;
  if (is_new) { words_.push_back({hash, static_cast<std::uint32_t>(postings_.size()), 0}); }
  if (!is_new && postings_.back().goods == posting.goods) { return; }
  auto const heading = [&](Number goods) { return std::string_view(goods_[goods].code).substr(0, 4); };
  if (is_new || heading(postings_.back().goods) != heading(posting.goods)) { ++words_.back().headings; }
  postings_.push_back(posting);
}

std::optional<Number> Index::find(std::string_view code) const {
  auto const found = std::ranges::lower_bound(goods_, code, {}, &Goods::code);
  if (found == goods_.end() || found->code != code) { return std::nullopt; }
  return static_cast<Number>(found - goods_.begin());
}

std::vector<Number> Index::parts(Number number) const {
  std::vector<Number> parts;
  auto const& whole = goods_[number].code;
  for (auto part = number + 1; part < goods_.size() && goods_[part].code.starts_with(whole); ++part) {
    if (goods_[part].code.size() == whole.size() + 2) { parts.push_back(part); }
  }
  return parts;
}

Word const* Index::word(std::uint64_t hash) const {
  auto const found = std::ranges::lower_bound(words_, hash, {}, &Word::hash);
  return found != words_.end() && found->hash == hash ? &*found : nullptr;
}

std::span<Posting const> Index::postings(Word const& word) const {
  auto const next = &word + 1;
  auto const last = next == words_.data() + words_.size() ? postings_.size() : next->first;
  return std::span(postings_).subspan(word.first, last - word.first);
}

std::span<Phrase const> Index::phrases(std::uint64_t hash) const {
  auto const range = std::ranges::equal_range(phrases_, hash, {}, &Phrase::hash);
  return {range.begin(), range.end()};
}

}  // namespace chorsu::goods
