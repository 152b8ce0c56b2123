// Date and Instant.
#include <gtest/gtest.h>

#include <random>

#include "vocabulary/instant.h"

namespace chorsu {
namespace {

Date date(std::string_view text) {
  return Date::parse(text).value();
}
Instant instant(std::string_view text) {
  return Instant::parse(text).value();
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(Date::parse("2024-02-29"));
  EXPECT_TRUE(Date::parse("2000-02-29"));
  EXPECT_FALSE(Date::parse("2026-02-29"));
  EXPECT_FALSE(Date::parse("2100-02-29"));
  EXPECT_EQ(date("2024-02-28").plus_days(1).text(), "2024-02-29");
  EXPECT_EQ(date("2023-12-31").plus_days(1).text(), "2024-01-01");
  EXPECT_EQ(date("2024-03-01").plus_days(-1).text(), "2024-02-29");
}

TEST(Date, LiesBetween1900And2199) {
  EXPECT_EQ(date("1900-01-01").text(), "1900-01-01");
  EXPECT_EQ(date("2199-12-31").text(), "2199-12-31");
  EXPECT_FALSE(Date::parse("1899-12-31"));
  EXPECT_FALSE(Date::parse("2200-01-01"));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (auto const* wrong :
       {"", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "2026/04/01",
        "01.04.2026", "2026-04-01 ", "20260401", "2026-0a-01", "-026-04-01", "２０２６-04-01"}) {
    EXPECT_FALSE(Date::parse(wrong)) << wrong;
  }
}

TEST(Date, CountsDays) {
  EXPECT_EQ(date("2026-12-01").days_since(date("2026-11-23")), 8);
  EXPECT_EQ(date("2026-11-23").days_since(date("2026-12-01")), -8);
  EXPECT_LT(date("1999-12-31"), date("2000-01-01"));
}

TEST(Date, GoesThroughTextUnchanged) {
  for (auto day = date("1900-01-01"); day < date("2199-12-31"); day = day.plus_days(17)) {
    EXPECT_EQ(date(day.text()), day);
  }
}

TEST(Instant, IsReadToTheMicrosecond) {
  EXPECT_EQ(instant("1970-01-01T00:00:00Z").micros(), 0);
  EXPECT_EQ(instant("2026-11-23T09:14:00Z").text(), "2026-11-23T09:14:00.000000Z");
  EXPECT_EQ(instant("2026-11-23T09:14:00.5Z").text(), "2026-11-23T09:14:00.500000Z");
  EXPECT_EQ(instant("2026-11-23T09:14:00.000001Z").micros() % 1'000'000, 1);
  EXPECT_EQ(instant("2024-02-29T23:59:59.999999Z").date().text(), "2024-02-29");
}

TEST(Instant, ReachesBefore1970) {
  EXPECT_EQ(instant("1969-12-31T23:59:59.999999Z").micros(), -1);
  EXPECT_EQ(Instant::from_micros(-1).text(), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(Instant::from_micros(-1).date().text(), "1969-12-31");
  EXPECT_EQ(instant("1900-01-01T00:00:00Z").text(), "1900-01-01T00:00:00.000000Z");
}

TEST(Instant, RefusesWhatIsNoTimeInUtc) {
  for (auto const* wrong :
       {"", "2026-11-23", "2026-11-23T09:14Z", "2026-11-23T09:14:00", "2026-11-23T09:14:00+03:00",
        "2026-11-23 09:14:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z", "2026-11-23T09:14:60Z",
        "2026-11-23T09:14:00.Z", "2026-11-23T09:14:00.1234567Z", "2026-11-23T09:14:00.12a4Z",
        "2026-11-23T09:14:00ZZ", "2026-02-30T09:14:00Z", "2026-11-23T9:14:000Z"}) {
    EXPECT_FALSE(Instant::parse(wrong)) << wrong;
  }
}

TEST(Instant, GoesThroughTextUnchanged) {
  std::mt19937_64 random(23);
  auto const first = instant("1900-01-01T00:00:00Z").micros();
  auto const last = instant("2199-12-31T23:59:59.999999Z").micros();
  std::uniform_int_distribution<std::int64_t> micros(first, last);
  for (int i = 0; i < 2000; ++i) {
    auto const any = Instant::from_micros(micros(random));
    EXPECT_EQ(instant(any.text()), any);
    EXPECT_EQ(any.date().text(), any.text().substr(0, 10));
  }
}

}  // namespace
}  // namespace chorsu
