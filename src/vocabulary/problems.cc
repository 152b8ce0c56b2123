#include "vocabulary/problems.h"

namespace chorsu {

Problems Problems::within(std::string_view field) const {
  Problems moved;
  for (auto problem : all_) {
    auto const joined = problem.field.empty() || problem.field.front() == '[';
    problem.field = std::string(field) + (joined ? "" : ".") + problem.field;
    moved.add(std::move(problem));
  }
  return moved;
}

}  // namespace chorsu
