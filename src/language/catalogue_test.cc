#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "language/language.h"
#include "language/names_test.h"
#include "vocabulary/country_code.h"
#include "vocabulary/instant.h"
#include "vocabulary/money.h"
#include "vocabulary/weight.h"

namespace chorsu::language {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

// A folder of messages for one test, gone with it.
class MessagesFolder {
 public:
  MessagesFolder() {
    auto folder = (fs::temp_directory_path() / "chorsu_messages_XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
    folder_ = folder;
  }
  ~MessagesFolder() { fs::remove_all(folder_); }
  MessagesFolder(MessagesFolder const&) = delete;
  MessagesFolder& operator=(MessagesFolder const&) = delete;

  MessagesFolder& with(std::string const& file, std::string_view text) {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file, std::ios::binary) << text;
    return *this;
  }
  Result<Catalogue> load() const { return Catalogue::load(folder_); }
  fs::path const& path() const { return folder_; }

 private:
  fs::path folder_;
};

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}
std::string first_problem(Result<Catalogue> const& loaded) {
  return loaded ? "loaded"
                : loaded.error().all().front().message.key + " at " + loaded.error().all().front().field;
}

class Words : public testing::Test {
 protected:
  Words()
      : catalogue(
            MessagesFolder()
                .with("en/a.json",
                      R"({"days": "{days, plural, one {# day} other {# days}}", "all": "{text} {value}",
                                             "quote": "it''s {text}", "word": "it is {mode}", "mode.rail": "rail", "sea": "by sea",
                                             "figure.kg": "{value} kg"})")
                .with("ru/a.json",
                      R"({"days": "{days, plural, one {# день} few {# дня} many {# дней} other {# дня}}",
                                             "all": "{text} {value}", "word": "это {mode}", "mode.rail": "железная дорога",
                                             "figure.kg": "{value}\u00A0кг"})")
                .with("zh/a.json", R"({"days": "{days, plural, other {#天}}", "all": "{text}{value}",
                                             "figure.kg": "{value} 千克"})")
                .load()
                .value()) {}

  std::string say(std::string_view language, Message const& message) const {
    return catalogue.words(message, tag(language), names);
  }

  BracketNames names;
  Catalogue catalogue;
};

TEST_F(Words, ComeFromThePatternOfTheLanguage) {
  EXPECT_EQ(say("en", message("all", argument("text", "a"), argument("value", "b"))), "a b");
  EXPECT_EQ(say("en", message("quote", argument("text", "x"))), "it's x");
}

TEST_F(Words, HavePluralForms) {
  EXPECT_EQ(say("en", message("days", argument("days", 1))), "1 day");
  EXPECT_EQ(say("en", message("days", argument("days", 0))), "0 days");
  EXPECT_EQ(say("ru", message("days", argument("days", 1))), "1 день");
  EXPECT_EQ(say("ru", message("days", argument("days", 3))), "3 дня");
  EXPECT_EQ(say("ru", message("days", argument("days", 11))), "11 дней");
  EXPECT_EQ(say("ru", message("days", argument("days", 21))), "21 день");
  EXPECT_EQ(say("zh", message("days", argument("days", 2))), "2天");
}

TEST_F(Words, OfAKeyWithoutAPatternAreTheKey) {
  EXPECT_EQ(say("en", message("no.such.key", argument("text", "x"))), "no.such.key");
  EXPECT_EQ(say("ru", message("sea")), "sea");
  EXPECT_EQ(say("kk", message("sea")), "sea");
  EXPECT_EQ(say("en", {}), "");
}

TEST_F(Words, WriteEachKindOfArgumentTheReadersWay) {
  auto const value = [&](std::string_view language, Argument const& argument) {
    return say(language, message("all", chorsu::argument("text", ""), argument));
  };
  auto const money = argument("value", Money::parse("USD1120000").value());
  EXPECT_EQ(value("en", money), " USD\u00A01,120,000.00");
  EXPECT_EQ(value("ru", money), " USD\u00A01\u00A0120\u00A0000,00");
  EXPECT_EQ(value("zh", money), "USD\u00A01,120,000.00");
  EXPECT_EQ(value("en", argument("value", Money::parse("JPY 5000").value())), " JPY\u00A05,000");
  EXPECT_EQ(value("en", argument("value", Decimal::parse("0.125").value())), " 0.125");
  EXPECT_EQ(value("ru", argument("value", Decimal::parse("0.125").value())), " 0,125");
  EXPECT_EQ(value("ru", argument("value", Weight::kilograms(68000))), " 68\u00A0000\u00A0кг");
  EXPECT_EQ(value("zh", argument("value", Weight::kilograms(68000))), "68,000 千克");
  EXPECT_EQ(value("en", argument("value", Weight::parse("67.5 kg").value())), " 67.5 kg");
  EXPECT_EQ(value("en", argument("value", Date::parse("2026-12-01").value())), " 1 Dec 2026");
  EXPECT_EQ(value("ru", argument("value", Date::parse("2026-12-01").value())), " 1 дек. 2026");
  EXPECT_EQ(value("zh", argument("value", Date::parse("2026-12-01").value())), "2026年12月1日");
  EXPECT_EQ(value("en", argument("value", Instant::parse("2026-12-01T23:59:00Z").value())), " 1 Dec 2026");
  EXPECT_EQ(value("ru", argument("value", CountryCode::parse("KZ").value())), " [KZ ru]");
  EXPECT_EQ(value("zh", place_argument("value", "almaty")), "[almaty zh]");
  EXPECT_EQ(value("en", word_argument("value", "mode.rail")), " rail");
}

TEST_F(Words, ShowTextAsItIs) {
  EXPECT_EQ(say("en", message("all", argument("text", "{days}"), argument("value", "'; <b>DROP</b>"))),
            "{days} '; <b>DROP</b>");
  EXPECT_EQ(say("en", message("all", argument("text", "\xff"), argument("value", "x"))), "\xEF\xBF\xBD x");
}

TEST_F(Words, OfManyThreadsDoNotMix) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 200; ++round) {
        wrong +=
            say("ru", message("days", argument("days", 21 + i * 10))) == std::to_string(21 + i * 10) + " день"
                ? 0
                : 1;
      }
    });
  }
  for (auto& thread : threads) { thread.join(); }
  EXPECT_EQ(wrong, 0);
}

