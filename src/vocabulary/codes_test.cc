// HsCode, NationalLine, CountryCode, Locode, Incoterm, LanguageTag and Basis: what is named by a code.
#include <gtest/gtest.h>

#include <random>

#include "vocabulary/hs_code.h"
#include "vocabulary/incoterm.h"
#include "vocabulary/language_tag.h"
#include "vocabulary/locode.h"
#include "vocabulary/source.h"

namespace chorsu {
namespace {

template <class Type>
std::string told(std::string_view text) {
  auto const parsed = Type::parse(text);
  return parsed ? std::string(parsed->text()) : parsed.error().all().front().message.key;
}

TEST(HsCode, IsReadWithPointsAndBlanks) {
  for (auto const* text : {"870380", "8703.80", "8703 80", "87.03.80", "87 03 80"}) {
    EXPECT_EQ(told<HsCode>(text), "870380") << text;
  }
  EXPECT_EQ(told<HsCode>("87"), "87");
  EXPECT_EQ(told<HsCode>("8703"), "8703");
  EXPECT_EQ(told<HsCode>("8703 80 000 2"), "8703800002");
}

TEST(HsCode, RefusesWhatIsNoCode) {
  for (auto const* wrong :
       {"", "8703.", ".8703", "8703..80", "8703-80", "cars", "8703 80a", "８７０３", "87038000021234567"}) {
    EXPECT_EQ(told<HsCode>(wrong), "hs_code.malformed") << wrong;
  }
  for (auto const* wrong : {"8", "870", "87038", "87038000021"}) {
    EXPECT_EQ(told<HsCode>(wrong), "hs_code.length") << wrong;
  }
  EXPECT_EQ(told<HsCode>("0012"), "hs_code.no_chapter");
  EXPECT_EQ(told<HsCode>("7701"), "hs_code.no_chapter");
}

TEST(HsCode, FallsIntoChapterHeadingAndSubheading) {
  auto const code = HsCode::parse("8703800002").value();
  EXPECT_EQ(code.chapter(), "87");
  EXPECT_EQ(code.heading(), "8703");
  EXPECT_EQ(code.subheading(), "870380");
  EXPECT_EQ(code.spaced(), "8703 80 000 2");
  EXPECT_EQ(code.digits(), 10U);
  EXPECT_EQ(HsCode::parse("87")->heading(), "87");
  EXPECT_EQ(HsCode::parse("8703")->spaced(), "8703");
}

TEST(HsCode, CoversItselfAndItsParts) {
  auto const heading = HsCode::parse("8703").value();
  EXPECT_TRUE(heading.covers("8703"));
  EXPECT_TRUE(heading.covers("870380"));
  EXPECT_FALSE(heading.covers("87"));
  EXPECT_FALSE(heading.covers("870480"));
}

TEST(HsCode, OfAnotherEditionIsAnotherCode) {
  EXPECT_NE(HsCode::parse("870380", HsEdition::hs2017).value(), HsCode::parse("870380").value());
  EXPECT_EQ(HsCode::parse("870380")->edition(), HsEdition::hs2022);
}

TEST(HsCode, GoesThroughTextUnchanged) {
  std::mt19937_64 random(19);
  for (int i = 0; i < 2000; ++i) {
    std::string digits;
    auto const lengths = {2U, 4U, 6U, 7U, 8U, 9U, 10U};
    auto const length = *(lengths.begin() + static_cast<std::ptrdiff_t>(random() % lengths.size()));
    while (digits.size() < length) { digits += static_cast<char>('0' + random() % 10); }
    if (auto const code = HsCode::parse(digits)) {
      EXPECT_EQ(code->text(), digits);
      EXPECT_EQ(HsCode::parse(code->spaced()).value(), *code);
    } else {
      EXPECT_TRUE(digits.starts_with("00") || digits.starts_with("77")) << digits;
    }
  }
}

TEST(NationalLine, KeepsTheAuthorityThatMadeIt) {
  auto const line = NationalLine::parse("8703 80 000 2", "EAEU").value();
  EXPECT_EQ(line.text(), "8703800002");
  EXPECT_EQ(line.subheading(), "870380");
  EXPECT_NE(line, NationalLine::parse("8703800002", "CN").value());
  EXPECT_TRUE(NationalLine::parse("87038000021234", "IN"));
}

TEST(NationalLine, RefusesWhatIsTooShortTooLongOrNobodys) {
  auto const refusal = [](std::string_view text, std::string_view authority) {
    return NationalLine::parse(text, authority).error().all().front().message.key;
  };
  EXPECT_EQ(refusal("870380", "EAEU"), "national_line.length");
  EXPECT_EQ(refusal("870380000212345", "EAEU"), "hs_code.malformed");
  EXPECT_EQ(refusal("8703800002", ""), "national_line.no_authority");
  EXPECT_EQ(refusal("7703800002", "EAEU"), "hs_code.no_chapter");
}

TEST(CountryCode, IsTwoLettersInEitherCase) {
  EXPECT_EQ(told<CountryCode>("KZ"), "KZ");
  EXPECT_EQ(told<CountryCode>("kZ"), "KZ");
  for (auto const* wrong : {"", "K", "KAZ", "K1", "К3", "к"}) {
    EXPECT_EQ(told<CountryCode>(wrong), "country.malformed") << wrong;
  }
  EXPECT_LT(CountryCode::parse("CN").value(), CountryCode::parse("KZ").value());
}

TEST(Locode, IsACountryAndAPlace) {
  for (auto const* text : {"KZALA", "KZ ALA", "kzala"}) { EXPECT_EQ(told<Locode>(text), "KZALA") << text; }
  EXPECT_EQ(told<Locode>("US2A9"), "US2A9");
  EXPECT_EQ(Locode::parse("KZALA")->country(), CountryCode::parse("KZ").value());
  for (auto const* wrong :
       {"", "KZ", "KZALAX", "KZAL", "K1ALA", "KZA0A", "KZA1A", "KZ-ALA", "KZ  ALA", "КЗАЛА"}) {
    EXPECT_EQ(told<Locode>(wrong), "locode.malformed") << wrong;
  }
}

TEST(Incoterm, KnowsTheElevenRules) {
  for (auto const text : kIncotermTexts) { EXPECT_EQ(chorsu::text(parse_incoterm(text).value()), text); }
  EXPECT_EQ(parse_incoterm("dap").value(), Incoterm::DAP);
  for (auto const* wrong : {"", "DAT", "DDU", "DAPP", "DA", "ДАП"}) {
    EXPECT_FALSE(parse_incoterm(wrong)) << wrong;
  }
}

TEST(Incoterm, TellsWhoPaysWhat) {
  for (auto const rule : {Incoterm::EXW, Incoterm::FCA, Incoterm::FAS, Incoterm::FOB}) {
    EXPECT_FALSE(seller_pays_carriage(rule)) << text(rule);
  }
  for (auto const rule : {Incoterm::CFR, Incoterm::CIF, Incoterm::CPT, Incoterm::CIP, Incoterm::DAP,
                          Incoterm::DPU, Incoterm::DDP}) {
    EXPECT_TRUE(seller_pays_carriage(rule)) << text(rule);
  }
  for (auto const name : kIncotermTexts) {
    auto const rule = parse_incoterm(name).value();
    EXPECT_EQ(seller_pays_import(rule), name == "DDP") << name;
    EXPECT_EQ(waterborne_only(rule), name == "FAS" || name == "FOB" || name == "CFR" || name == "CIF")
        << name;
  }
}

TEST(LanguageTag, KeepsThePrimaryTag) {
  EXPECT_EQ(told<LanguageTag>("ru"), "ru");
  EXPECT_EQ(told<LanguageTag>("zh-CN"), "zh");
  EXPECT_EQ(told<LanguageTag>("ZH-Hans-CN"), "zh");
  EXPECT_EQ(told<LanguageTag>("kaz"), "kaz");
  EXPECT_EQ(LanguageTag::english().text(), "en");
  for (auto const* wrong : {"", "r", "russ", "r1", "*", "-ru", "рус", " ru"}) {
    EXPECT_EQ(told<LanguageTag>(wrong), "language.malformed") << wrong;
  }
}

TEST(Basis, IsReadAndWritten) {
  for (auto const* word : {"published", "computed", "estimated", "general knowledge", "demonstration"}) {
    EXPECT_EQ(text(parse_basis(word).value()), word);
  }
  for (auto const* wrong : {"", "Published", "general_knowledge", "guess"}) {
    EXPECT_FALSE(parse_basis(wrong)) << wrong;
  }
}

TEST(Basis, OfATotalIsTheWeakest) {
  EXPECT_EQ(weaker(Basis::published, Basis::estimated), Basis::estimated);
  EXPECT_EQ(weaker(Basis::general_knowledge, Basis::computed), Basis::general_knowledge);
  EXPECT_EQ(weaker(Basis::demonstration, Basis::general_knowledge), Basis::demonstration);
}

}  // namespace
}  // namespace chorsu
