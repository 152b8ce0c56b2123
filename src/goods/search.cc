#include "goods/search.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "goods/terms.h"

namespace chorsu::goods {
namespace {

constexpr std::size_t kMostTerms = 128;     // of a question; the rest is not read
constexpr std::size_t kLongestPhrase = 12;  // terms
constexpr double kPartName = 0.75;          // weighs a name that is a part of the question
constexpr double kWholeName = 1.2;          // and one that is the whole of it
constexpr double kFromHeading = 0.4;        // of a heading's evidence counts for each subheading
constexpr double kFromChapter = 0.1;
constexpr double kNumber = 0.25;       // of the rarity of a number: it may be a quantity
constexpr double kAside = 0.5;         // of a word in brackets or after "for"
constexpr double kStandsOut = 1.2;     // times the next best
constexpr double kWorthShowing = 0.5;  // of the best

// What the question is weighed by: a word, or two neighbouring characters.
struct Feature {
  Word const* word = nullptr;
  double rarity = 0;
  std::size_t first = 0;  // term
  std::size_t last = 0;
};

// Robertson's weight of a word that stands under n of all headings; never below zero, since a word that
// stands everywhere, in the chapter's own name too, tells nothing but speaks against nothing.
double rarity(std::size_t headings, std::size_t all) {
  auto const n = static_cast<double>(std::min(headings, all));
  return std::log(1.0 + (static_cast<double>(all) - n + 0.5) / (n + 0.5));
}

class Searcher {
 public:
  Searcher(Index const& index, std::string_view text) : index_(index), terms_(TermReader().read(text)) {
    if (terms_.size() > kMostTerms) { terms_.resize(kMostTerms); }
    find_features();
    find_phrases();
    weigh();
  }

  Search decide() const;

 private:
  struct Part {
    Number goods;
    double score;
  };
  // A heading with its parts, the best first.
  struct Group {
    Number heading;
    std::vector<Part> parts;
    double best;
    bool one_stands_out() const { return parts.size() == 1 || parts[0].score >= kStandsOut * parts[1].score; }
    Number likeliest() const { return one_stands_out() ? parts.front().goods : heading; }
  };

  void find_features();
  void add_feature(std::string const& text, std::size_t first, std::size_t last);
  double rarity_of(std::string const& text, Word const& word) const;
  void find_phrases();
  void weigh();
  double weight(Feature const& feature, Posting const& posting) const;
  std::vector<Group> groups() const;
  Group group(Number heading) const;
  void compare_parts(Group& group) const;
  Search only_chapter(Search search) const;
  void show(Search& search, std::vector<Part> const& parts) const;
  bool leads_to(Feature const& feature, Number goods) const;
  std::vector<std::string> words_leading_to(Number goods) const;
  std::vector<std::string> unknown_words() const;
  std::vector<std::string> typed(std::vector<bool> const& chosen) const;

