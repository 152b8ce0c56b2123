#include "goods/nomenclature.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "goods/nomenclature_csv.h"
#include "goods/terms.h"

namespace chorsu::goods {
namespace {

// A word in a long name says less than the same word alone.
constexpr float kLeastPart = 0.55F;
constexpr float kAlone = 0.35F;
constexpr float kWhole = 1.0F;

// Collects postings by the number of the word; the heaviest place of a word in one piece of goods counts.
class PostingCollector {
 public:
  void add(std::string const& word, Number goods, float weight) {
    auto const [found, is_new] = numbers_.try_emplace(word, static_cast<std::uint32_t>(places_.size()));
    if (is_new) { places_.emplace_back(); }
    auto& places = places_[found->second];
    if (!places.empty() && places.back().goods == goods) {
      places.back().weight = std::max(places.back().weight, weight);
    } else {
      places.push_back({goods, weight});
    }
  }

  // In the order of the words.
  template <class Take>
  void each(Take take) const {
    std::vector<std::pair<std::string_view, std::uint32_t>> order(numbers_.begin(), numbers_.end());
    std::ranges::sort(order);
    for (auto const& [word, number] : order) { take(word, places_[number]); }
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::vector<Posting>> places_;
};

// What a phrase is found by: its words, and of its characters every pair of neighbours and every single one.
std::vector<std::string> parts_of(std::vector<Term> const& terms) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i].character) { parts.push_back(terms[i].text); }
    if (terms[i].follows) { parts.push_back(terms[i - 1].text + terms[i].text); }
  }
  return parts;
}

class PhraseCollector {
 public:
  PhraseCollector(PostingCollector& postings, std::vector<Phrase>& phrases)
      : postings_(postings), phrases_(phrases) {}

  void add(std::string_view phrase, Number goods) {
    auto const terms = reader_.read(phrase);
    if (terms.empty()) { return; }
    PhraseHash hash;
    for (auto const& term : terms) { hash.add(term.text); }
    phrases_.push_back({hash.value(), goods, kWhole});
    auto const parts = parts_of(terms);
    auto const weight = kLeastPart + kAlone / static_cast<float>(std::max<std::size_t>(parts.size(), 1));
    for (auto const& part : parts) { postings_.add(part, goods, weight); }
    for (auto const& term : terms) {
      if (term.character) { postings_.add(term.text, goods, weight); }
    }
  }

 private:
  PostingCollector& postings_;
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
void PhraseHash::add(std::string_view term) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  for (char const c : term) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * kPrime; }
  hash_ = (hash_ ^ 0xFFU) * kPrime;
}

Index::Index(Nomenclature nomenclature, reference::Edition edition) : edition_(std::move(edition)) {
  PostingCollector postings;
  PhraseCollector phrases(postings, phrases_);
  for (auto& named : nomenclature.goods) {
    auto const number = static_cast<Number>(goods_.size());
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      phrases.add(named.goods.names[i], number);
      add_each(named.words[i], number, phrases);
    }
    if (named.goods.code.size() == 4) { ++headings_; }
    goods_.push_back(std::move(named.goods));
  }
  parents_ = parents_of(goods_);
  postings.each([&](std::string_view text, std::vector<Posting> const& places) {
    Word word{std::string(text), static_cast<std::uint32_t>(postings_.size()), 0};
    std::string_view before;
    for (auto const& place : places) {
      auto const heading = std::string_view(goods_[place.goods].code).substr(0, 4);
      if (heading != before) { ++word.headings; }
      before = heading;
    }
    words_.push_back(std::move(word));
    postings_.insert(postings_.end(), places.begin(), places.end());
  });
  auto const by_hash = [](Phrase const& phrase) { return std::tuple(phrase.hash, phrase.goods); };
  std::ranges::sort(phrases_, {}, by_hash);
  auto const repeated = std::ranges::unique(phrases_, {}, by_hash);
  phrases_.erase(repeated.begin(), repeated.end());
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

Word const* Index::word(std::string_view text) const {
  auto const found = std::ranges::lower_bound(words_, text, {},
                                              [](Word const& word) { return std::string_view(word.text); });
  return found != words_.end() && found->text == text ? &*found : nullptr;
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
