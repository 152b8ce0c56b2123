#include "vocabulary/problems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "vocabulary/date.h"

namespace chorsu {
namespace {

using testing::ElementsAre;

std::vector<std::string> fields(Problems const& problems) {
  std::vector<std::string> fields;
  for (auto const& problem : problems.all()) { fields.push_back(problem.field); }
  return fields;
}

TEST(Problems, AreMovedUnderAField) {
  Problems problems;
  problems.add("", message("a"));
  problems.add("amount", message("b"));
  problems.add("[2].qty", message("c"));
  EXPECT_THAT(fields(problems.within("value")), ElementsAre("value", "value.amount", "value[2].qty"));
  EXPECT_THAT(fields(problems.within("")), ElementsAre("", "amount", "[2].qty"));
}

TEST(Problems, KeepTheirChoicesWhenMoved) {
  Problems const problems(Problem{"", message("place.ambiguous"), {{"brest-by", message("place.choice")}}});
  EXPECT_EQ(problems.within("to").all().front().choices, problems.all().front().choices);
}

TEST(Problems, MentionAFieldAndItsPartsAlone) {
  Problems problems;
  problems.add("value.amount", message("a"));
  problems.add("lines[3].qty", message("b"));
  EXPECT_TRUE(problems.mentions("value"));
  EXPECT_TRUE(problems.mentions("value.amount"));
  EXPECT_TRUE(problems.mentions("lines"));
  EXPECT_FALSE(problems.mentions("val"));
  EXPECT_FALSE(problems.mentions("value.amount.currency"));
  EXPECT_FALSE(problems.mentions("qty"));
}

TEST(Problems, OfAllFieldsAreCollected) {
  Problems problems;
  auto const good = take(problems, "from", Date::parse("2026-12-01"));
  auto const bad = take(problems, "to", Date::parse("tomorrow"));
  auto const worse = take(problems, "ready", Date::parse("2026-02-30"));
  EXPECT_TRUE(good);
  EXPECT_FALSE(bad || worse);
  EXPECT_THAT(fields(problems), ElementsAre("to", "ready"));
}

TEST(Problems, AreAddedTogether) {
  Problems all("from", message("a"));
  all.add(Problems("to", message("b")));
  EXPECT_THAT(fields(all), ElementsAre("from", "to"));
  EXPECT_FALSE(all.empty());
  EXPECT_TRUE(Problems().empty());
}

TEST(Refuse, IsAProblemOfTheWholeText) {
  Result<int> const refused = refuse("date.malformed", argument("text", "x"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front(),
            (Problem{"", message("date.malformed", argument("text", "x")), {}}));
}

}  // namespace
}  // namespace chorsu
