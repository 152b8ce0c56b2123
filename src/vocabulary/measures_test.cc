// Weight, Volume, Distance, Emission, UnitCode and Quantity: what is measured.
#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

#include "vocabulary/distance.h"
#include "vocabulary/emission.h"
#include "vocabulary/measure.h"
#include "vocabulary/quantity.h"
#include "vocabulary/volume.h"
#include "vocabulary/weight.h"

using namespace std::string_view_literals;

namespace chorsu {
namespace {

template <class Type>
std::string told(std::string_view text) {
  auto const parsed = Type::parse(text);
  return parsed ? std::string(parsed->text()) : parsed.error().all().front().message.key;
}

TEST(Measure, IsANumberThenAUnit) {
  auto const measured = parse_measured("  68.5  t ");
  ASSERT_TRUE(measured);
  EXPECT_EQ(measured->number, Decimal(685, 1));
  EXPECT_EQ(measured->unit, "t");
  EXPECT_EQ(parse_measured("68")->unit, "");
  EXPECT_EQ(parse_measured("1,5 t")->unit, ",5 t");  // the unit is for the caller to judge
  for (auto const* wrong : {"", " ", "t", "t 68", "1.2.3 t", "- t"}) {
    EXPECT_FALSE(parse_measured(wrong)) << wrong;
  }
}

TEST(Weight, IsReadInThreeLanguages) {
  for (auto const* text : {"68t", "68 t", "68000 kg", "68000000 g", "68 т", "68 тонн", "68000 кг", "68 吨",
                           "68000公斤", "68000 千克", "68 TNE", "68000 KGM"}) {
    EXPECT_EQ(told<Weight>(text), "68000 kg") << text;
  }
  EXPECT_EQ(told<Weight>("1200.5 kg"), "1200.5 kg");
  EXPECT_EQ(told<Weight>("0.5 g"), "0.001 kg");  // half a gram and more is a gram
  EXPECT_EQ(told<Weight>("0.4 g"), "0 kg");
}

TEST(Weight, RefusesWhatIsNoWeight) {
  EXPECT_EQ(told<Weight>("68"), "weight.unit_unknown");
  EXPECT_EQ(told<Weight>("68 m3"), "weight.unit_unknown");
  EXPECT_EQ(told<Weight>("1,5 t"), "weight.unit_unknown");
  EXPECT_EQ(told<Weight>("heavy"), "weight.malformed");
  EXPECT_EQ(told<Weight>("-1 kg"), "weight.negative");
  EXPECT_EQ(told<Weight>("1000000 t"), "1000000000 kg");
  EXPECT_EQ(told<Weight>("1000001 t"), "weight.too_large");
  EXPECT_EQ(told<Weight>("1000000.0000009 t"), "weight.too_large");
  EXPECT_EQ(told<Weight>("999999999999999999 t"), "weight.too_large");
}

TEST(Weight, AddsAndComparesToTheGram) {
  EXPECT_EQ(Weight::kilograms(2) + Weight::grams(1), Weight::grams(2001));
  EXPECT_LT(Weight::grams(999), Weight::kilograms(1));
  EXPECT_EQ(Weight::kilograms(1500).tonnes(), Decimal(15, 1));
  EXPECT_THROW(Weight::grams(INT64_MAX) + Weight::grams(1), std::overflow_error);
}

TEST(Weight, GoesThroughTextUnchanged) {
  std::mt19937_64 random(13);
  for (int i = 0; i < 2000; ++i) {
    auto const any = Weight::grams(static_cast<std::int64_t>(random() % (Weight::kMaxGrams + 1)) >> (i % 40));
    EXPECT_EQ(Weight::parse(any.text()).value(), any);
  }
}

TEST(Volume, IsReadInThreeLanguages) {
  for (auto const* text :
       {"67.5 m3", "67.5m³", "67.5 м³", "67500 l", "67500 л", "67500升", "67.5 立方米", "67500000 ml"}) {
    EXPECT_EQ(told<Volume>(text), "67.5 m3") << text;
  }
}

TEST(Volume, RefusesWhatIsNoVolume) {
  EXPECT_EQ(told<Volume>("67.5"), "volume.unit_unknown");
  EXPECT_EQ(told<Volume>("67.5 kg"), "volume.unit_unknown");
  EXPECT_EQ(told<Volume>("much"), "volume.malformed");
  EXPECT_EQ(told<Volume>("-1 l"), "volume.negative");
  EXPECT_EQ(told<Volume>("1000001 m3"), "volume.too_large");
  EXPECT_EQ(told<Volume>("1000000.0000005 m3"), "volume.too_large");
}

TEST(Volume, GoesThroughTextUnchanged) {
  std::mt19937_64 random(17);
  for (int i = 0; i < 2000; ++i) {
    auto const any =
        Volume::millilitres(static_cast<std::int64_t>(random() % (Volume::kMaxMillilitres + 1)) >> (i % 40));
    EXPECT_EQ(Volume::parse(any.text()).value(), any);
  }
}

TEST(Distance, AddsAndIsToldInKilometres) {
  EXPECT_EQ(Distance::kilometres(4) + Distance::metres(250), Distance::metres(4250));
  EXPECT_EQ(Distance::metres(4250).kilometres(), Decimal(425, 2));
}

TEST(Emission, AddsAndIsToldInKilograms) {
  EXPECT_EQ((Emission::grams(1500) + Emission::grams(500)).kilograms(), Decimal(2));
  EXPECT_LT(Emission::grams(1), Emission::grams(2));
}

TEST(UnitCode, IsTwoOrThreeCapitalsOrDigits) {
  EXPECT_EQ(told<UnitCode>("PR"), "PR");
  EXPECT_EQ(told<UnitCode>("KGM"), "KGM");
  EXPECT_EQ(told<UnitCode>("H87"), "H87");
  EXPECT_EQ(UnitCode::parse("H87").value(), UnitCode::piece());
  EXPECT_NE(UnitCode::parse("PR").value(), UnitCode::parse("PRX").value());
  for (std::string_view const wrong : {""sv, "K"sv, "KGMM"sv, "kgm"sv, "K M"sv, "шт"sv, "KG\0"sv}) {
    EXPECT_EQ(told<UnitCode>(wrong), "unit.malformed") << wrong;
  }
}

TEST(Quantity, IsAboveZeroAndBounded) {
  auto const quantity = [](std::string_view number) {
    auto const made = Quantity::of(Decimal::parse(number).value(), UnitCode::piece());
    return made ? made->text() : made.error().all().front().message.key;
  };
  EXPECT_EQ(quantity("40"), "40 H87");
  EXPECT_EQ(quantity("0.5"), "0.5 H87");
  EXPECT_EQ(quantity("1000000000000"), "1000000000000 H87");
  EXPECT_EQ(quantity("0"), "quantity.not_positive");
  EXPECT_EQ(quantity("-1"), "quantity.not_positive");
  EXPECT_EQ(quantity("1000000000000.1"), "quantity.too_large");
}

}  // namespace
}  // namespace chorsu
