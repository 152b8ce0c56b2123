// A point of time in whole microseconds of UTC. The core is told the time; only the edges read a clock.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "vocabulary/date.h"

namespace chorsu {

class Instant {
 public:
  static constexpr Instant from_micros(std::int64_t micros) { return Instant(micros); }
  static Instant now();
  // RFC 3339 in UTC: "2026-11-23T09:14:00Z", up to six digits of a second.
  static Result<Instant> parse(std::string_view text);

  constexpr std::int64_t micros() const { return micros_; }
  std::string text() const;  // "2026-11-23T09:14:00.000000Z"
  Date date() const;         // the day in UTC
  friend auto operator<=>(Instant, Instant) = default;

 private:
  explicit constexpr Instant(std::int64_t micros) : micros_(micros) {}
  std::int64_t micros_;
};

inline Argument argument(std::string_view name, Instant instant) {
  return {std::string(name), ArgumentKind::instant, instant.text()};
}

}  // namespace chorsu
