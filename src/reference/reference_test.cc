#include "reference/reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reference/data_test.h"

namespace chorsu::reference {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Index const& index() {
  static auto const index = project_index();
  return *index;
}

// The id of the place found, or "key: choice choice".
std::string found(std::string_view text) {
  auto const place = index().find_place(text);
  if (place) { return (*place)->id; }
  auto const& problem = place.error().all().front();
  std::string told = problem.message.key + ":";
  for (auto const& choice : problem.choices) { told += " " + choice.value; }
  return told;
}
std::vector<std::string> completed(std::string_view text, std::size_t limit = 10) {
  std::vector<std::string> ids;
  for (auto const* place : index().complete_place(text, limit)) { ids.push_back(place->id); }
  return ids;
}
Quantity quantity(std::string_view number, std::string_view unit) {
  return Quantity::of(Decimal::parse(number).value(), UnitCode::parse(unit).value()).value();
}

TEST(FindPlace, ByIdLocodeAndNameInEachLanguage) {
  for (auto const* text : {"almaty", "Almaty", " ALMATY ", "KZALA", "kzala", "Алматы", "阿拉木图", "Alma-Ata",
                           "алма-ата", "Alma Ata"}) {
    EXPECT_EQ(found(text), "almaty") << text;
  }
  // 北 and 经 hold bytes of the Chinese comma.
  for (auto const* text : {"北京", "Пекин", "Beijing"}) { EXPECT_EQ(found(text), "beijing") << text; }
}

TEST(FindPlace, OfEveryNameOfTheDataGivesThatPlaceOrAChoiceOfIt) {
  for (auto const& place : index().places()) {
    EXPECT_EQ(found(place.id), place.id);
    for (auto const& [language, name] : place.names.by_language) {
      auto const given = found(name);
      EXPECT_TRUE(given == place.id || given.find(" " + place.id) != std::string::npos)
          << name << " gives " << given;
    }
  }
}

TEST(FindPlace, WithItsCountry) {
  EXPECT_EQ(found("Brest, Belarus"), "brest-by");
  EXPECT_EQ(found("Brest,FR"), "brest-fr");
  EXPECT_EQ(found("Брест, Беларусь"), "brest-by");
  EXPECT_EQ(found("布列斯特，法国"), "brest-fr");
  EXPECT_EQ(found("Almaty, Kazakhstan"), "almaty");
}

TEST(FindPlace, ThatMayBeSeveralGivesThemAll) {
  EXPECT_EQ(found("Brest"), "place.ambiguous: brest-by brest-fr");
  EXPECT_EQ(found("Brest,"), "place.ambiguous: brest-by brest-fr");
  EXPECT_EQ(found("Khorgos"), "place.ambiguous: khorgos-cn khorgos-kz");
}

TEST(FindPlace, ThatIsUnknownGivesTheNearest) {
  EXPECT_EQ(found("Almatty"), "place.unknown: almaty");
  EXPECT_EQ(found("Алмоты"), "place.unknown: almaty");
  EXPECT_THAT(found("Chongqin"), testing::HasSubstr("chongqing"));
  EXPECT_THAT(found("Almaty, China"), testing::StartsWith("place.unknown: almaty"));
  EXPECT_EQ(found("Xyzzyplugh"), "place.unknown:");
}

TEST(FindPlace, SurvivesAnyText) {
  for (std::string_view const text :
       {"", ",", ",,", "，", " , ", ", KZ", "\xff\xfe", "%' OR 1=1 --", "<b>", "a,b,c"}) {
    EXPECT_THAT(found(text), testing::StartsWith("place.unknown:")) << text;
  }
  EXPECT_THAT(found(std::string(100'000, 'a')), testing::StartsWith("place.unknown:"));
}

TEST(CompletePlace, ByTheBeginningOfANameInEachLanguage) {
  EXPECT_THAT(completed("Chongq"), Contains("chongqing"));
  EXPECT_THAT(completed("Чунц"), Contains("chongqing"));
  EXPECT_THAT(completed("重"), Contains("chongqing"));
  EXPECT_THAT(completed("CNCQI"), Contains("chongqing"));
  EXPECT_THAT(completed(""), IsEmpty());
  EXPECT_THAT(completed("zzzz"), IsEmpty());
}

TEST(CompletePlace, GivesEachPlaceOnceAndNoMoreThanAskedFor) {
  auto const all = completed("a", 1000);
  EXPECT_GT(all.size(), 5U);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  EXPECT_EQ(completed("a", 3), std::vector<std::string>(all.begin(), all.begin() + 3));
  EXPECT_THAT(completed("a", 0), IsEmpty());
}

TEST(CompletePlace, PutsWholeNamesFirstThenCities) {
  auto const index =
      build({loaded("places", content("places.csv",
                                      "# kind: places\n# authority: A\n# edition: 2026-11-23\n"
                                      "place,locode,country,kind,name_en,name_zh,name_ru,aliases,latitude,"
                                      "longitude,coordinate_source,basis\n"
                                      "b-station,,KZ,station,Brestovo,乙,Б,,1,2,none,published\n"
                                      "c-city,,KZ,city,Brestcity,丙,В,,1,2,none,published\n"
                                      "d-city,,KZ,city,Brestburg,丁,Г,,1,2,none,published\n"
                                      "z-border,,KZ,border,Brest,甲,А,,1,2,none,published\n"))});
  std::vector<std::string> ids;
  for (auto const* place : index->complete_place("brest", 10)) { ids.push_back(place->id); }
  EXPECT_THAT(ids, ElementsAre("z-border", "c-city", "d-city", "b-station"));
}

TEST(Country, IsKnownByCodeWithItsGroups) {
  auto const kazakhstan = CountryCode::parse("KZ").value();
  ASSERT_NE(index().country(kazakhstan), nullptr);
  EXPECT_EQ(index().country(kazakhstan)->names.in(LanguageTag::parse("ru").value()), "Казахстан");
  EXPECT_TRUE(index().is_member(kazakhstan, "EAEU"));
  EXPECT_FALSE(index().is_member(CountryCode::parse("CN").value(), "EAEU"));
  EXPECT_EQ(index().country(CountryCode::parse("ZZ").value()), nullptr);
  EXPECT_FALSE(index().is_member(CountryCode::parse("ZZ").value(), "EAEU"));
}

TEST(Units, AreFoundByCodeAndByWhatPeopleType) {
  auto const code = [](std::string_view text) {
    auto const unit = index().find_unit(text);
    return unit ? std::string((*unit)->code.text()) : unit.error().all().front().message.key;
  };
  EXPECT_EQ(code("KGM"), "KGM");
  EXPECT_EQ(code("kg"), "KGM");
  EXPECT_EQ(code("Кг"), "KGM");
  EXPECT_EQ(code("公斤"), "KGM");
  EXPECT_EQ(code("t"), "TNE");
  EXPECT_EQ(code("шт"), "H87");
  EXPECT_EQ(code("台"), "H87");
  EXPECT_EQ(code("furlong of goods"), "unit.unknown");
  EXPECT_EQ(code(""), "unit.unknown");
  EXPECT_EQ(code("\xff"), "unit.unknown");
}

TEST(Units, OfMassAreWeighed) {
  EXPECT_EQ(index().as_weight(quantity("68", "TNE")).value(), Weight::kilograms(68000));
  EXPECT_EQ(index().as_weight(quantity("0.5", "KGM")).value(), Weight::grams(500));
  EXPECT_EQ(index().as_weight(quantity("0.5", "GRM")).value(), Weight::grams(1));  // half up
  EXPECT_EQ(index().as_weight(quantity("2", "LBR")).value(), Weight::grams(907));  // 907.18474
  EXPECT_EQ(index().as_weight(quantity("123456.789012345", "LBR")).value(), Weight::grams(55'999'058));
}

TEST(Units, ThatAreNoMassOrTooHeavyAreRefused) {
  auto const refusal = [](Quantity const& given) {
    return index().as_weight(given).error().all().front().message.key;
  };
  EXPECT_EQ(refusal(quantity("40", "H87")), "unit.not_mass");
  EXPECT_EQ(refusal(quantity("40", "ZZZ")), "unit.not_mass");
  EXPECT_EQ(refusal(quantity("1000001", "TNE")), "weight.too_large");
  EXPECT_EQ(refusal(quantity("1000000000000", "KTN")), "weight.too_large");
}

TEST(Currencies, AreNamed) {
  ASSERT_NE(index().currency_names("CNY"), nullptr);
  EXPECT_EQ(index().currency_names("XXX"), nullptr);
}

TEST(Index, OfNothingKnowsNothing) {
  auto const empty = build({});
  EXPECT_FALSE(empty->find_place("Almaty"));
  EXPECT_FALSE(empty->find_unit("kg"));
  EXPECT_THAT(empty->complete_place("a", 10), IsEmpty());
}

TEST(Index, PassesOverOtherKinds) {
  auto const built = build(
      {loaded("tariff", content("eaeu.csv", "x")), loaded("units", data_file("data/reference/units.csv"))});
  EXPECT_TRUE(built->find_unit("kg"));
  EXPECT_TRUE(built->places().empty());
}

TEST(Index, IsNotBuiltOfAnEditionThatCannotBeRead) {
  EXPECT_THROW(build({loaded("places", content("places.csv", "x"))}), UnreadableEdition);
}

}  // namespace
}  // namespace chorsu::reference
