#include "reference/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/text.h"
#include "reference/data_test.h"

namespace chorsu::reference {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::string front(std::string_view kind) {
  return "# kind: " + std::string(kind) + "\n# authority: A\n# edition: 2026-11-23\n";
}
constexpr std::string_view kPlaceColumns =
    "place,locode,country,kind,name_en,name_zh,name_ru,aliases,latitude,longitude,coordinate_source,basis\n";

template <class Read>
std::vector<std::string> refusals(Read read, std::string bytes) {
  auto const table = read(content("f.csv", std::move(bytes)));
  return table ? std::vector<std::string>{"accepted"} : told(table.error());
}
std::vector<std::string> place_refusals(std::string_view rows) {
  return refusals(read_places, front("places") + std::string(kPlaceColumns) + std::string(rows));
}

TEST(Places, AreReadFieldByField) {
  auto const table = read_places(content("f.csv", front("places") + std::string(kPlaceColumns) +
                                                      "almaty,KZALA,KZ,city,Almaty,阿拉木图,Алматы,Alma-Ata|"
                                                      "Алма-Ата,43.2500,-76.9,none,general knowledge\n"));
  ASSERT_TRUE(table);
  EXPECT_EQ(table->facts.rows, 1);
  auto const& place = table->rows.front();
  EXPECT_EQ(place.id, "almaty");
  EXPECT_EQ(place.locode->text(), "KZALA");
  EXPECT_EQ(place.country, CountryCode::parse("KZ").value());
  EXPECT_EQ(text(place.kind), "city");
  EXPECT_EQ(place.names.in(LanguageTag::parse("zh").value()), "阿拉木图");
  EXPECT_EQ(place.names.in(LanguageTag::parse("kk").value()), "Almaty");  // no Kazakh name: the English one
  EXPECT_THAT(place.aliases, ElementsAre("Alma-Ata", "Алма-Ата"));
  EXPECT_DOUBLE_EQ(place.latitude, 43.25);
  EXPECT_DOUBLE_EQ(place.longitude, -76.9);
  EXPECT_EQ(place.basis, Basis::general_knowledge);
}

TEST(Places, NameEveryWrongFieldAtItsPlace) {
  EXPECT_THAT(place_refusals("a,KZA1A,K,town,A,,А,,91,x,none,guess\n"),
              UnorderedElementsAre("f.csv:5:3 locode.malformed", "f.csv:5:9 country.malformed",
                                   "f.csv:5:11 place.kind_unknown", "f.csv:5:18 csv.empty",
                                   "f.csv:5:23 place.degrees", "f.csv:5:26 place.degrees",
                                   "f.csv:5:33 basis.unknown"));
}

TEST(Places, HaveAnIdOnce) {
  auto const row = [](std::string const& id) { return id + ",,KZ,city,A,阿,А,,1,2,none,published\n"; };
  EXPECT_THAT(place_refusals(row("a") + row("b") + row("a")), ElementsAre("f.csv:7:1 csv.twice"));
  EXPECT_THAT(place_refusals(row("")), ElementsAre("f.csv:5:1 csv.empty"));
  EXPECT_THAT(place_refusals(""), ElementsAre("f.csv:1:1 csv.no_rows"));
}

TEST(Places, HaveTheLocodeOfTheirCountry) {
  EXPECT_THAT(place_refusals("a,CNCKG,KZ,city,A,阿,А,,1,2,none,published\n"),
              ElementsAre("f.csv:5:3 place.locode_country"));
}

TEST(Places, OfAnotherKindOfFileAreRefused) {
  EXPECT_THAT(refusals(read_places, front("units") + std::string(kPlaceColumns) +
                                        "a,,KZ,city,A,阿,А,,1,2,none,published\n"),
              ElementsAre("f.csv:1:1 csv.wrong_kind"));
  EXPECT_THAT(told(read_places({}).error()), ElementsAre(" edition.one_file"));
}

TEST(Countries, HaveNamesAndGroups) {
  auto const table = read_countries(content(
      "f.csv", front("countries") +
                   "country,alpha3,name_en,name_zh,name_ru,groups\nKZ,KAZ,Kazakhstan,哈,К,SCO|EAEU\n"));
  ASSERT_TRUE(table);
  EXPECT_THAT(table->rows.front().groups, ElementsAre("EAEU", "SCO"));
  EXPECT_THAT(refusals(read_countries, front("countries") +
                                           "country,alpha3,name_en,name_zh,name_ru,groups\nKAZ,KAZ,,哈,К,\n"),
              UnorderedElementsAre("f.csv:5:1 country.malformed", "f.csv:5:9 csv.empty"));
}

TEST(Currencies, AgreeWithTheVocabularyOnTheirExponent) {
  EXPECT_THAT(
      refusals(read_currencies,
               front("currencies") + "currency,exponent,name_en,name_zh,name_ru\nJPY,2,yen,日元,иена\n"),
      ElementsAre("f.csv:5:5 currency.exponent_differs"));
  EXPECT_THAT(
      refusals(read_currencies,
               front("currencies") + "currency,exponent,name_en,name_zh,name_ru\nDEM,2,mark,马克,марка\n"),
      ElementsAre("f.csv:5:1 currency.unknown"));
}

TEST(Units, HaveAFactorAboveZeroOrNone) {
  constexpr auto kColumns = "unit,symbol,dimension,factor,base,name_en,name_zh,name_ru,words\n";
  auto const row = [](std::string const& factor) {
    return "KGM,kg,mass," + factor + ",GRM,kilogram,千克,килограмм,kg\n";
  };
  EXPECT_THAT(refusals(read_units, front("units") + kColumns + row("1000")), ElementsAre("accepted"));
  EXPECT_THAT(refusals(read_units, front("units") + kColumns + row("")), ElementsAre("accepted"));
  EXPECT_THAT(refusals(read_units, front("units") + kColumns + row("0")),
              ElementsAre("f.csv:5:13 unit.factor"));
  EXPECT_THAT(refusals(read_units, front("units") + kColumns + row("-1")),
              ElementsAre("f.csv:5:13 unit.factor"));
  EXPECT_THAT(refusals(read_units, front("units") + kColumns + row("1e3")),
              ElementsAre("f.csv:5:13 decimal.malformed"));
}

TEST(ProjectData, PassesItsOwnChecks) {
  for (auto const& kind : data_kinds()) {
    auto const path = kind.name == "exchange-rates" ? "data/exchange_rates/ecb.csv"
                                                    : "data/reference/" + std::string(kind.name) + ".csv";
    auto const facts = kind.check(data_file(path));
    ASSERT_TRUE(facts) << path << ": " << testing::PrintToString(told(facts.error()));
    EXPECT_GT(facts->rows, 0) << path;
  }
}

TEST(ProjectData, NamesEveryCurrencyOfTheVocabulary) {
  auto const table = read_currencies(data_file("data/reference/currencies.csv")).value();
  for (auto const currency : Currency::all()) {
    EXPECT_TRUE(table.rows.contains(currency.code())) << currency.code();
  }
  EXPECT_EQ(table.rows.size(), Currency::all().size());
}

TEST(ProjectData, HasACountryForEveryPlace) {
  auto const index = project_index();
  for (auto const& place : index->places()) { EXPECT_NE(index->country(place.country), nullptr) << place.id; }
}

TEST(ProjectData, HasNoWordThatStandsForTwoUnits) {
  std::map<std::string, std::string> owners;
  auto const table = read_units(data_file("data/reference/units.csv")).value();
  for (auto const& unit : table.rows) {
    for (auto const& word : unit.words) {
      auto const [entry, added] = owners.emplace(language::folded(word), unit.code.text());
      EXPECT_TRUE(added || entry->second == unit.code.text())
          << word << ": " << entry->second << " and " << unit.code.text();
    }
  }
}

}  // namespace
}  // namespace chorsu::reference
