#include "vocabulary/figure.h"

namespace chorsu {
namespace {

template <class T>
void add_new(std::vector<T>& all, std::vector<T> const& more) {
  for (auto const& one : more) {
    if (std::ranges::find(all, one) == all.end()) { all.push_back(one); }
  }
}

}  // namespace

void Evidence::rest_on(Evidence const& other) {
  basis = weaker(basis, other.basis);
  add_new(sources, other.sources);
  add_new(cautions, other.cautions);
}

void add_unknowns(std::vector<Unknown>& all, std::vector<Unknown> const& more) {
  for (auto const& gap : more) {
    if (std::ranges::find(all, gap.id, &Unknown::id) == all.end()) { all.push_back(gap); }
  }
}

}  // namespace chorsu
