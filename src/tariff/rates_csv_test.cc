#include "tariff/rates_csv.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tariff/tariff.h"

namespace chorsu::tariff {
namespace {

constexpr std::string_view kFront =
    "# kind: tariff\n# authority: Test\n# edition: 2026-01-01\n# tariff: ZZ\n# covers: ZZ|YY\n";

reference::Content content_of(std::string bytes) {
  return {{{"t.csv", std::move(bytes)}}};
}

// "place key" of every problem, in order.
std::vector<std::string> problems_of(std::string bytes) {
  auto const facts = data_kind().check(content_of(std::move(bytes)));
  std::vector<std::string> found;
  if (facts) { return found; }
  for (auto const& problem : facts.error().all()) {
    found.push_back(problem.field + " " + problem.message.key);
  }
  return found;
}

using Places = std::vector<std::string>;

TEST(RatesCsv, ReadsTheLeastThatATariffNeeds) {
  Problems problems;
  auto const schedule =
      read_schedule(content_of(std::string(kFront) + "code,rate\n22030002,5%\n22030001,7%\n"), problems);
  ASSERT_TRUE(schedule.has_value());
  EXPECT_EQ(schedule->name, "ZZ");
  ASSERT_EQ(schedule->lines.size(), 2U);
  EXPECT_EQ(schedule->lines[0].code, "22030001");  // in order of code
  EXPECT_EQ(schedule->rate(schedule->lines[0]).text(), "7%");
  EXPECT_EQ(schedule->edition_of(schedule->lines[0]), "2026-01-01");
  EXPECT_EQ(schedule->edition.facts.rows, 2);
}

TEST(RatesCsv, NamesEveryProblemWithItsPlace) {
  EXPECT_EQ(problems_of(std::string(kFront) +
                        "code,rate,kind,unit,edition,notes,later_rate,holds,status,scope_changed\n"
                        "2203000x,5%,,,,,,,,\n"
                        "22030001,5 %,,,,,,,,\n"
                        "22030002,5%,specific,kilo,20222,,,later,old,no\n"
                        "22030003,5%,,,,,6%,,,\n"
                        "22030004,5%,,,,,6,later,,\n"),
            (Places{"t.csv:7:1 tariff.file.code", "t.csv:8:10 tariff.rate_malformed",
                    "t.csv:9:27 tariff.file.edition", "t.csv:9:22 tariff.file.unit",
                    "t.csv:9:41 tariff.file.status", "t.csv:9:45 tariff.file.scope_changed",
                    "t.csv:9:13 tariff.file.kind", "t.csv:9:35 tariff.file.holds",
                    "t.csv:10:20 tariff.file.holds", "t.csv:11:17 tariff.rate_malformed"}));
}

TEST(RatesCsv, RefusesALineTwiceOrWithinAnother) {
  EXPECT_EQ(
      problems_of(std::string(kFront) + "code,rate\n22030001,5%\n2204000100,5%\n22030001,5%\n22040001,5%\n"),
      (Places{"t.csv:9:1 tariff.file.overlap", "t.csv:8:1 tariff.file.overlap"}));
}

TEST(RatesCsv, NeedsItsFrontMatter) {
  EXPECT_EQ(problems_of("# kind: tariff\n# authority: Test\n# edition: 2026-01-01\ncode,rate\n22030001,5%\n"),
            (Places{"t.csv:1:1 tariff.file.no_name", "t.csv:1:1 tariff.file.no_countries"}));
  EXPECT_EQ(
      problems_of("# kind: tariff\n# authority: Test\n# edition: 2026-01-01\n# tariff: ZZ\n# covers: ZZ|Y\n"
                  "# own_rates: XX\ncode,rate\n22030001,5%\n"),
      (Places{"t.csv:1:1 country.malformed", "t.csv:1:1 tariff.file.not_covered"}));
}

TEST(RatesCsv, NeedsALine) {
  EXPECT_EQ(problems_of(std::string(kFront) + "code,rate\n"), Places{"t.csv:1:1 tariff.file.no_lines"});
}

TEST(RatesCsv, NeedsOneFile) {
  EXPECT_EQ(data_kind().check({}).error().all().front().message,
            message("tariff.file.one_file", argument("count", 0)));
}

TEST(RatesCsv, RefusesMoreVarietyThanALineCanHold) {
  auto bytes = std::string(kFront) + "code,rate\n";
  for (int i = 1; i <= 65'537; ++i) { bytes += fmt::format("2203{:06},{} EUR/KGM\n", i, i); }
  EXPECT_EQ(problems_of(bytes), Places{fmt::format("t.csv:{}:1 tariff.file.too_varied", 6 + 65'537)});
}

TEST(RatesCsv, ProblemsHaveWordsInThreeLanguages) {
  for (auto const* const language : {"en", "zh", "ru"}) {
    std::ifstream file(fmt::format("{}/messages/{}/tariff.json", CHORSU_ROOT, language), std::ios::binary);
    std::string const words{std::istreambuf_iterator<char>(file), {}};
    for (auto const* const key :
         {"code", "edition", "holds", "kind", "no_countries", "no_lines", "no_name", "not_covered",
          "one_file", "overlap", "scope_changed", "status", "too_varied", "unit"}) {
      EXPECT_NE(words.find(fmt::format("\"tariff.file.{}\": \"", key)), std::string::npos)
          << language << " " << key;
    }
    for (auto const* const key : {"rate_malformed", "code_short", "value_negative"}) {
      EXPECT_NE(words.find(fmt::format("\"tariff.{}\": \"", key)), std::string::npos)
          << language << " " << key;
    }
  }
}

// The committed tariff of the Eurasian Economic Union.
class EaeuTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file(std::string(CHORSU_ROOT) + "/data/tariff/eaeu.csv", std::ios::binary);
    bytes_ = std::string(std::istreambuf_iterator<char>(file), {});
    Problems problems;
    schedule_ = read_schedule({{{"eaeu.csv", bytes_}}}, problems);
  }
  static inline std::string bytes_;
  static inline std::optional<Schedule> schedule_;
};

TEST_F(EaeuTest, HasEveryLineOfBothSources) {
  ASSERT_TRUE(schedule_.has_value());
  std::map<LineStatus, int> count;
  for (auto const& line : schedule_->lines) { ++count[line.status]; }
  EXPECT_EQ(count[LineStatus::standing] + count[LineStatus::superseded], 13'277);
  EXPECT_EQ(count[LineStatus::superseded], 13);
  EXPECT_EQ(count[LineStatus::only_in_later], 25);
}

TEST_F(EaeuTest, HasTheSubheadingsOfTheHarmonizedSystem2022) {
  ASSERT_TRUE(schedule_.has_value());
  std::set<std::string> subheadings;
  for (auto const& line : schedule_->lines) { subheadings.insert(line.code.substr(0, 6)); }
  EXPECT_EQ(subheadings.size(), 5'612U);
}

// Read and printed back, each rate stands in the file as it is.
TEST_F(EaeuTest, PrintsEveryRateBack) {
  ASSERT_TRUE(schedule_.has_value());
  for (auto const& line : schedule_->lines) {
    auto const& earlier = line.later_holds ? schedule_->rates[*line.other_rate] : schedule_->rate(line);
    auto const row = bytes_.find("\n" + line.code + ",");
    ASSERT_NE(row, std::string::npos) << line.code;
    auto const after_unit = bytes_.find(',', row + 1 + line.code.size() + 1) + 1;
    auto const printed = fmt::format("{},{},", earlier.text(), text(earlier.kind));
    EXPECT_EQ(bytes_.substr(after_unit, printed.size()), printed) << line.code;
  }
}

TEST_F(EaeuTest, KeepsBothRatesWhereTheSourcesDiffer) {
  ASSERT_TRUE(schedule_.has_value());
  int later = 0;
  int earlier = 0;
  for (auto const& line : schedule_->lines) {
    if (line.other_rate) { ++(line.later_holds ? later : earlier); }
  }
  EXPECT_EQ(later, 72);
  EXPECT_EQ(earlier, 15);
}

}  // namespace
}  // namespace chorsu::tariff
