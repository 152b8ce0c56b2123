#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "json/parse.h"
#include "planning/json.h"
#include "planning/shipped_data_test.h"

namespace chorsu::planning {
namespace {

using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

Result<PlanRequest> read(std::string_view text) {
  auto const document = json::parse(text);
  EXPECT_TRUE(document) << text;
  return read_plan_request(*document, *ShippedData::instance().index(), *Date::parse("2026-11-23"));
}

// "field key" of each problem
std::vector<std::string> problems(std::string_view text) {
  auto const refused = read(text);
  std::vector<std::string> told;
  if (refused) { return told; }
  for (auto const& problem : refused.error().all()) {
    told.push_back(problem.field + " " + problem.message.key);
  }
  return told;
}

TEST(ReadPlanRequest, AWholeQuestion) {
  auto const request = read(R"({"goods":"шины","hs_code":"4011.20","from":"CNTAO","to":"бишкек",
    "quantity":{"number":"1200","unit":"шт"},"value":{"amount":"84000","currency":"usd"},
    "gross_weight":{"number":"12","unit":"TNE"},"incoterm":"cpt","origin":"CN","ready":"2026-12-01",
    "parties":[{"name":"Ош Шина","role":"buyer","country":"KG"}],"editions":[1,2]})");
  ASSERT_TRUE(request);
  auto const& question = request->question;
  EXPECT_EQ(question.code->text(), "401120");
  EXPECT_EQ(question.quantity->text(), "1200 H87");
  EXPECT_EQ(question.value->text(), "USD 84000.00");
  EXPECT_EQ(question.gross_weight->kilograms(), Decimal(12'000));
  EXPECT_EQ(*question.incoterm, Incoterm::CPT);
  EXPECT_EQ(question.on.text(), "2026-12-01");
  EXPECT_EQ(question.parties.front().role, "buyer");
  EXPECT_EQ(request->editions, (std::vector<std::int64_t>{1, 2}));
}

TEST(ReadPlanRequest, TodayWhenNoDayIsGiven) {
  EXPECT_EQ(read(R"({"goods":"tyres","from":"Qingdao","to":"Bishkek"})")->question.on.text(), "2026-11-23");
}

TEST(ReadPlanRequest, EveryWrongFieldIsToldAtOnce) {
  EXPECT_THAT(
      problems(R"({"goods":"","hs_code":"87x","from":"Atlantis","to":7,"quantity":{"number":"-4","unit":"zz"},
    "value":{"amount":"1.234","currency":"USD"},"gross_weight":{"number":"5","unit":"H87"},"incoterm":"DAT",
    "origin":"QQ","ready":"2026-02-30","parties":[{"role":"king"}],"colour":"red"})"),
      IsSupersetOf({"hs_code hs_code.malformed", "from place.unknown", "to json.number_as_text",
                    "quantity.number quantity.not_positive", "quantity.unit unit.unknown",
                    "value.amount money.too_many_places", "gross_weight.unit unit.not_mass",
                    "incoterm incoterm.unknown", "origin country.unknown", "ready date.malformed",
                    "parties[0].name json.required", "parties[0].role planning.role_unknown",
                    "colour json.unknown_field"}));
}

TEST(ReadPlanRequest, AnAmountAsANumberIsRefusedLestDigitsBeLost) {
  EXPECT_THAT(
      problems(
          R"({"goods":"tyres","from":"Qingdao","to":"Bishkek","value":{"amount":84000.1,"currency":"USD"}})"),
      UnorderedElementsAre("value.amount json.number_as_text"));
}

TEST(ReadPlanRequest, SqlAndHtmlAreWords) {
  auto const request = read(
      R"({"goods":"'; DROP TABLE edition; -- <script>alert(1)</script>","from":"Qingdao","to":"Bishkek"})");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->question.goods, "'; DROP TABLE edition; -- <script>alert(1)</script>");
  EXPECT_TRUE(answer(*ShippedData::instance().index(), request->question));
}

TEST(ReadPlanRequest, WhatIsNoObjectIsToldOnce) {
  EXPECT_EQ(problems("[1]").size(), 1U);
}

TEST(Answer, NoWeightIsNotAWeight) {
  Question question;
  question.goods = "tyres";
  question.from = "Qingdao";
  question.to = "Bishkek";
  question.gross_weight = Weight::grams(0);
  auto const refused = answer(*ShippedData::instance().index(), question);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().field, "gross_weight");
}

TEST(Answer, EachPlaceOffTheNetworkIsNamed) {
  Question question;
  question.goods = "tyres";
  question.from = "Ankara";
  question.to = "Dubai";
  auto const answered = answer(*ShippedData::instance().index(), question);
  ASSERT_TRUE(answered);
  EXPECT_EQ(answered->verdict, Verdict::no_route);
  EXPECT_EQ(std::ranges::count_if(answered->unknowns,
                                  [](Unknown const& one) { return one.id.starts_with("planning.route."); }),
            2);
}

TEST(Answer, ARuleForShipsOnARailwayIsAnOpenPoint) {
  Question question;
  question.goods = "tyres";
  question.from = "Qingdao";
  question.to = "Bishkek";
  question.incoterm = Incoterm::FOB;
  auto const answered = answer(*ShippedData::instance().index(), question);
  EXPECT_TRUE(std::ranges::any_of(answered->unknowns,
                                  [](Unknown const& one) { return one.id == "planning.incoterm"; }));
}

TEST(Answer, BothEndsAndTheGoodsAreToldAtOnce) {
  Question question;
  question.from = "Brest";
  question.to = "Atlantis";
  auto const refused = answer(*ShippedData::instance().index(), question);
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (auto const& problem : refused.error().all()) { fields.push_back(problem.field); }
  EXPECT_THAT(fields, UnorderedElementsAre("from", "to", "goods"));
  EXPECT_GE(refused.error().all().front().choices.size(), 2U);  // Belarus or France
}

TEST(Answer, FromAndToAreNotOnePlace) {
  Question question;
  question.goods = "tyres";
  question.from = "Almaty";
  question.to = "Алматы";
  auto const refused = answer(*ShippedData::instance().index(), question);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().field, "to");
}

TEST(Answer, ACodeOfAnotherEditionIsRefusedAtItsField) {
  Question question;
  question.code = *HsCode::parse("854310");  // in HS 2017 and 2022
  question.from = "Chongqing";
  question.to = "Almaty";
  EXPECT_TRUE(answer(*ShippedData::instance().index(), question));
  question.code = *HsCode::parse("854140");  // until HS 2017
  auto const refused = answer(*ShippedData::instance().index(), question);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().field, "hs_code");
}

}  // namespace
}  // namespace chorsu::planning
