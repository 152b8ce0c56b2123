#include "goods/phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "goods/russian.h"

namespace chorsu::goods {
namespace {

constexpr float kNoun = 1.0F;
constexpr float kDescription = 0.75F;
constexpr float kAside = 0.5F;
// A word of a long item says less than one that stands alone.
constexpr float kLeast = 0.55F;
constexpr float kAlone = 0.35F;

bool is_cyrillic(Term const& term) {
  auto const lead = static_cast<unsigned char>(term.text.front());
  return lead == 0xD0 || lead == 0xD1;
}

// The place of the noun: in English and Chinese the last word, in Russian the first that is no adjective.
std::size_t noun_of(std::span<Term const> item) {
  if (is_cyrillic(item.front())) {
    auto const noun =
        std::ranges::find_if_not(item, [](Term const& term) { return is_russian_adjective(term.typed); });
    if (noun != item.end()) { return static_cast<std::size_t>(noun - item.begin()); }
  }
  return item.size() - 1;
}

// Chinese says what something is for before it: 客车用轮胎, 新鲜的水果. How many terms of the name that
// takes.
std::size_t before_the_goods(std::span<Term const> name) {
  constexpr std::array<std::string_view, 5> kOtherUses{"品", "具", "途", "于", "纸"};  // 用品, 用具, …
  for (auto after = name.size(); after-- > 1;) {
    if (!name[after].follows || name[after].aside) { continue; }
    auto const other = std::ranges::find(kOtherUses, name[after].text) != kOtherUses.end();
    auto const& mark = name[after - 1].text;
    if (mark == "的" || (mark == "用" && !other)) { return after; }
  }
  return 0;
}

std::size_t words_in(std::span<Term const> item) {
  return static_cast<std::size_t>(
      std::ranges::count_if(item, [](Term const& term) { return !term.character || term.follows; }));
}

// "Paper and board machines" are machines, but "laptops and other computers" are also laptops.
bool governs_those_before(std::span<Term const> item) {
  constexpr std::array<std::string_view, 8> kOthers{"other",     "similar", "проч", "друг",
                                                    "аналогичн", "подобн",  "其",   "类"};
  return item.front().joined && !item.front().aside && words_in(item) > 1 &&
         std::ranges::find(kOthers, item.front().text) == kOthers.end();
}

std::vector<std::span<Term const>> items_of(std::span<Term const> name) {
  std::vector<std::span<Term const>> items;
  for (std::size_t first = 0; first < name.size();) {
    auto last = first + 1;
    while (last < name.size() && name[last].item == name[first].item) { ++last; }
    items.push_back(name.subspan(first, last - first));
    first = last;
  }
  return items;
}

}  // namespace

std::vector<float> weights(std::span<Term const> name) {
  auto const items = items_of(name);
  std::size_t aside_words = 0;
  for (auto const& item : items) { aside_words += item.front().aside ? words_in(item) : 0; }
  auto const for_what = before_the_goods(name);
  auto const governing = std::ranges::find_if(items.rbegin(), items.rend(), governs_those_before);
  auto const governed_items =
      static_cast<std::size_t>(items.rend() - governing) - (governing == items.rend() ? 0 : 1);
  std::vector<float> weights;
  for (std::size_t number = 0; number < items.size(); ++number) {
    auto const& item = items[number];
    auto const words = words_in(item) + (item.front().aside ? 0 : aside_words);
    auto const base = kLeast + kAlone / static_cast<float>(std::max<std::size_t>(words, 1));
    auto const noun = noun_of(item);
    for (std::size_t i = 0; i < item.size(); ++i) {
      auto const aside = item[i].aside || weights.size() < for_what;
      auto const names_it = i == noun && number >= governed_items;
      weights.push_back(base * (aside ? kAside : names_it ? kNoun : kDescription));
    }
  }
  return weights;
}

}  // namespace chorsu::goods
