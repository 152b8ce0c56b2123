// Reading lists: our own format, and OFAC's files as published.
#include "screening/watchlist_csv.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace chorsu::screening {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) { throw std::runtime_error("cannot read " + path.string()); }
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> problems_of(reference::Content const& content) {
  std::vector<std::string> problems;
  auto const read = read_watchlist(content);
  if (read) { return {"read"}; }
  for (auto const& problem : read.error().all()) {
    problems.push_back(problem.field + " " + problem.message.key);
  }
  return problems;
}

constexpr char const* kFront = "# kind: watchlist\n# authority: Ministry\n# edition: 2026-11-01\n";
constexpr char const* kHeader = "entry,kind,name,programme,country,note\n";

std::vector<std::string> problems_of_rows(std::string const& rows) {
  return problems_of({{{"list.csv", std::string(kFront) + kHeader + rows}}});
}

TEST(WatchlistCsv, EveryProblemIsNamedWithLineAndColumn) {
  EXPECT_THAT(problems_of_rows("1,company,Wolf,,,\n,person,?,,XYZ,\n1,vessel,Wolf,,,\n"),
              ElementsAre("list.csv:5:3 screening.kind_unknown", "list.csv:6:1 csv.empty",
                          "list.csv:6:9 screening.name_without_letters", "list.csv:6:12 country.malformed",
                          "list.csv:7:10 csv.twice"));
}

TEST(WatchlistCsv, AListWithoutRowsIsRefused) {
  EXPECT_THAT(problems_of_rows(""), ElementsAre("list.csv:1:1 csv.no_rows"));
}

TEST(WatchlistCsv, AFileOfAnotherKindIsRefused) {
  EXPECT_THAT(
      problems_of({{{"list.csv", "# kind: goods\n# authority: A\n# edition: 2026-11-01\nentry\n1\n"}}}),
      testing::Contains("list.csv:1:1 csv.wrong_kind"));
}

TEST(WatchlistCsv, TwoFilesThatAreNotOfOfacAreRefused) {
  EXPECT_THAT(problems_of({{{"a.csv", ""}, {"b.csv", ""}}}), ElementsAre(" edition.one_file"));
}

constexpr char const* kSdn =
    "36,\"SEA WOLF LINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
    "99,\"WOLF, Jack Sea\",\"individual\",\"SDGT] [IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB "
    "1951.\"\r\n\x1A";
constexpr char const* kAlt = "36,12,\"aka\",\"SEAWOLF\",-0- \r\n\x1A";

TEST(OfacCsv, NamesAndAliasesAreReadWithTheirProgrammes) {
  auto const read = read_watchlist({{{"sdn_2026-11-20.csv", kSdn}, {"alt.csv", kAlt}}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->facts.authority, "US Treasury OFAC, SDN list");
  EXPECT_EQ(read->facts.edition, "2026-11-20");
  std::vector<std::string> names;
  for (auto const& name : read->names) {
    names.push_back(fmt::format("{} {} ({}) {}", name.entry, name.name, name.programme, name.letters));
  }
  // A person is found in the order of the list and in the order a name is spoken.
  EXPECT_THAT(names, ElementsAre("36 SEA WOLF LINES (CUBA) seawolflines", "36 SEAWOLF (CUBA) seawolf",
                                 "99 WOLF, Jack Sea (SDGT, IRAN) wolfjacksea",
                                 "99 WOLF, Jack Sea (SDGT, IRAN) jackseawolf"));
}

TEST(OfacCsv, ADayMustBeInTheNameOfAFile) {
  EXPECT_THAT(problems_of({{{"sdn.csv", kSdn}}}), ElementsAre("sdn.csv:1:1 screening.no_day"));
}

TEST(OfacCsv, FilesOfTwoDaysAreRefused) {
  EXPECT_THAT(problems_of({{{"alt_2026-11-21.csv", kAlt}, {"sdn_2026-11-20.csv", kSdn}}}),
              ElementsAre("alt_2026-11-21.csv:1:1 screening.other_day"));
}

TEST(OfacCsv, TwoListsAtOnceAreRefused) {
  EXPECT_THAT(problems_of({{{"cons_prim_2026-11-20.csv", kSdn}, {"sdn_2026-11-20.csv", kSdn}}}),
              ElementsAre("sdn_2026-11-20.csv:1:1 screening.two_lists"));
}

TEST(OfacCsv, AnAliasOfNobodyAndAShortRowAreNamed) {
  EXPECT_THAT(problems_of({{{"alt.csv", "37,12,\"aka\",\"GHOST\",-0- \r\n"},
                            {"sdn_2026-11-20.csv", "36,\"WOLF\"\r\n"}}}),
              ElementsAre("sdn_2026-11-20.csv:1:1 csv.field_count", "alt.csv:1:1 screening.alias_of_nobody",
                          "sdn_2026-11-20.csv:1:1 csv.no_rows"));
}

// The files as OFAC published them.
class PublishedOfac : public testing::Test {
 protected:
  fs::path const folder_ = fs::path(CHORSU_ROOT) / "../shared/data/sanctions";
  void SetUp() override {
    if (!fs::exists(folder_)) { GTEST_SKIP() << folder_ << " is not here"; }
  }
};

TEST_F(PublishedOfac, SdnListWithItsAliases) {
  reference::Content const content{{{"ofac_alt_2021-07.csv", read_file(folder_ / "ofac_alt_2021-07.csv")},
                                    {"ofac_sdn_2021-07.csv", read_file(folder_ / "ofac_sdn_2021-07.csv")}}};
  auto const facts = data_kind().check(content);
  ASSERT_TRUE(facts) << facts.error().all().front().field << facts.error().all().front().message.key;
  EXPECT_EQ(facts->edition, "2021-07");
  EXPECT_GT(facts->rows, 8976 + 11910);  // its entries and aliases, and the spoken forms of people
  auto const index = build({{reference::Edition{1, "watchlist", *facts, ""}, content}});
  auto const found =
      answer(*index, {{{"Aero Caribbean", "carrier", ""}, {"National Bank of Cuba", "", ""}}}).value();
  ASSERT_EQ(found.findings[0].hits.size(), 1U);
  EXPECT_EQ(found.findings[0].hits[0].entry, "36");
  EXPECT_EQ(found.findings[0].hits[0].name, "AERO-CARIBBEAN");
  EXPECT_EQ(found.findings[1].hits[0].entry, "306");
  EXPECT_EQ(found.findings[1].hits[0].programme, "CUBA");
}

TEST_F(PublishedOfac, ConsolidatedList) {
  reference::Content const content{{{"alt.csv", read_file(folder_ / "ofac_cons_alt.csv")},
                                    {"cons_prim_2025-12-19.csv", read_file(folder_ / "ofac_cons_prim.csv")}}};
  auto const read = read_watchlist(content);
  ASSERT_TRUE(read) << read.error().all().front().field << read.error().all().front().message.key;
  EXPECT_EQ(read->facts.authority, "US Treasury OFAC, consolidated non-SDN list");
  EXPECT_EQ(std::ranges::count(read->names, std::string("9639"), &ListedName::entry), 6);
}

TEST_F(PublishedOfac, ListsOfTwoYearsDoNotMix) {
  reference::Content const content{{{"ofac_alt_2025-12.csv", read_file(folder_ / "ofac_alt_2025-12.csv")},
                                    {"ofac_sdn_2021-07.csv", read_file(folder_ / "ofac_sdn_2021-07.csv")}}};
  EXPECT_EQ(problems_of(content).front(), "ofac_alt_2025-12.csv:1:1 screening.other_day");
}

}  // namespace
}  // namespace chorsu::screening
