#include "tariff/schedule.h"

#include <algorithm>

namespace chorsu::tariff {

bool Schedule::covers_country(CountryCode country) const {
  return std::ranges::find(covers, country) != covers.end();
}

std::span<ScheduleLine const> Schedule::under(std::string_view digits) const {
  auto const first = std::ranges::lower_bound(lines, digits, {}, &ScheduleLine::code);
  auto last = first;
  while (last != lines.end() && last->code.starts_with(digits)) { ++last; }
  if (first == last && first != lines.begin() && digits.starts_with(std::prev(first)->code)) {
    return {std::prev(first), first};
  }
  return {first, last};
}

std::vector<std::string> Schedule::notes_of(ScheduleLine const& line) const {
  std::vector<std::string> notes;
  for (auto const note : split_list(texts[line.notes])) { notes.emplace_back(note); }
  return notes;
}

Date Schedule::known_from(ScheduleLine const& line) const {
  if (line.later_holds || line.status == LineStatus::only_in_later) { return edition.facts.as_of; }
  return parse_edition_day(edition_of(line)).value_or(edition.facts.as_of);
}

Result<Date> parse_edition_day(std::string_view text) {
  return Date::parse(text.size() == 4 ? std::string(text) + "-01-01" : std::string(text));
}

std::vector<std::string_view> split_list(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    auto const end = std::min(text.find('|'), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace chorsu::tariff