  Index const& index_;
  std::vector<Term> terms_;
  std::vector<Feature> features_;
  std::vector<bool> known_;  // by term
  // Where a whole name or trade name stands in the question, by the first term.
  struct Found {
    Number goods;
    std::size_t first;
    std::size_t last;
    double share = 0;  // of the question
    bool covers(Feature const& feature) const { return first <= feature.first && feature.last <= last; }
  };
  std::vector<Found> found_;
  std::vector<double> own_;  // evidence by goods
};

void Searcher::find_features() {
  known_.assign(terms_.size(), false);
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (!terms_[i].character) { add_feature(terms_[i].text, i, i); }
    if (terms_[i].follows) { add_feature(terms_[i - 1].text + terms_[i].text, i - 1, i); }
    auto const alone = !terms_[i].follows && (i + 1 == terms_.size() || !terms_[i + 1].follows);
    if (terms_[i].character && alone) { add_feature(terms_[i].text, i, i); }
  }
}

void Searcher::add_feature(std::string const& text, std::size_t first, std::size_t last) {
  auto const* const word = index_.word(TextHash::of(text));
  if (word == nullptr) { return; }
  for (auto i = first; i <= last; ++i) { known_[i] = true; }
  auto const repeated =
      std::ranges::any_of(features_, [&](Feature const& feature) { return feature.word == word; });
  if (!repeated) {
    features_.push_back({word, rarity_of(text, *word) * (terms_[first].aside ? kAside : 1), first, last});
  }
}

double Searcher::rarity_of(std::string const& text, Word const& word) const {
  auto const number = text.find_first_not_of("0123456789.") == std::string::npos;
  return rarity(word.headings, index_.headings()) * (number ? kNumber : 1);
}

void Searcher::find_phrases() {
  for (std::size_t first = 0; first < terms_.size(); ++first) {
    TextHash hash;
    for (auto last = first; last < std::min(first + kLongestPhrase, terms_.size()); ++last) {
      hash.add(terms_[last].text);
      for (auto const& phrase : index_.phrases(hash.value())) {
        found_.push_back({phrase.goods, first, last});
      }
    }
  }
  std::ranges::stable_sort(found_, {}, &Found::goods);
}

void Searcher::weigh() {
  double all = 0;
  for (auto const& feature : features_) { all += feature.rarity; }
  for (auto& found : found_) {
    for (auto const& feature : features_) { found.share += found.covers(feature) ? feature.rarity / all : 0; }
  }
  own_.assign(index_.all().size(), 0);
  for (auto const& feature : features_) {
    for (auto const& posting : index_.postings(*feature.word)) {
      own_[posting.goods] += feature.rarity * weight(feature, posting);
    }
  }
}

// Each feature counts once for each goods: by its heaviest place, or more where a whole name covers it; most
// where that name is the whole question.
double Searcher::weight(Feature const& feature, Posting const& posting) const {
  auto heaviest = static_cast<double>(posting.weight);
  auto const names = std::ranges::equal_range(found_, posting.goods, {}, &Found::goods);
  for (auto const& found : names) {
    if (found.covers(feature)) {
      heaviest = std::max(heaviest, kPartName + (kWholeName - kPartName) * found.share);
    }
  }
  return heaviest;
}

// The headings that have evidence of their own or in a part, the best first.
std::vector<Searcher::Group> Searcher::groups() const {
  std::vector<Group> groups;
  auto const goods = index_.all();
  for (Number heading = 0; heading < goods.size(); ++heading) {
    if (goods[heading].code.size() != 4) { continue; }
    auto group = this->group(heading);
    if (group.best > kFromChapter * own_[index_.parent(heading)]) { groups.push_back(std::move(group)); }
  }
  std::ranges::stable_sort(groups, std::greater(), &Group::best);
  groups.resize(std::min(groups.size(), kMostMatches));
  for (auto& group : groups) { compare_parts(group); }
  return groups;
}

Searcher::Group Searcher::group(Number heading) const {
  Group group{heading, {}, own_[heading]};
  for (auto const part : index_.parts(heading)) {
    group.parts.push_back({part, 0});
    group.best = std::max(
        {group.best, own_[part] + kFromHeading * own_[heading], own_[heading] + kFromHeading * own_[part]});
  }
  if (group.parts.empty()) { group.parts.push_back({heading, 0}); }
  group.best += kFromChapter * own_[index_.parent(heading)];
  return group;
}

// Among the parts of one heading a word counts the more, the fewer of them have it.
void Searcher::compare_parts(Group& group) const {
  auto const first = group.heading;
  auto const last = group.parts.back().goods;
  for (auto const& feature : features_) {
    auto const postings = index_.postings(*feature.word);
    auto const from = std::ranges::lower_bound(postings, first, {}, &Posting::goods);
    auto const to = std::ranges::upper_bound(postings, last, {}, &Posting::goods);
    auto const in_heading = from != to && from->goods == first;
    auto const having = to - from - (in_heading ? 1 : 0);
    auto const parts = static_cast<double>(group.parts.size());
    auto const telling =
        std::log(1 + parts / static_cast<double>(std::max<std::ptrdiff_t>(having, 1))) / std::log(1 + parts);
    for (auto posting = from; posting != to; ++posting) {
      auto const evidence = feature.rarity * telling * weight(feature, *posting);
      for (auto& part : group.parts) {
        if (posting->goods == part.goods) { part.score += evidence; }
        if (posting->goods == first) { part.score += kFromHeading * evidence; }
      }
    }
  }
  std::ranges::stable_sort(group.parts, std::greater(), &Part::score);
}

Search Searcher::decide() const {
  Search search{Decision::nothing, 0, {}, unknown_words()};
  auto const groups = this->groups();
  if (groups.empty()) { return only_chapter(std::move(search)); }
  auto const& first = groups.front();
  auto const stands_out = groups.size() == 1 || first.best >= kStandsOut * groups[1].best;
  std::vector<Part> parts;
  if (stands_out && !first.one_stands_out()) {
    search.decision = Decision::parts;
    search.whole = first.heading;
    parts = first.parts;
  } else {
    search.decision = stands_out ? Decision::one : Decision::several;
    for (auto const& group : groups) {
      if (group.best < kWorthShowing * first.best) { break; }
      parts.push_back({group.likeliest(), group.best});
    }
  }
  show(search, parts);
  return search;
}

// When no heading has a word of the question, the chapter that has most: "vehicles".
Search Searcher::only_chapter(Search search) const {
  auto const best = std::ranges::max_element(own_);
  if (best == own_.end() || *best == 0) { return search; }
  search.decision = Decision::parts;
  search.whole = static_cast<Number>(best - own_.begin());
  std::vector<Part> parts;
  for (auto const heading : index_.parts(search.whole)) { parts.push_back({heading, *best}); }
  if (parts.empty()) { search.decision = Decision::nothing; }
  show(search, parts);
  return search;
}

void Searcher::show(Search& search, std::vector<Part> const& parts) const {
  for (auto const& part : parts) {
    if (search.matches.size() == kMostMatches) { break; }
    search.matches.push_back({part.goods, part.score, words_leading_to(part.goods)});
  }
}

// Does the feature stand in the goods, above them or, for a heading, in a part of it?
bool Searcher::leads_to(Feature const& feature, Number goods) const {
  auto const postings = index_.postings(*feature.word);
  auto const& code = index_.goods(goods).code;
  return std::ranges::any_of(postings, [&](Posting const& posting) {
    auto const& other = index_.goods(posting.goods).code;
    return other.starts_with(code) || code.starts_with(other);
  });
}

std::vector<std::string> Searcher::words_leading_to(Number goods) const {
  std::vector<bool> leading(terms_.size(), false);
  for (auto const& feature : features_) {
    if (!leads_to(feature, goods)) { continue; }
    for (auto i = feature.first; i <= feature.last; ++i) { leading[i] = true; }
  }
  return typed(leading);
}

// The chosen terms as they stand in the question, neighbouring characters together.
std::vector<std::string> Searcher::typed(std::vector<bool> const& chosen) const {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (!chosen[i]) { continue; }
    if (i > 0 && chosen[i - 1] && terms_[i].follows) {
      words.back() += terms_[i].typed;
    } else {
      words.push_back(terms_[i].typed);
    }
  }
  return words;
}

std::vector<std::string> Searcher::unknown_words() const {
  auto unknown = known_;
  unknown.flip();
  return typed(unknown);
}

}  // namespace

Search search(Index const& index, std::string_view text) {
  return Searcher(index, text).decide();
}

}  // namespace chorsu::goods
