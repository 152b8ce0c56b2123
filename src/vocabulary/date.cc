#include "vocabulary/date.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace chorsu {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (char const c : digits) {
    if (c < '0' || c > '9') { return std::nullopt; }
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
  auto const refused = refuse("date.malformed", argument("text", text));
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') { return refused; }
  auto const year = number(text.substr(0, 4));
  auto const month = number(text.substr(5, 2));
  auto const day = number(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199) { return refused; }
  auto const date = std::chrono::year(*year) / std::chrono::month(static_cast<unsigned>(*month)) /
                    std::chrono::day(static_cast<unsigned>(*day));
  if (!date.ok()) { return refused; }
  return Date(std::chrono::sys_days(date));
}

std::string Date::text() const {
  std::chrono::year_month_day const date(day_);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace chorsu
