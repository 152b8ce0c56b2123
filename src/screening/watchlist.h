// The imported lists in memory: every listed name by the letters it is compared by.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "screening/screening.h"

namespace chorsu::screening {

struct ListedName {
  std::string entry;  // the list's own number
  std::string name;   // as the list writes it
  std::string programme;
  std::string letters;  // of the name in the order it is spoken; letters_of
};

struct Watchlist {
  reference::Edition edition;
  std::vector<ListedName> names;  // in the order of the list, the first of an entry is its main name
};

// What names are compared by: letters and digits alone, case, width and marks folded. Two names with equal
// letters differ at most in blanks and punctuation.
std::string letters_of(std::string_view name);

class Index {
 public:
  Index() = default;
  explicit Index(std::vector<Watchlist> lists);

  std::span<Watchlist const> lists() const { return lists_; }

  struct Place {
    std::uint32_t list;
    std::uint32_t name;
  };
  // By list and place in it.
  std::span<Place const> equal_to(std::string_view letters) const;

 private:
  std::vector<Watchlist> lists_;
  std::vector<Place> places_;  // by letters, list and place in it
};

}  // namespace chorsu::screening
