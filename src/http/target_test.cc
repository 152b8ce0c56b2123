#include "http/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chorsu::http {
namespace {

using testing::ElementsAre;

std::string told(std::string_view target) {
  auto const parsed = parse_target(target);
  return parsed ? std::string(parsed->path) + " ? " + std::string(parsed->query) : "refused";
}

TEST(Target, IsAPathOrAWholeAddress) {
  EXPECT_EQ(told("/v1/goods?q=x?y"), "/v1/goods ? q=x?y");
  EXPECT_EQ(told("/"), "/ ? ");
  EXPECT_EQ(told("http://host:80/a?b"), "/a ? b");
  EXPECT_EQ(told("https://host?b"), "/ ? b");
  EXPECT_EQ(told("http://host"), "/ ? ");
  for (auto const* const bad : {"", "v1", "*", "ftp://host/", "/a#b", "host:443"}) {
    EXPECT_EQ(told(bad), "refused") << bad;
  }
}

TEST(PercentDecoded, GivesUtf8OrNothing) {
  EXPECT_EQ(percent_decoded("a%20%D0%BC%2fb+c"), "a м/b+c");
  for (auto const* const bad : {"%", "%4", "%zz", "%-1", "%00", "%0a", "%7f", "%ff", "%ed%a0%80", "\x01"}) {
    EXPECT_EQ(percent_decoded(bad), std::nullopt) << bad;
  }
}

std::vector<std::string> query(std::string_view text) {
  std::vector<std::string> told;
  auto const parsed = parse_query(text, {"q", "limit"});
  if (parsed) {
    for (auto const& [name, value] : *parsed) { told.push_back(name + "=" + value); }
  } else {
    for (auto const& problem : parsed.error().all()) {
      told.push_back(problem.field + ": " + problem.message.key);
    }
  }
  return told;
}

TEST(Query, IsDecodedAsAForm) {
  EXPECT_THAT(query(""), ElementsAre());
  EXPECT_THAT(query("q=dried+apricots%2B&limit=5&lang=ru"),
              ElementsAre("q=dried apricots+", "limit=5", "lang=ru"));
  EXPECT_THAT(query("&&q=a=b&limit"), ElementsAre("q=a=b", "limit="));
  EXPECT_THAT(query("%71=1"), ElementsAre("q=1"));
}

TEST(Query, TellsEveryParameterThatIsWrong) {
  EXPECT_THAT(query("p=1&q=%zz&limit=1&limit=2&%ff=1"),
              ElementsAre("p: http.parameter_unknown", "q: http.query_malformed",
                          "limit: http.parameter_twice", ": http.query_malformed"));
}

TEST(Query, DoesNotTellAThousandTimes) {
  std::string many;
  for (int i = 0; i < 10'000; ++i) { many += "&x" + std::to_string(i); }
  EXPECT_LT(query(many).size(), 50U);
}

std::string codings(std::string_view header) {
  auto const accepted = accepted_codings(header);
  return std::string(accepted.gzip ? "gzip " : "") + (accepted.brotli ? "br" : "");
}

TEST(AcceptEncoding, NamesWhatMayBeSent) {
  EXPECT_EQ(codings(""), "");
  EXPECT_EQ(codings("gzip, deflate, br;q=0.5"), "gzip br");
  EXPECT_EQ(codings("GZIP;q=0.000, br; q=1"), "br");
  EXPECT_EQ(codings("*"), "gzip br");
  EXPECT_EQ(codings("gzip;q=0, *"), "br");
  EXPECT_EQ(codings("*;q=0, gzip"), "gzip ");
  EXPECT_EQ(codings("identity"), "");
}

TEST(MediaType, LeavesOutParametersAndCase) {
  EXPECT_EQ(media_type(" Application/JSON ; charset=utf-8"), "application/json");
  EXPECT_EQ(media_type(""), "");
}

TEST(IfNoneMatch, ComparesWeakly) {
  EXPECT_TRUE(names_etag(R"("a", W/"b")", R"("b")"));
  EXPECT_TRUE(names_etag("*", R"("b")"));
  EXPECT_FALSE(names_etag(R"("a")", R"("b")"));
  EXPECT_FALSE(names_etag("", R"("b")"));
}

TEST(RequestId, IsShortAndPlain) {
  EXPECT_TRUE(well_formed_request_id("Ab_1.2-3"));
  for (auto const& bad :
       {std::string(), std::string("a b"), std::string("a\"b"), std::string("ж"), std::string(65, 'a')}) {
    EXPECT_FALSE(well_formed_request_id(bad)) << bad;
  }
}

}  // namespace
}  // namespace chorsu::http
