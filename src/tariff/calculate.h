// The pure core: rates and duties as figures, and what is not known about them.
#pragma once

#include <span>
#include <vector>

#include "tariff/tariff.h"

namespace chorsu::tariff {

// The lines that answer for the code on the day, and whether they stand in the place of a superseded one.
struct Found {
  std::vector<ScheduleLine const*> lines;
  bool divided = false;
};
Found find_lines(Schedule const& schedule, HsCode const& code);

// The line with its rate. `divided`: it stands in the place of the line asked for.
Line work_out(Schedule const& schedule, ScheduleLine const& line, bool divided, Question const& question);

// The rate of several lines of which one applies: theirs when they agree, else the range they lie in.
Figure<Percent> rate_of_one(std::vector<Line> const& lines, Question const& question);

// Value times rate, rounded half up to the currency's minor unit, bound by bound.
Figure<Money> duty_on(Figure<Money> const& value, Figure<Percent> const& rate);

// No customs duty inside a customs union: known from no source, so basis general knowledge.
Figure<Percent> rate_inside_union(Schedule const& schedule, Question const& question);

}  // namespace chorsu::tariff