TEST_F(Words, AreSpokenInTheLanguagesOfTheFolder) {
  EXPECT_THAT(catalogue.languages(), ElementsAre(tag("en"), tag("ru"), tag("zh")));
  EXPECT_TRUE(catalogue.speaks(tag("zh")));
  EXPECT_FALSE(catalogue.speaks(tag("kk")));
  EXPECT_THAT(catalogue.keys(tag("zh")), ElementsAre("all", "days", "figure.kg"));
}

TEST_F(Words, AreChosenByTheAcceptLanguageHeader) {
  auto const choose = [&](std::string_view header) { return catalogue.choose(header).text(); };
  EXPECT_EQ(choose("ru"), "ru");
  EXPECT_EQ(choose("zh-CN,zh;q=0.9,en;q=0.8"), "zh");
  EXPECT_EQ(choose("kk, ru;q=0.8, en;q=0.7"), "ru");
  EXPECT_EQ(choose("en;q=0.2, ru;q=0.9"), "ru");
  EXPECT_EQ(choose("ru;q=0, zh;q=0.1"), "zh");
  EXPECT_EQ(choose("ru ; q=0.5 ,\tzh;q=0.4"), "ru");
  EXPECT_EQ(choose("ru, zh"), "ru");  // of two alike the first
}

TEST_F(Words, AreEnglishWhenTheHeaderIsRubbish) {
  for (auto const* header : {"", "*", ",,,", ";q=1", "kk", "ru;q=nan", "ru;q=-1", "ru;q=2", "ru;q=inf",
                             "ru;q=", "ru;q=x", "русский", "\xff\xfe", "ru=1;zh"}) {
    EXPECT_EQ(catalogue.choose(header).text(), "en") << header;
  }
  std::string endless;
  for (int i = 0; i < 100'000; ++i) { endless += "xx,"; }
  EXPECT_EQ(catalogue.choose(endless + "ru").text(), "en");
}

TEST(Catalogue, NamesTheFileAndKeyOfABrokenPattern) {
  EXPECT_THAT(first_problem(MessagesFolder().with("en/a.json", R"({"a.b": "{days, plural"})").load()),
              testing::AllOf(HasSubstr("language.pattern_malformed"), HasSubstr("en/a.json:a.b")));
  EXPECT_THAT(first_problem(MessagesFolder().with("en/a.json", R"({"a.b": 5})").load()),
              HasSubstr("language.pattern_malformed"));
  EXPECT_THAT(first_problem(MessagesFolder().with("en/a.json", R"(["a"])").load()),
              HasSubstr("language.file_unreadable"));
  EXPECT_THAT(first_problem(MessagesFolder().with("en/a.json", "{").load()),
              HasSubstr("language.file_unreadable"));
}

TEST(Catalogue, NeedsEnglish) {
  EXPECT_THAT(first_problem(MessagesFolder().with("ru/a.json", "{}").load()),
              HasSubstr("language.folder_missing"));
  EXPECT_THAT(first_problem(Catalogue::load("/no/such/folder")), HasSubstr("language.folder_missing"));
}

TEST(Catalogue, RefusesAFolderThatIsNoLanguage) {
  EXPECT_THAT(first_problem(MessagesFolder().with("en/a.json", "{}").with("english/a.json", "{}").load()),
              HasSubstr("language.malformed"));
}

TEST(Voice, WritesNumbersAndDates) {
  auto const catalogue = MessagesFolder().with("en/a.json", "{}").with("ru/a.json", "{}").load().value();
  BracketNames const names;
  Voice const russian(catalogue, tag("ru"), names);
  Voice const english(catalogue, tag("en"), names);
  EXPECT_EQ(english.number(Decimal::parse("1234567.5").value(), 2), "1,234,567.50");
  EXPECT_EQ(russian.number(Decimal::parse("1234567.5").value(), 2), "1\u00A0234\u00A0567,50");
  EXPECT_EQ(english.number(Decimal::parse("0.000000000001").value()), "0.000000000001");
  EXPECT_EQ(english.number(Decimal::parse("999999999999999999").value()), "999,999,999,999,999,999");
  EXPECT_EQ(english.date("2024-02-29"), "29 Feb 2024");
  EXPECT_EQ(english.date("soon"), "soon");
}

}  // namespace
}  // namespace chorsu::language
