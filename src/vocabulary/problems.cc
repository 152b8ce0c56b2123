#include "vocabulary/problems.h"

#include <algorithm>

namespace chorsu {

bool Problems::mentions(std::string_view field) const {
  return std::ranges::any_of(all_, [&](Problem const& problem) {
    return problem.field.starts_with(field) &&
           (problem.field.size() == field.size() || problem.field[field.size()] == '.' ||
            problem.field[field.size()] == '[');
  });
}

Problems Problems::within(std::string_view field) const {
  Problems moved;
  for (auto problem : all_) {
    auto const joined = field.empty() || problem.field.empty() || problem.field.front() == '[';
    problem.field = std::string(field) + (joined ? "" : ".") + problem.field;
    moved.add(std::move(problem));
  }
  return moved;
}

}  // namespace chorsu
