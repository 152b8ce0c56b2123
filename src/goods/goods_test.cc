// Runs testdata/*.case on the nomenclature of data/goods: "question | answer" on each line.
#include "goods/goods.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "goods/nomenclature.h"
#include "goods/nomenclature_test.h"
#include "reference/csv.h"

namespace chorsu::goods {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<Index const> const& index() {
  static auto const built = build({load_nomenclature()});
  return built;
}

struct Case {
  int line;
  std::string question;
  std::string expected;
};

std::string trimmed(std::string_view text) {
  auto const first = std::min(text.find_first_not_of(' '), text.size());
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

std::vector<Case> read_cases(fs::path const& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    auto const bar = line.find('|');
    if (line.starts_with('#') || bar == std::string::npos) { continue; }
    cases.push_back({number, trimmed(line.substr(0, bar)), trimmed(line.substr(bar + 1))});
  }
  return cases;
}

std::string codes_of(Answer const& answer) {
  std::string codes;
  for (auto const& candidate : answer.candidates) { codes += " " + candidate.code.text(); }
  return codes;
}

// The answer in the words of the case, so that a difference can be read.
std::string told(Result<Answer> const& answer, std::string const& expected) {
  if (!answer) { return "refused " + answer.error().all().front().message.key; }
  if (answer->outcome == Outcome::nothing) { return "nothing"; }
  if (answer->outcome == Outcome::found) { return answer->code->code.spaced(); }
  if (answer->text.key == "goods.open_parts") {
    auto const whole = answer->text.arguments.front().text;
    auto const parts = std::ranges::all_of(answer->candidates, [&](Candidate const& candidate) {
      return candidate.code.text().starts_with(whole) && candidate.code.text() != whole;
    });
    return parts ? "part of " + whole : "candidates that are no part of " + whole;
  }
  // Every code that the case names must be among the candidates, or a part of it.
  std::istringstream named(expected.starts_with("one of ") ? expected.substr(7) : "");
  for (std::string code; named >> code;) {
    auto const listed = std::ranges::any_of(answer->candidates, [&](Candidate const& candidate) {
      return candidate.code.text().starts_with(code);
    });
    if (!listed) { return fmt::format("{} is not one of{}", code, codes_of(*answer)); }
  }
  return expected.starts_with("one of ") ? expected : "one of" + codes_of(*answer);
}

// A file at a time: loading the nomenclature takes longer than asking it.
class GoodsCases : public testing::TestWithParam<std::string> {};

TEST_P(GoodsCases, AreAnsweredAsWritten) {
  auto const cases = read_cases(fs::path(CHORSU_ROOT) / "src/goods/testdata" / (GetParam() + ".case"));
  ASSERT_FALSE(cases.empty());
  for (auto const& given : cases) {
    EXPECT_EQ(told(answer(*index(), {given.question, {}}), given.expected), given.expected)
        << GetParam() << ".case:" << given.line << ": " << given.question;
  }
}

INSTANTIATE_TEST_SUITE_P(Written, GoodsCases, testing::Values("tour", "words", "codes"),
                         [](auto const& given) { return given.param; });

Answer ask(std::string_view text) {
  return answer(*index(), {std::string(text), {}}).value();
}

TEST(Goods, TheWordsThatLedToACodeAreShownAsTyped) {
  EXPECT_THAT(ask("New Electric CARS").code->matched, testing::ElementsAre("New", "Electric", "CARS"));
  EXPECT_THAT(ask("进口电动汽车").code->matched, testing::ElementsAre("电动汽车"));
}

TEST(Goods, AWordThatIsNotKnownIsNamed) {
  auto const found = ask("Blorpish 龘龗 laptops");
  EXPECT_EQ(found.code->code.text(), "847130");
  auto const gap = std::ranges::find(found.unknowns, std::string("goods.words"), &Unknown::id);
  ASSERT_NE(gap, found.unknowns.end());
  EXPECT_EQ(gap->missing.arguments.front().text, "Blorpish, 龘龗");
}

TEST(Goods, SharesAddUpAndStandInOrder) {
  for (auto const* const text : {"machine tools", "tyres", "электромобили", "茶叶", "8703", "870380"}) {
    auto const found = ask(text);
    double sum = 0;
    double before = 1;
    for (auto const& candidate : found.candidates) {
      EXPECT_LE(candidate.share, before) << text;
      before = candidate.share;
      sum += candidate.share;
    }
    EXPECT_NEAR(sum, 1, 1e-9) << text;
    EXPECT_LE(found.candidates.size(), 10U) << text;
  }
}

TEST(Goods, ThePathLeadsFromTheChapterToTheCodesParent) {
  auto const code = ask("код ТН ВЭД 8703 80 000 2").code;
  ASSERT_TRUE(code);
  std::vector<std::string> path;
  for (auto const& above : code->path) { path.push_back(above.text()); }
  EXPECT_THAT(path, testing::ElementsAre("87", "8703", "870380"));
}

TEST(Goods, ACodeThatDoesNotExistIsRefusedWithItsNeighbours) {
  auto const refused = answer(*index(), {"", HsCode::parse("8703 81").value()});
  ASSERT_FALSE(refused);
  auto const& problem = refused.error().all().front();
  EXPECT_EQ(problem.message.key, "hs_code.not_in_edition");
  ASSERT_FALSE(problem.choices.empty());
  EXPECT_EQ(problem.choices.front().value, "870310");
}

TEST(Goods, ACodeOfAnotherEditionIsRefused) {
  auto const refused = answer(*index(), {"", HsCode::parse("8703 80", HsEdition::hs2017).value()});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().message.key, "goods.other_edition");
  EXPECT_FALSE(exists(*index(), HsCode::parse("8703 80", HsEdition::hs2017).value()));
}

