#include "goods/russian.h"

#include <algorithm>
#include <array>
#include <utility>

namespace chorsu::goods {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter in UTF-8
constexpr std::size_t kLeastStem = 2 * kLetter;
constexpr std::size_t kLeastLongStem = 3 * kLetter;  // before an ending of several letters

// The longest first.
constexpr std::array<std::string_view, 55> kEndings{
    "иями", "ями", "ами", "иях", "иям", "ием", "ыми", "ими", "ого", "его", "ому", "ему", "ях", "ах",
    "ям",   "ам",  "ов",  "ев",  "ей",  "ой",  "ою",  "ею",  "ью",  "ом",  "ем",  "ья",  "ье", "ьи",
    "ия",   "ие",  "ии",  "ию",  "ая",  "яя",  "ое",  "ее",  "ые",  "ый",  "ий",  "ым",  "им", "ых",
    "их",   "ую",  "юю",  "ь",   "а",   "я",   "о",   "е",   "у",   "ы",   "и",   "й",   "ю"};

// Copper would become honey.
constexpr std::array<std::string_view, 3> kCopper{"медь", "меди", "медью"};

std::string_view without_ending(std::string_view word) {
  for (auto const ending : kEndings) {
    auto const least = ending.size() > kLetter ? kLeastLongStem : kLeastStem;
    if (word.ends_with(ending) && word.size() >= ending.size() + least) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word;
}

// Most forms drop a vowel before the last consonant: станок, станки; огурец, огурцы. The form without it
// stands for all.
std::string without_fleeting_vowel(std::string stem) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFull{
      {{"ок", "к"}, {"ек", "к"}, {"ец", "ц"}}};
  for (auto const& [full, brief] : kFull) {
    if (stem.size() >= 4 * kLetter && stem.ends_with(full)) {
      stem.replace(stem.size() - full.size(), full.size(), brief);
      break;
    }
  }
  return stem;
}

}  // namespace

std::string russian_stem(std::string_view word) {
  if (std::ranges::find(kCopper, word) != kCopper.end()) { return std::string(kCopper.front()); }
  auto stem = without_ending(word);
  // "резиновый" is of "резина", and "кузов" must not lose what "кузова" keeps.
  if ((stem.ends_with("ов") || stem.ends_with("ев")) && stem.size() >= 2 * kLetter + kLeastLongStem) {
    stem.remove_suffix(2 * kLetter);
  }
  return without_fleeting_vowel(std::string(stem));
}

bool is_russian_adjective(std::string_view word) {
  constexpr std::array<std::string_view, 22> kAdjectives{
      "ый",  "ая",  "яя",  "ое",  "ее",  "ые",  "ых",  "их",  "ого", "ной", "ской",
      "щий", "ший", "жий", "чий", "хий", "гий", "кий", "щие", "чие", "ние", "кие"};
  // изделие, оборудование: nouns
  if (word.ends_with("ание") || word.ends_with("ение")) { return false; }
  return std::ranges::any_of(kAdjectives, [&](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace chorsu::goods
