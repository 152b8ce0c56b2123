#include "reference/exchange_rates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "reference/data_test.h"

namespace chorsu::reference {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The rates of these tests are made up.
constexpr auto kEcb =
    "Date,USD,CNY,TRL,KRW,\n"
    "2026-11-20,1.10,8.00,N/A,1700.5,\n"
    "2026-11-19,1.20,7.00,N/A,N/A,\n"
    "1999-01-04,1.18,N/A,372274,,\n";
constexpr auto kKazakhstan =
    "# kind: exchange-rates\n# authority: National Bank of Kazakhstan\n# edition: 2026-11-22\n# base: KZT\n"
    "date,currency,units,rate\n"
    "2026-11-22,USD,1,500.00\n2026-11-22,UZS,100,4.00\n2026-11-20,USD,1,490.00\n2026-11-10,KGS,1,6\n";

Money money(std::string_view text) {
  return Money::parse(text).value();
}
Currency currency(std::string_view text) {
  return Currency::parse(text).value();
}
Date date(std::string_view text) {
  return Date::parse(text).value();
}

RateTable table(std::string bytes) {
  Problems problems;
  auto table = read_rates(content("rates.csv", std::move(bytes)), problems);
  EXPECT_THAT(told(problems), IsEmpty());
  return table.value();
}
std::vector<std::string> refusals(std::string bytes) {
  auto const checked = check_rates(content("rates.csv", std::move(bytes)));
  return checked ? std::vector<std::string>{"accepted"} : told(checked.error());
}

class Rates : public testing::Test {
 protected:
  Rates() {
    rates_.add(table(kEcb));
    rates_.add(table(kKazakhstan));
  }
  Figure<Money> convert(std::string_view amount, std::string_view into, std::string_view on) const {
    return rates_.convert(money(amount), currency(into), date(on));
  }
  std::string amount(std::string_view from, std::string_view into, std::string_view on) const {
    auto const figure = convert(from, into, on);
    return figure.is_known() ? figure.low()->text() : "unknown";
  }

