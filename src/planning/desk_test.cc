#include <gtest/gtest.h>
#include <sys/types.h>

#include <atomic>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <thread>

#include "planning/json.h"
#include "planning/shipped_data_test.h"
#include "reference/editions.h"

namespace chorsu::planning {
namespace {

constexpr std::string_view kRatesHead =
    "# kind: exchange-rates\n# authority: National Bank of Testland\n# base: KZT\n";

reference::DataKind kind(std::string_view name) {
  auto const kinds = data_kinds();
  return *std::ranges::find(kinds, name, &reference::DataKind::name);
}

reference::Content rates(std::string_view day, std::string_view rows) {
  return {{{"rates.csv", std::string(kRatesHead) + "# edition: " + std::string(day) +
                             "\ndate,currency,units,rate\n" + std::string(rows)}}};
}

Result<reference::Edition> import_rates(std::string_view day, std::string_view rows) {
  return ShippedData::instance().desk().import(kind("exchange-rates"), rates(day, rows), Instant::now());
}

Figure<Money> tenge(Index const& index) {
  return index.reference->exchange_rates().convert(*Money::parse("USD 100"), *Currency::parse("KZT"),
                                                   *Date::parse("2026-11-20"));
}

std::string plan_text(Index const& index) {
  Question question;
  question.goods = "electric passenger cars";
  question.from = "Chongqing";
  question.to = "Almaty";
  question.value = *Money::parse("USD1120000");
  question.gross_weight = *Weight::parse("68t");
  question.on = *Date::parse("2026-12-01");
  auto const answered = answer(index, question);
  auto names = IndexNames(std::make_shared<Index const>(index));
  return boost::json::serialize(
      plan_json(*answered, index, {ShippedData::instance().catalogue(), LanguageTag::english(), names}));
}

TEST(Desk, ImportedRatesAreInForceAtOnceAndAnOlderEditionIsKeptForReplay) {
  auto& desk = ShippedData::instance().desk();
  ASSERT_TRUE(tenge(*desk.current()).is_unknown());
  auto const first = import_rates("2026-11-19", "2026-11-19,USD,1,520.00\n");
  ASSERT_TRUE(first);
  EXPECT_EQ(tenge(*desk.current()).low()->text(), "KZT 52000.00");
  auto const second = import_rates("2026-11-20", "2026-11-20,USD,1,530.00\n");
  ASSERT_TRUE(second);
  EXPECT_EQ(tenge(*desk.current()).low()->text(), "KZT 53000.00");

  // The editions of the answer of that day, whatever has come since.
  std::vector<std::int64_t> ids;
  for (auto const& edition : desk.current()->editions) {
    ids.push_back(edition.id == second->id ? first->id : edition.id);
  }
  auto const then = desk.replay(ids);
  ASSERT_TRUE(then);
  EXPECT_EQ(tenge(**then).low()->text(), "KZT 52000.00");
  EXPECT_EQ(tenge(*desk.current()).low()->text(), "KZT 53000.00");  // replay changes nothing in force

  auto const older = import_rates("2026-11-01", "2026-11-01,USD,1,500.00\n");
  ASSERT_TRUE(older);
  EXPECT_FALSE(older->in_force);
  EXPECT_EQ(tenge(*desk.current()).low()->text(), "KZT 53000.00");
}

TEST(Desk, ABrokenFileChangesNothingAndIsNamedByLineAndColumn) {
  auto& desk = ShippedData::instance().desk();
  auto const before = desk.current();
  auto const refused = import_rates("2026-11-22", "2026-11-22,USD,1,530.00\n2026-11-22,XYZ,1,abc\n");
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (auto const& problem : refused.error().all()) { fields.push_back(problem.field); }
  EXPECT_EQ(fields, (std::vector<std::string>{"rates.csv:7:12", "rates.csv:7:18"}));
  EXPECT_EQ(desk.current(), before);
}

TEST(Desk, DataThatDoesNotFitTogetherIsRefused) {
  auto& desk = ShippedData::instance().desk();
  auto const before = desk.current();
  // Places without those that the network's nodes name.
  reference::Content const places{
      {{"places.csv",
        "# kind: places\n# authority: Chorsu\n# edition: 2026-11-24\n"
        "place,locode,country,kind,name_en,name_zh,name_ru,aliases,latitude,longitude,coordinate_source,"
        "basis\n"
        "almaty,KZALA,KZ,city,Almaty,阿拉木图,Алматы,,43.25,76.95,unlocode-2024,published\n"}}};
  EXPECT_FALSE(desk.import(kind("places"), places, Instant::now()));
  EXPECT_EQ(desk.current(), before);
  auto const kept =
      ShippedData::instance().pool().read([](db::Connection& db) { return reference::list_editions(db); });
  EXPECT_TRUE(
      std::ranges::none_of(kept, [](auto const& edition) { return edition.facts.edition == "2026-11-24"; }));
}

TEST(Desk, TheSameQuestionAndEditionsGiveTheSameAnswerByteForByte) {
  auto const index = ShippedData::instance().index();
  EXPECT_EQ(plan_text(*index), plan_text(*index));
  std::vector<std::int64_t> ids;
  for (auto const& edition : index->editions) { ids.push_back(edition.id); }
  auto const replayed = ShippedData::instance().desk().replay(ids);
  ASSERT_TRUE(replayed);
  EXPECT_EQ(plan_text(**replayed), plan_text(*index));
}

TEST(Desk, AnUnknownEditionCannotBeReplayed) {
  std::vector<std::int64_t> const ids{999'999};
  auto const refused = ShippedData::instance().desk().replay(ids);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().message.key, "edition.unknown");
}

TEST(Desk, TwoEditionsOfOneKindAndAuthorityCannotBeReplayedTogether) {
  auto& desk = ShippedData::instance().desk();
  auto const id = desk.current()->editions.front().id;
  auto const refused = desk.replay({id, id});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().message.key, "edition.two_of_a_kind");
}

TEST(Desk, AReplayKnowsNothingOfWhatWasImportedSince) {
  auto& desk = ShippedData::instance().desk();
  std::vector<std::int64_t> ids;
  for (auto const& edition : desk.current()->editions) { ids.push_back(edition.id); }
  reference::Content const list{
      {{"list.csv",
        "# kind: watchlist\n# authority: Testland\n# edition: 2026-11-23\n"
        "entry,kind,name,programme,country,note\n1,organisation,ACME Trading,TEST,,\n"}}};
  ASSERT_TRUE(desk.import(kind("watchlist"), list, Instant::now()));
  screening::Question const asked{{{"ACME Trading", "", ""}}};
  EXPECT_EQ(screening::answer(*desk.current()->screening, asked)->outcome, screening::Outcome::hit);
  auto const then = desk.replay(ids);
  ASSERT_TRUE(then);
  EXPECT_EQ(screening::answer(*(*then)->screening, asked)->outcome, screening::Outcome::not_screened);
}

// Questions go on while editions are swapped under them; each is answered from one index, old or new, whole.
TEST(Desk, SwapsUnderLoad) {
  auto& desk = ShippedData::instance().desk();
  ASSERT_TRUE(import_rates("2026-11-21", "2026-11-21,USD,1,540.00\n"));
  std::atomic<bool> done{false};
  std::atomic<int> asked{0};
  std::atomic<int> wrong{0};
  std::vector<std::jthread> askers;
  for (int i = 0; i < 2; ++i) {
    askers.emplace_back([&] {
      while (!done) {
        auto const amount = desk.current()->reference->exchange_rates().convert(
            *Money::parse("USD 100"), *Currency::parse("KZT"), *Date::parse("2026-12-31"));
        auto const text = amount.low() ? amount.low()->text() : "";
        if (text != "KZT 54000.00" && text != "KZT 55000.00" && text != "KZT 56000.00") { ++wrong; }
        ++asked;
      }
    });
  }
  ASSERT_TRUE(import_rates("2026-11-22", "2026-11-22,USD,1,550.00\n"));
  ASSERT_TRUE(import_rates("2026-11-23", "2026-11-23,USD,1,560.00\n"));
  done = true;
  askers.clear();
  EXPECT_GT(asked, 0);
  EXPECT_EQ(wrong, 0);
}

TEST(Desk, AnotherProcessesImportIsSeenAtTheNextLook) {
  auto& here = ShippedData::instance().desk();
  Desk elsewhere(ShippedData::instance().pool());
  ASSERT_TRUE(elsewhere.load());
  EXPECT_FALSE(*elsewhere.refresh());
  ASSERT_TRUE(import_rates("2026-11-24", "2026-11-24,USD,1,570.00\n"));
  EXPECT_TRUE(*elsewhere.refresh());
  EXPECT_EQ(elsewhere.current()->editions.size(), here.current()->editions.size());
}

}  // namespace
}  // namespace chorsu::planning
