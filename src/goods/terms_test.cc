// How words become terms, and what each word of a name weighs.
#include "goods/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "goods/phrase.h"

namespace chorsu::goods {
namespace {

using testing::ElementsAre;

std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  for (auto const& term : TermReader().read(text)) { terms.push_back(term.text); }
  return terms;
}

// The word that the name weighs most.
std::string noun_of(std::string_view name) {
  auto const terms = TermReader().read(name);
  auto const weighed = weights(terms);
  return terms[static_cast<std::size_t>(std::ranges::max_element(weighed) - weighed.begin())].typed;
}

TEST(Terms, FormsOfAWordAreOneTerm) {
  EXPECT_EQ(terms_of("электромобиль"), terms_of("ЭЛЕКТРОМОБИЛЯМИ"));
  EXPECT_EQ(terms_of("станок"), terms_of("станки"));
  EXPECT_EQ(terms_of("огурец"), terms_of("огурцов"));
  EXPECT_EQ(terms_of("battery"), terms_of("Batteries"));
  EXPECT_EQ(terms_of("men's shirts"), terms_of("mens shirt"));
}

TEST(Terms, SpellingsOfAWordAreOneTerm) {
  EXPECT_EQ(terms_of("tires"), terms_of("tyres"));
  EXPECT_EQ(terms_of("fertilizers"), terms_of("fertilisers"));
  EXPECT_EQ(terms_of("color"), terms_of("colours"));
  EXPECT_EQ(terms_of("aluminum"), terms_of("aluminium"));
  EXPECT_EQ(terms_of("ёлка"), terms_of("елка"));
  EXPECT_EQ(terms_of("1,500 cc"), terms_of("1500 cc"));
  EXPECT_EQ(terms_of("1,5"), terms_of("1.5"));
}

TEST(Terms, APaintingIsNoPaint) {
  EXPECT_NE(terms_of("paintings"), terms_of("paints"));
}

TEST(Terms, LittleWordsAreNone) {
  EXPECT_THAT(terms_of("of the and for"), ElementsAre());
  EXPECT_THAT(terms_of("для и из"), ElementsAre());
}

TEST(Terms, EveryChineseCharacterIsOne) {
  EXPECT_THAT(terms_of("PP 粒子"), ElementsAre("pp", "粒", "子"));
}

TEST(Terms, BrokenTextIsReadAsFarAsItGoes) {
  EXPECT_THAT(terms_of("car\xFF\xFEs \xE6\xB1"), ElementsAre("car"));
  EXPECT_THAT(terms_of(std::string_view("a\0car", 5)), ElementsAre("car"));
}

TEST(Phrase, TheNounNamesTheGoods) {
  EXPECT_EQ(noun_of("steel pipes for oil wells"), "pipes");
  EXPECT_EQ(noun_of("tyres (used)"), "tyres");
  EXPECT_EQ(noun_of("paper and board machines"), "machines");
  EXPECT_EQ(noun_of("laptops and other computers"), "laptops");
  EXPECT_EQ(noun_of("стальные бесшовные трубы для скважин"), "трубы");
  EXPECT_EQ(noun_of("части компьютеров"), "части");
  EXPECT_EQ(noun_of("客车用轮胎"), "胎");
  EXPECT_EQ(noun_of("新鲜的苹果"), "果");
}

TEST(Phrase, AWordAloneWeighsMoreThanAmongOthers) {
  auto const alone = weights(TermReader().read("pipes"));
  auto const among = weights(TermReader().read("seamless steel pipes"));
  EXPECT_GT(alone.front(), among.back());
  EXPECT_GT(among.back(), among.front());
}

}  // namespace
}  // namespace chorsu::goods
