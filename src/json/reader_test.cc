#include "json/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "vocabulary/country_code.h"
#include "vocabulary/decimal.h"

namespace chorsu::json {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Line {
  std::string goods;
  std::int64_t qty = 0;
};
struct Question {
  std::optional<std::string> name;
  std::optional<CountryCode> to;
  std::optional<Decimal> amount;
  std::optional<std::vector<Line>> lines;
  std::optional<std::vector<CountryCode>> via;
  std::optional<bool> fragile;
};

std::optional<Line> read_line(ObjectReader& line) {
  auto const goods = line.text("goods", {.most = 5});
  auto const qty = line.integer("qty", {.least = 1, .most = 100});
  return goods && qty ? std::optional(Line{*goods, *qty}) : std::nullopt;
}

Question read(std::string_view text, Problems& problems) {
  auto const document = parse(text);
  ObjectReader reader(*document, problems);
  Question question;
  question.name = reader.text("name");
  question.to = reader.with("to", CountryCode::parse);
  question.amount = reader.optional_object(
      "value", [](ObjectReader& value) { return value.with("amount", Decimal::parse); });
  question.lines = reader.optional_objects("lines", read_line, {.least = 1, .most = 3});
  question.via = reader.optional_texts("via", CountryCode::parse);
  question.fragile = reader.optional_boolean("fragile");
  reader.finish();
  return question;
}

std::vector<std::string> problems_of(std::string_view text) {
  Problems problems;
  (void)read(text, problems);
  std::vector<std::string> told;
  for (auto const& problem : problems.all()) { told.push_back(problem.field + ": " + problem.message.key); }
  return told;
}

TEST(ObjectReader, ReadsWhatIsThere) {
  Problems problems;
  auto const question = read(R"({"name":"cars","to":"kz","value":{"amount":"0.10"},"via":["CN","RU"],
                                 "lines":[{"goods":"tyres","qty":4}],"fragile":false})",
                             problems);
  EXPECT_THAT(problems.all(), IsEmpty());
  EXPECT_EQ(question.name, "cars");
  EXPECT_EQ(question.to->text(), "KZ");
  EXPECT_EQ(question.amount, *Decimal::parse("0.10"));
  EXPECT_EQ(question.lines->at(0).goods, "tyres");
  EXPECT_EQ(question.lines->at(0).qty, 4);
  EXPECT_EQ(question.via->at(1).text(), "RU");
  EXPECT_EQ(question.fragile, false);
}

TEST(ObjectReader, AcceptsAbsentAndNullOptionals) {
  EXPECT_THAT(problems_of(R"({"name":"cars","to":"KZ"})"), IsEmpty());
  EXPECT_THAT(problems_of(R"({"name":"cars","to":"KZ","value":null,"lines":null,"via":null,"fragile":null})"),
              IsEmpty());
}

TEST(ObjectReader, TellsEveryProblemAtItsPath) {
  EXPECT_THAT(
      problems_of(R"({"to":7,"value":{"amount":0.1,"unit":"x"},"via":["CN",1,"??"],"fragile":"no","extra":1,
                              "lines":[{"goods":"tyres","qty":4},{"goods":"rubber","qty":0},3]})"),
      ElementsAre("name: json.required", "to: json.number_as_text", "value.amount: json.number_as_text",
                  "value.unit: json.unknown_field", "lines[1].goods: json.text_too_long",
                  "lines[1].qty: json.integer_too_small", "lines[2]: json.object_expected",
                  "via[1]: json.number_as_text", "via[2]: country.malformed",
                  "fragile: json.boolean_expected", "extra: json.unknown_field"));
}

TEST(ObjectReader, RefusesADocumentThatIsNoObjectOnce) {
  EXPECT_THAT(problems_of("[]"), ElementsAre(": json.object_expected"));
  EXPECT_THAT(problems_of(R"({"name":"cars","to":"KZ","value":[]})"),
              ElementsAre("value: json.object_expected"));
}

TEST(ObjectReader, HoldsTextAndArraysToTheirLimits) {
  EXPECT_THAT(problems_of(R"({"name":"","to":"KZ"})"), ElementsAre("name: json.text_empty"));
  EXPECT_THAT(problems_of(R"({"name":"a\u0000b","to":"KZ"})"), ElementsAre("name: json.control_character"));
  EXPECT_THAT(problems_of(R"({"name":"a\n\tb","to":"KZ"})"), IsEmpty());
  EXPECT_THAT(problems_of(R"({"name":"a","to":"KZ","lines":[]})"), ElementsAre("lines: json.too_few"));
  EXPECT_THAT(problems_of(R"({"name":"a","to":"KZ","lines":[1,2,3,4]})"),
              ElementsAre("lines: json.too_many"));
  EXPECT_THAT(problems_of(R"({"name":"a","to":"KZ","lines":{}})"), ElementsAre("lines: json.array_expected"));
}

TEST(ObjectReader, CountsCharactersNotBytes) {
  Problems problems;
  auto const document = parse(R"({"goods":"шины!"})");
  ObjectReader reader(*document, problems);
  EXPECT_EQ(reader.text("goods", {.least = 5, .most = 5}), "шины!");
  EXPECT_EQ(reader.text("goods", {.least = 6}), std::nullopt);
  EXPECT_EQ(problems.all().at(0).message.key, "json.text_too_short");
}

class WholeNumber : public testing::TestWithParam<std::pair<char const*, char const*>> {};
TEST_P(WholeNumber, IsSixtyFourBitsAndNothingElse) {
  Problems problems;
  auto const document = parse(std::string(R"({"n":)") + GetParam().first + "}");
  ObjectReader reader(*document, problems);
  auto const number = reader.integer("n", {.least = -5});
  EXPECT_EQ(number ? std::to_string(*number) : problems.all().at(0).message.key, GetParam().second);
}
INSTANTIATE_TEST_SUITE_P(ObjectReader, WholeNumber,
                         testing::Values(std::pair{"9223372036854775807", "9223372036854775807"},
                                         std::pair{"9223372036854775808", "json.integer_too_large"},
                                         std::pair{"99999999999999999999", "json.integer_expected"},
                                         std::pair{"-5", "-5"}, std::pair{"-6", "json.integer_too_small"},
                                         std::pair{"1.0", "json.integer_expected"},
                                         std::pair{"1e3", "json.integer_expected"},
                                         std::pair{"\"1\"", "json.integer_expected"},
                                         std::pair{"true", "json.integer_expected"}));

TEST(ObjectReader, NamesOnlyTheFirstUnknownFieldsOfMany) {
  std::string text = R"({"name":"a","to":"KZ")";
  for (int i = 0; i < 1000; ++i) { text += ",\"x" + std::to_string(i) + "\":1"; }
  EXPECT_EQ(problems_of(text + "}").size(), 20U);
}

}  // namespace
}  // namespace chorsu::json
