#include "language/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace chorsu::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Folded, JoinsWaysToWriteOneName) {
  EXPECT_EQ(folded("Ürümqi"), "urumqi");
  EXPECT_EQ(folded("URUMQI"), "urumqi");
  EXPECT_EQ(folded("Małaszewicze"), "małaszewicze");  // ł is a letter, not an l with a mark
  EXPECT_EQ(folded("Ёлка"), folded("елка"));
  EXPECT_EQ(folded("АЛМАТЫ"), "алматы");
  EXPECT_EQ(folded("Straße"), "strasse");
  EXPECT_EQ(folded("Ἀθῆναι"), "αθηναι");
  EXPECT_EQ(folded("ＫＺ１２"), "kz12");
  EXPECT_EQ(folded("重庆"), "重庆");
}

TEST(Folded, KeepsLettersThatOnlyLookMarked) {
  EXPECT_EQ(folded("Йошкар"), "йошкар");
  EXPECT_NE(folded("Войны"), folded("Воины"));
  EXPECT_NE(folded("ў"), folded("у"));
  EXPECT_NE(folded("が"), folded("か"));
  EXPECT_NE(folded("हिन्दी"), folded("हनद"));
}

TEST(Folded, JoinsBlanksAndMarksBetweenWords) {
  EXPECT_EQ(folded("  Ust-Kamenogorsk \t north "), "ust kamenogorsk north");
  EXPECT_EQ(folded("Xi'an"), "xi an");
  EXPECT_EQ(folded("Xi’an"), "xi an");
  EXPECT_EQ(folded("«Казахстан»  –  Достык"), "казахстан достык");
  EXPECT_EQ(folded("重庆　市"), "重庆 市");
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded(" - "), "");
  EXPECT_EQ(folded(" – "), "");
}

TEST(Folded, IsTheSameByTheShortWayAndByTheLong) {
  // Text of ASCII alone takes a short way; "я" sends the same text down the long one.
  for (std::string const text : {"Almaty 2", "  a\t\nb  ", "Xi'an - \"North\"", "8703.80/x_(y)", "a,b;c"}) {
    EXPECT_EQ(folded(text + " я"), folded(text) + " я") << text;
  }
}

TEST(Folded, ReplacesBrokenUtf8) {
  EXPECT_EQ(folded("a\xff"
                   "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(folded("\xe9\x87"), "\xEF\xBF\xBD");
  EXPECT_EQ(folded(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

TEST(Folded, StaysWhenFoldedAgain) {
  std::mt19937 random(29);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes;
    for (auto length = random() % 12; length > 0; --length) {
      bytes += static_cast<char>(random() % (i % 2 == 0 ? 256 : 128));
    }
    auto const once = folded(bytes);
    EXPECT_EQ(folded(once), once) << testing::PrintToString(bytes);
  }
  for (auto const* text : {"Ürümqi–Алматы", "Ёлка, Й", "が重庆", "ﬁne Ⅷ ½", "İstanbul", "ǅ"}) {
    EXPECT_EQ(folded(folded(text)), folded(text)) << text;
  }
}

TEST(WordsOfText, AreFoundInThreeLanguages) {
  EXPECT_THAT(words("Electric passenger cars, new!"), ElementsAre("electric", "passenger", "cars", "new"));
  EXPECT_THAT(words("Легковые электромобили (новые)"), ElementsAre("легковые", "электромобили", "новые"));
  EXPECT_THAT(words("新能源汽车出口"), testing::AllOf(testing::Contains("汽车"), testing::Contains("出口")));
}

TEST(WordsOfText, KeepNumbersAndDropMarks) {
  EXPECT_THAT(words("8703.80 — 40 t"), ElementsAre("8703.80", "40", "t"));
  EXPECT_THAT(words("... , ;"), IsEmpty());
  EXPECT_THAT(words(""), IsEmpty());
}

TEST(WordsOfText, SurviveBrokenUtf8) {
  EXPECT_THAT(words("cars\xff\xfe from \xe9\x87"), testing::Contains("cars"));
}

}  // namespace
}  // namespace chorsu::language
