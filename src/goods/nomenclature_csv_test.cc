// A broken nomenclature is refused with every problem at its place.
#include "goods/nomenclature_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "goods/nomenclature_test.h"

namespace chorsu::goods {
namespace {

using testing::ElementsAre;

constexpr char const* kHeader = "code,name_en,name_zh,name_ru,words_en,words_zh,words_ru\n";

std::vector<std::string> problems_of(reference::Content const& content) {
  std::vector<std::string> problems;
  auto const read = read_nomenclature(content);
  if (read) { return {"read"}; }
  for (auto const& problem : read.error().all()) {
    problems.push_back(problem.field + " " + problem.message.key);
  }
  return problems;
}

std::vector<std::string> problems_of_chapter(std::string const& rows) {
  return problems_of({{{"sections.csv", kSections}, {"hs2022/09.csv", kHeader + rows}}});
}

TEST(NomenclatureCsv, ChaptersAndHeadingsNeedAllNamesSubheadingsDoNot) {
  EXPECT_THAT(problems_of_chapter("09,Tea,茶,Чай,,,\n0902,Tea leaves,,Чай,,,\n090210,,,,,,\n"),
              ElementsAre("hs2022/09.csv:3:17 csv.empty"));
}

TEST(NomenclatureCsv, CodesAreWellFormedInOrderAndUnderTheirParents) {
  EXPECT_THAT(problems_of_chapter("09,Tea,茶,Чай,,,\n"
                                  "0901,Coffee,咖啡,Кофе,,,\n"
                                  "0901,Coffee,咖啡,Кофе,,,\n"
                                  "090,Tea,茶,Чай,,,\n"
                                  "1001,Wheat,小麦,Пшеница,,,\n"
                                  "090310,Mate,马黛茶,Мате,,,\n"
                                  "0904,Pepper,胡椒,Перец,,,\n"
                                  "0903,Mate,马黛茶,Мате,,,\n"),
              ElementsAre("hs2022/09.csv:4:1 csv.twice", "hs2022/09.csv:5:1 goods.code_malformed",
                          "hs2022/09.csv:6:1 goods.other_chapter", "hs2022/09.csv:7:1 goods.no_parent",
                          "hs2022/09.csv:9:1 goods.out_of_order"));
}

TEST(NomenclatureCsv, AChapterBeginsWithItsOwnRow) {
  EXPECT_THAT(problems_of_chapter("0901,Coffee,咖啡,Кофе,,,\n"),
              ElementsAre("hs2022/09.csv:2:1 goods.no_parent", "hs2022/09.csv:1:1 csv.no_rows"));
}

TEST(NomenclatureCsv, FilesThatDoNotBelongHereAreNamed) {
  std::string const chapter = std::string(kHeader) + "09,Tea,茶,Чай,,,\n";
  EXPECT_THAT(problems_of({{{"09.csv", chapter},
                            {"hs2022/09.csv", chapter},
                            {"notes.csv", "a\n"},
                            {"sections.csv", kSections}}}),
              ElementsAre("hs2022/09.csv:1:1 goods.chapter_twice", "notes.csv:1:1 goods.file_unknown"));
}

TEST(NomenclatureCsv, EveryChapterHasItsSection) {
  EXPECT_THAT(problems_of({{{"87.csv", std::string(kHeader) + "87,Cars,车,Машины,,,\n"},
                            {"sections.csv", kSections}}}),
              ElementsAre("87.csv:1:1 goods.chapter_without_section"));
}

TEST(NomenclatureCsv, SectionsAreWellFormedAndDoNotOverlap) {
  std::string const sections = std::string(kSections) +
                               "II,24,30,A,B,C\n"
                               "III,77,80,A,B,C\n"
                               "IV,33,32,A,B,C\n";
  EXPECT_THAT(
      problems_of(
          {{{"hs2022/09.csv", std::string(kHeader) + "09,Tea,茶,Чай,,,\n"}, {"sections.csv", sections}}}),
      ElementsAre("sections.csv:6:4 goods.chapter_in_two_sections",
                  "sections.csv:7:5 goods.chapter_malformed", "sections.csv:8:7 goods.chapter_malformed"));
}

TEST(NomenclatureCsv, WithoutSectionsOrChaptersThereIsNoNomenclature) {
  EXPECT_THAT(problems_of({{{"hs2022/09.csv", kHeader}}}), ElementsAre(" goods.no_sections"));
  EXPECT_THAT(problems_of({{{"sections.csv", kSections}}}), ElementsAre(" goods.no_chapters"));
}

TEST(NomenclatureCsv, TheNomenclatureOfTheProgramIsReadWhole) {
  auto const facts = load_nomenclature().edition.facts;
  EXPECT_EQ(facts.authority, "Chorsu");
  // HS 2022: 97 chapters but the reserved 77th, 1,228 headings and 5,612 subheadings.
  EXPECT_EQ(facts.rows, 96 + 1228 + 5612);
}

}  // namespace
}  // namespace chorsu::goods
