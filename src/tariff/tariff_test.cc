#include "tariff/tariff.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace chorsu::tariff {
namespace {

reference::LoadedEdition edition_of(std::string_view as_of, std::string_view covers, std::string_view rate) {
  reference::Content content{
      {{"t.csv", fmt::format("# kind: tariff\n# authority: Test\n# edition: {}\n# tariff: ZZ\n"
                             "# covers: {}\ncode,rate\n2203000100,{}\n",
                             as_of, covers, rate)}}};
  auto const facts = data_kind().check(content).value();
  return {reference::Edition{1, "tariff", facts, "c0ffee"}, std::move(content)};
}

Question question(std::string_view code, std::string_view to, std::string_view value) {
  return {HsCode::parse(code).value(), CountryCode::parse(to).value(), std::nullopt,
          Date::parse("2026-06-18").value(), Figure<Money>::known(Money::parse(value).value(), {})};
}

TEST(Tariff, DataKindIsNamed) {
  EXPECT_EQ(data_kind().name, "tariff");
}

TEST(Tariff, RefusesAHeadingAndANegativeValueAtOnce) {
  auto const index = build({});
  auto asked = question("2203", "ZZ", "USD 1.00");
  asked.customs_value = Figure<Money>::known(Money(-1, Currency::parse("USD").value()), {});
  auto const refused = answer(*index, asked);
  ASSERT_FALSE(refused.has_value());
  ASSERT_EQ(refused.error().all().size(), 2U);
  EXPECT_EQ(refused.error().all()[0].field, "code");
  EXPECT_EQ(refused.error().all()[0].message, message("tariff.code_short", argument("code", "2203")));
  EXPECT_EQ(refused.error().all()[1].field, "customs_value");
}

TEST(Tariff, AnswersFromTheNewestEditionThatCoversTheCountry) {
  auto const index = build({edition_of("2025-01-01", "ZZ|YY", "5%"), edition_of("2026-01-01", "ZZ", "7%")});
  EXPECT_EQ(answer(*index, question("220300", "ZZ", "USD 100.00"))->duty.low(),
            Money::parse("USD 7.00").value());
  EXPECT_EQ(answer(*index, question("220300", "YY", "USD 100.00"))->duty.low(),
            Money::parse("USD 5.00").value());
}

TEST(Tariff, SaysHowToSupplyAMissingTariff) {
  auto const found = answer(*build({}), question("220300", "UZ", "USD 100.00")).value();
  EXPECT_EQ(found.tariff, "");
  EXPECT_TRUE(found.duty.is_unknown());
  auto const& gap = found.unknowns.front();
  auto const uzbekistan = argument("country", CountryCode::parse("UZ").value());
  EXPECT_EQ(gap.id, "tariff.rate.UZ");
  EXPECT_EQ(gap.missing, message("tariff.no_tariff", uzbekistan));
  EXPECT_EQ(gap.supply, message("tariff.supply_tariff", uzbekistan));
}

TEST(Tariff, OffersTheLinesOfAMistypedCode) {
  auto const index = build({edition_of("2026-01-01", "ZZ", "5%")});
  auto const known = answer(*index, question("2203000999", "ZZ", "USD 100.00")).value();
  EXPECT_EQ(known.unknowns.front().supply, message("tariff.supply_line", argument("lines", "2203000100")));
  auto const unknown = answer(*index, question("990100", "ZZ", "USD 100.00")).value();
  EXPECT_EQ(unknown.unknowns.front().supply, message("tariff.supply_code"));
}

TEST(Tariff, NoOtherChargeIsEverZero) {
  auto const index = build({edition_of("2026-01-01", "ZZ", "5%")});
  auto const found = answer(*index, question("220300", "ZZ", "USD 100.00")).value();
  EXPECT_EQ(found.other_charges.size(), 5U);
  for (auto const& charge : found.other_charges) { EXPECT_TRUE(charge.amount.is_unknown()) << charge.id; }
}

TEST(Tariff, SourceCarriesTheEditionsChecksum) {
  auto const index = build({edition_of("2026-01-01", "ZZ", "5%")});
  auto const found = answer(*index, question("220300", "ZZ", "USD 100.00")).value();
  ASSERT_EQ(found.sources.size(), 1U);
  EXPECT_EQ(found.sources[0].checksum, "c0ffee");
  EXPECT_EQ(found.sources[0].as_of, Date::parse("2026-01-01").value());
}

// More value never lowers the duty, and a rate of a hundred thousand percent of the largest value still has
// room.
TEST(Tariff, DutyRisesWithTheValue) {
  for (auto const* const rate : {"0%", "6.5%", "10% min 0.5 EUR/KGM", "100000%"}) {
    auto const index = build({edition_of("2026-01-01", "ZZ", rate)});
    std::int64_t before = 0;
    for (std::int64_t minor = 1; minor <= Money::kMaxInputMinor; minor *= 10) {
      auto asked = question("220300", "ZZ", "USD 1.00");
      asked.customs_value = Figure<Money>::known(Money(minor, Currency::parse("USD").value()), {});
      auto const duty = answer(*index, asked)->duty.low()->minor();
      EXPECT_GE(duty, before) << rate << " of " << minor;
      before = duty;
    }
  }
}

TEST(Tariff, AnEditionThatCannotBeReadIsAFault) {
  auto broken = edition_of("2026-01-01", "ZZ", "5%");
  broken.content.files[0].bytes += "nonsense\n";
  EXPECT_THROW(build({broken}), std::runtime_error);
}

}  // namespace
}  // namespace chorsu::tariff