TEST(Goods, ANationalLineExistsWhereItsSubheadingDoes) {
  EXPECT_TRUE(exists(*index(), HsCode::parse("8703800002").value()));
  EXPECT_TRUE(exists(*index(), HsCode::parse("8703").value()));
  EXPECT_FALSE(exists(*index(), HsCode::parse("8703810002").value()));
}

TEST(Goods, EveryAnswerNamesItsSourceAndWhatItDoesNotKnow) {
  for (auto const* const text : {"electric cars", "tyres", "machine tools", "8703", "870380", "qwertyuiop"}) {
    auto const found = ask(text);
    ASSERT_EQ(found.sources.size(), 1U) << text;
    EXPECT_EQ(found.sources.front().checksum, "c0ffee");
    ASSERT_FALSE(found.unknowns.empty()) << text;
    for (auto const& gap : found.unknowns) {
      EXPECT_FALSE(gap.missing.empty() || gap.changes.empty() || gap.supply.empty()) << gap.id;
    }
  }
}

TEST(Goods, WithoutANomenclatureNothingIsFoundAndTheAnswerSaysWhy) {
  auto const nothing = build({});
  auto const found = answer(*nothing, {"electric cars", {}}).value();
  EXPECT_EQ(found.outcome, Outcome::nothing);
  EXPECT_EQ(found.unknowns.front().id, "goods.nomenclature");
  EXPECT_EQ(name(*nothing, "870380", LanguageTag::english()), "");
}

TEST(Goods, EveryCodeHasANameInEveryLanguage) {
  for (auto const language : kLanguages) {
    auto const tag = LanguageTag::parse(language).value();
    for (auto const& goods : index()->all()) { EXPECT_NE(name(*index(), goods.code, tag), "") << goods.code; }
  }
}

TEST(Goods, ALanguageThatTheDataLacksIsAnsweredInEnglish) {
  auto const uzbek = LanguageTag::parse("uz").value();
  EXPECT_EQ(name(*index(), "8703", uzbek), name(*index(), "8703", LanguageTag::english()));
}

TEST(Goods, ACodeWithoutANameIsCalledByItsNearestNamedParent) {
  auto const small =
      build({load_small("code,name_en,name_zh,name_ru,words_en,words_zh,words_ru\n"
                        "09,Tea,茶,Чай,,,\n0902,Tea leaves,茶叶,Чай листовой,,,\n090210,,,,,,\n")});
  EXPECT_EQ(name(*small, "0902100001", LanguageTag::english()), "Tea leaves");
  EXPECT_EQ(name(*small, "0999", LanguageTag::english()), "Tea");
  EXPECT_EQ(name(*small, "87", LanguageTag::english()), "");
}

TEST(Goods, AWordThatOnlyAChapterHasLeavesItsHeadingsToChooseFrom) {
  auto const small = build({load_small(
      "code,name_en,name_zh,name_ru,words_en,words_zh,words_ru\n"
      "09,Hot drinks,热饮,Напитки,,,\n0901,Coffee,咖啡,Кофе,,,\n0902,Tea,茶,Чай,,,\n090210,,,,,,\n")});
  auto const found = answer(*small, {"drinks", {}}).value();
  EXPECT_EQ(found.outcome, Outcome::open);
  EXPECT_EQ(found.text.arguments.front().text, "09");
  EXPECT_EQ(codes_of(found), " 0901 0902");
}

// Four hundred words that people type, their headings written down before the room was asked.
TEST(Goods, EverydayWordsLeadToTheirHeadings) {
  reference::SourceFile const file{
      "everyday_terms.csv", read_file(fs::path(CHORSU_ROOT) / "src/goods/testdata/everyday_terms.csv")};
  reference::CsvReader row(file);
  Problems problems;
  ASSERT_TRUE(row.expect({"lang", "text", "heading", "note"}, {}, problems));
  std::size_t asked = 0;
  std::size_t first = 0;
  while (row.next(problems)) {
    ++asked;
    auto const found = ask(row["text"]);
    auto const right = [&](Candidate const& candidate) {
      return row["heading"].find(candidate.code.heading()) != std::string_view::npos;
    };
    first += !found.candidates.empty() && right(found.candidates.front()) ? 1U : 0U;
    EXPECT_TRUE(!found.code || right(*found.code))
        << row["text"] << " is surely not " << found.code->code.spaced();
  }
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(asked, 400U);
  EXPECT_GE(first, asked * 96 / 100);
}

// A name of each heading, the languages in turn, leads to it: be it the only one or among the candidates.
TEST(Goods, NamesLeadToTheirHeadings) {
  std::vector<std::string> lost;
  for (Number number = 0; number < index()->all().size(); ++number) {
    auto const& goods = index()->goods(number);
    if (goods.code.size() != 4) { continue; }
    auto const& name = goods.names[number % kLanguages.size()];
    auto const found = ask(name);
    auto const listed = std::ranges::any_of(found.candidates, [&](Candidate const& candidate) {
      return candidate.code.text().starts_with(goods.code);
    });
    if (!listed) { lost.push_back(goods.code + " " + name); }
  }
  EXPECT_THAT(lost, testing::IsEmpty());
}

}  // namespace
}  // namespace chorsu::goods