 private:
  ExchangeRates rates_;
};

TEST(EcbHistory, IsReadWithItsTrailingCommaAndItsGaps) {
  auto const ecb = table(kEcb);
  EXPECT_EQ(ecb.base, currency("EUR"));
  EXPECT_EQ(ecb.edition.facts.authority, "European Central Bank");
  EXPECT_EQ(ecb.edition.facts.edition, "2026-11-20");
  EXPECT_EQ(ecb.edition.facts.rows, 3);
  EXPECT_EQ(ecb.quotes.at(currency("USD")).size(), 3U);
  EXPECT_EQ(ecb.quotes.at(currency("USD")).front().day, date("1999-01-04"));  // oldest first
  EXPECT_EQ(ecb.quotes.at(currency("KRW")).size(), 1U);
  EXPECT_EQ(ecb.quotes.size(), 3U);  // the old lira is no currency any more
}

TEST(EcbHistory, NamesWhatIsBrokenAtItsPlace) {
  EXPECT_THAT(refusals("Date,USD\n2026-11-20,1.1x\n"), ElementsAre("rates.csv:2:12 decimal.malformed"));
  EXPECT_THAT(refusals("Date,USD\n2026-11-20,0\n"), ElementsAre("rates.csv:2:12 exchange_rate.not_positive"));
  EXPECT_THAT(refusals("Date,USD\n20.11.2026,1.1\n2026-11-19,1,2\n"),
              testing::IsSupersetOf({std::string("rates.csv:2:1 date.malformed"),
                                     std::string("rates.csv:3:1 csv.field_count")}));
  EXPECT_THAT(refusals("Date,USD\n2026-11-20,1.1\n2026-11-20,1.2\n"),
              ElementsAre("rates.csv:1:1 exchange_rate.twice"));
  EXPECT_THAT(refusals("Date,USD\n"), ElementsAre("rates.csv:1:1 csv.no_rows"));
}

TEST(NationalBank, QuotesItsOwnCurrencyAsBase) {
  auto const bank = table(kKazakhstan);
  EXPECT_EQ(bank.base, currency("KZT"));
  EXPECT_EQ(bank.edition.facts.authority, "National Bank of Kazakhstan");
  EXPECT_EQ(bank.edition.facts.as_of, date("2026-11-22"));
  EXPECT_EQ(bank.edition.facts.rows, 4);
  EXPECT_EQ(bank.quotes.at(currency("UZS")).front().units, Decimal(100));
}

TEST(NationalBank, NamesWhatIsBrokenAtItsPlace) {
  std::string const front = "# kind: exchange-rates\n# authority: A\n# edition: 2026-11-22\n";
  EXPECT_THAT(refusals(front + "date,currency,units,rate\n2026-11-22,USD,1,2\n"),
              ElementsAre("rates.csv:1:1 csv.front_missing"));
  EXPECT_THAT(refusals(front + "# base: XXX\ndate,currency,units,rate\n2026-11-22,USD,1,2\n"),
              ElementsAre("rates.csv:1:1 currency.unknown"));
  auto const head = front + "# base: KZT\n";
  EXPECT_THAT(refusals(head + "date,currency\n2026-11-22,USD\n"),
              ElementsAre("rates.csv:1:1 csv.column_missing"));
  EXPECT_THAT(refusals(head + "date,currency,units,rate\n"), ElementsAre("rates.csv:1:1 csv.no_rows"));
  EXPECT_THAT(refusals(head + "date,currency,units,rate\n2026-11-22,USS,-1,1,5\n2026-11-22,USS,-1,\"1,5\"\n"),
              ElementsAre("rates.csv:6:1 csv.field_count", "rates.csv:7:12 currency.unknown",
                          "rates.csv:7:16 exchange_rate.not_positive", "rates.csv:7:19 decimal.malformed"));
  EXPECT_THAT(refusals(head + "date,currency,units,rate\n2026-11-22,USD,1,5\n2026-11-22,USD,1,6\n"),
              ElementsAre("rates.csv:1:1 exchange_rate.twice"));
}

TEST(ExchangeRateContent, IsOneFile) {
  Problems problems;
  EXPECT_FALSE(read_rates({}, problems));
  EXPECT_THAT(told(problems), ElementsAre(" edition.one_file"));
}

TEST_F(Rates, ConvertFromAndIntoTheBase) {
  EXPECT_EQ(amount("EUR 100", "USD", "2026-11-20"), "USD 110.00");
  EXPECT_EQ(amount("USD 110", "EUR", "2026-11-20"), "EUR 100.00");
  EXPECT_EQ(amount("USD 10", "KZT", "2026-11-22"), "KZT 5000.00");
  EXPECT_EQ(amount("KZT 4", "UZS", "2026-11-22"), "UZS 100.00");
}

TEST_F(Rates, ConvertAcrossTheBaseExactly) {
  EXPECT_EQ(amount("USD 1.10", "CNY", "2026-11-20"), "CNY 8.00");
  EXPECT_EQ(amount("CNY 1", "USD", "2026-11-20"), "USD 0.14");      // 0.1375
  EXPECT_EQ(amount("CNY 100", "KRW", "2026-11-20"), "KRW 21256");   // 21256.25, no minor unit
  EXPECT_EQ(amount("USD 1", "UZS", "2026-11-22"), "UZS 12500.00");  // 500 tenge, 4 for a hundred
}

TEST_F(Rates, AreThoseOfTheNewestDayUpToTheOneAskedFor) {
  EXPECT_EQ(amount("EUR 1", "USD", "2026-11-19"), "USD 1.20");
  EXPECT_EQ(amount("USD 1", "KZT", "2026-11-21"), "KZT 490.00");
  EXPECT_EQ(amount("EUR 1", "USD", "1998-12-31"), "unknown");
  EXPECT_EQ(amount("CNY 1", "USD", "2026-11-18"), "unknown");
}

TEST_F(Rates, OlderThanSevenDaysAreFlagged) {
  EXPECT_THAT(convert("EUR 1", "USD", "2026-11-27").evidence().cautions, IsEmpty());
  auto const old = convert("EUR 1", "USD", "2026-11-28");
  EXPECT_TRUE(old.is_known());
  EXPECT_THAT(
      old.evidence().cautions,
      ElementsAre(message("exchange_rate.old", argument("date", date("2026-11-20")), argument("days", 8))));
  // A cross rate is as old as the older of its two quotes.
  EXPECT_THAT(
      convert("USD 1", "KGS", "2026-11-22").evidence().cautions,
      ElementsAre(message("exchange_rate.old", argument("date", date("2026-11-10")), argument("days", 12))));
}

TEST_F(Rates, TellTheirFormulaAndSource) {
  auto const figure = convert("EUR 100", "USD", "2026-11-21");
  EXPECT_EQ(figure.evidence().basis, Basis::computed);
  EXPECT_EQ(figure.evidence().formula,
            message("exchange_rate.formula", argument("amount", money("EUR 100")),
                    argument("result", money("USD 110")), argument("authority", "European Central Bank"),
                    argument("date", date("2026-11-20"))));
  ASSERT_EQ(figure.evidence().sources.size(), 1U);
  EXPECT_EQ(figure.evidence().sources.front().basis, Basis::published);
}

TEST_F(Rates, OfACurrencyThatNobodyQuotesAreUnknown) {
  auto const figure = convert("EUR 1", "VND", "2026-11-20");
  EXPECT_TRUE(figure.is_unknown());
  ASSERT_EQ(figure.missing().size(), 1U);
  EXPECT_EQ(figure.missing().front().id, "exchange_rate.EUR.VND");
  // One bank quotes the yuan, another the som: no rate joins them.
  EXPECT_TRUE(convert("CNY 1", "KGS", "2026-11-20").is_unknown());
}

TEST_F(Rates, LeaveAnAmountOfTheSameCurrencyAsItIs) {
  EXPECT_EQ(amount("VND 5", "VND", "2026-11-20"), "VND 5");
}

TEST_F(Rates, TooLargeToHoldAreUnknown) {
  auto const figure = convert("USD 10000000000000", "UZS", "2026-11-22");
  EXPECT_TRUE(figure.is_unknown());
  EXPECT_EQ(figure.missing().front().missing, message("money.too_large"));
}

TEST(EcbHistory, OfTheSharedArchiveIsReadWhole) {
  auto const path = std::filesystem::path(CHORSU_ROOT) / "../shared/data/fx/ecb_eurofxref_hist.csv";
  if (!std::filesystem::exists(path)) { GTEST_SKIP() << "no ECB history at " << path; }
  auto const bytes = data_file("../shared/data/fx/ecb_eurofxref_hist.csv").files.front().bytes;
  auto const history = table(bytes);
  EXPECT_EQ(history.edition.facts.rows, 6983);
  EXPECT_EQ(history.edition.facts.as_of, date("2026-04-13"));
  EXPECT_EQ(history.quotes.at(currency("CNY")).size(), 5384U);
  EXPECT_EQ(history.quotes.at(currency("USD")).back().units, Decimal::parse("1.1684").value());
  EXPECT_EQ(history.quotes.at(currency("RUB")).back().day, date("2022-03-01"));
  EXPECT_FALSE(history.quotes.contains(currency("KZT")));

  // The project's own file is a part of it, rate for rate.
  auto const own = table(data_file("data/exchange_rates/ecb.csv").files.front().bytes);
  for (auto const& [quoted, quotes] : own.quotes) {
    auto const& all = history.quotes.at(quoted);
    for (auto const& quote : quotes) {
      auto const same = std::ranges::find(all, quote.day, &Quote::day);
      ASSERT_NE(same, all.end());
      EXPECT_EQ(same->units, quote.units) << quoted.code() << " " << quote.day.text();
    }
  }
}

}  // namespace
}  // namespace chorsu::reference
