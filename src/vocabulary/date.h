// A calendar day (Gregorian, ISO 8601) without clock or zone: the day a rate is asked for, a consignment is
// ready.
#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include "vocabulary/result.h"

namespace chorsu {

class Date {
 public:
  static Result<Date> parse(std::string_view text);  // "2026-12-01", years 1900 to 2199
  static constexpr Date of(std::chrono::sys_days day) { return Date(day); }

  std::chrono::sys_days day() const { return day_; }
  std::string text() const;
  Date plus_days(int days) const { return Date(day_ + std::chrono::days(days)); }
  // Whole days from the other date to this one.
  int days_since(Date other) const { return static_cast<int>((day_ - other.day_).count()); }
  friend auto operator<=>(Date, Date) = default;

 private:
  explicit constexpr Date(std::chrono::sys_days day) : day_(day) {}
  std::chrono::sys_days day_;
};

inline Argument argument(std::string_view name, Date date) {
  return {std::string(name), ArgumentKind::date, date.text()};
}

}  // namespace chorsu
