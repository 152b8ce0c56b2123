#include "json/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "vocabulary/utf8.h"

namespace chorsu::json {
namespace {

std::string told(std::string_view text) {
  auto const document = parse(text);
  if (document) { return "accepted " + boost::json::serialize(*document); }
  auto const& problem = document.error().all().front();
  std::string told = problem.message.key + " at '" + problem.field + "'";
  for (auto const& argument : problem.message.arguments) {
    told += " " + argument.name + "=" + argument.text;
  }
  return told;
}

TEST(Parse, ReadsEveryKindOfValue) {
  EXPECT_EQ(told(R"( {"a":[1,-2,true,null,"x\u043c"],"b":{},"c":18446744073709551615} )"),
            R"(accepted {"a":[1,-2,true,null,"xм"],"b":{},"c":18446744073709551615})");
}

TEST(Parse, NamesLineAndColumnInCharacters) {
  EXPECT_EQ(told("{\n  \"город\": x}"), "json.malformed at '' line=2 column=12");
  EXPECT_EQ(told(""), "json.malformed at '' line=1 column=1");
  EXPECT_EQ(told("{} {}"), "json.malformed at '' line=1 column=4");
}

TEST(Parse, RefusesAFieldThatComesTwiceByItsPath) {
  EXPECT_EQ(told(R"({"a":1,"a":2})"), "json.duplicate_field at 'a'");
  EXPECT_EQ(told(R"({"lines":[{"qty":1},{"qty":1,"qty":2}]})"), "json.duplicate_field at 'lines[1].qty'");
  EXPECT_EQ(told(R"({"a":1,"\u0061":2})"), "json.duplicate_field at 'a'");
  EXPECT_EQ(told(R"({"a":{"b":1},"b":{"a":1}})"), R"(accepted {"a":{"b":1},"b":{"a":1}})");
}

TEST(Parse, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(told("{\"a\":\"\xff\"}"), "json.not_utf8 at '' line=1 column=7");
  EXPECT_EQ(told("\"\xed\xa0\x80\""), "json.not_utf8 at '' line=1 column=2");
}

TEST(Parse, RefusesDepthBeyondTheLimit) {
  auto const nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_THAT(told(nested(kMaxDepth)), testing::StartsWith("accepted"));
  EXPECT_EQ(told(nested(kMaxDepth + 1)), "json.too_deep at '' limit=32");
  EXPECT_EQ(told(std::string(1'000'000, '[')), "json.too_deep at '' limit=32");
}

TEST(Parse, RefusesNumbersBeyondADouble) {
  EXPECT_THAT(told("[1,\n50.5e521]"), testing::StartsWith("json.number_out_of_range at '' line=2"));
  EXPECT_THAT(told("-1e99999999999"), testing::StartsWith("json.number_out_of_range at '' line=1"));
}

class Malformed : public testing::TestWithParam<char const*> {};
TEST_P(Malformed, IsRefused) {
  EXPECT_THAT(told(GetParam()), testing::StartsWith("json.malformed"));
}
INSTANTIATE_TEST_SUITE_P(Parse, Malformed,
                         testing::Values("{", "}", "{\"a\"}", "{a:1}", "[1,]", "{\"a\":1,}", "'a'", "NaN",
                                         "01", "+1", "1.", "\"a", "\"\n\"", "\"\\x\"", "\"\\ud800\"",
                                         "// x\n1", "tru", "\xef\xbb\xbf{}"));

TEST(Utf8, KnowsTheEdges) {
  EXPECT_FALSE(first_invalid_utf8("a\x7fМ中\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf"));
  for (std::string_view const bad : {"\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                                     "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe4\xb8", "\xff"}) {
    EXPECT_EQ(first_invalid_utf8("ab" + std::string(bad)), 2U) << testing::PrintToString(bad);
  }
}

}  // namespace
}  // namespace chorsu::json
