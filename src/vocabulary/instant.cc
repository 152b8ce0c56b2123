#include "vocabulary/instant.h"

#include <fmt/format.h>

#include <optional>

namespace chorsu {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kMicrosPerDay = 86'400 * kMicrosPerSecond;

// "09:14:00" as microseconds of the day
std::optional<std::int64_t> clock_micros(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') { return std::nullopt; }
  auto const two = [&](std::size_t at) -> int {
    auto const a = text[at];
    auto const b = text[at + 1];
    return a >= '0' && a <= '9' && b >= '0' && b <= '9' ? (a - '0') * 10 + (b - '0') : 99;
  };
  if (two(0) > 23 || two(3) > 59 || two(6) > 59) { return std::nullopt; }
  return ((two(0) * 60 + two(3)) * 60 + two(6)) * kMicrosPerSecond;
}

std::optional<std::int64_t> fraction_micros(std::string_view digits) {
  if (digits.empty() || digits.size() > 6) { return std::nullopt; }
  std::int64_t micros = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    auto const c = i < digits.size() ? digits[i] : '0';
    if (c < '0' || c > '9') { return std::nullopt; }
    micros = micros * 10 + (c - '0');
  }
  return micros;
}

}  // namespace

Instant Instant::now() {
  auto const since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

Result<Instant> Instant::parse(std::string_view text) {
  auto const refused = refuse("instant.malformed", argument("text", text));
  if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z') { return refused; }
  auto const date = Date::parse(text.substr(0, 10));
  auto const clock = clock_micros(text.substr(11, 8));
  if (!date || !clock) { return refused; }
  std::int64_t fraction = 0;
  if (text.size() > 20) {
    auto const given = text[19] == '.' ? fraction_micros(text.substr(20, text.size() - 21)) : std::nullopt;
    if (!given) { return refused; }
    fraction = *given;
  }
  return Instant(date->day().time_since_epoch().count() * kMicrosPerDay + *clock + fraction);
}

Date Instant::date() const {
  return Date::of(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_time(std::chrono::microseconds(micros_))));
}

std::string Instant::text() const {
  auto const in_day = micros_ - std::int64_t{date().day().time_since_epoch().count()} * kMicrosPerDay;
  auto const seconds = in_day / kMicrosPerSecond;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", date().text(), seconds / 3600, seconds / 60 % 60,
                     seconds % 60, in_day % kMicrosPerSecond);
}

}  // namespace chorsu
