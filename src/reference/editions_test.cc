#include "reference/editions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/temporary_database_test.h"
#include "reference/data_test.h"

namespace chorsu::reference {
namespace {

using testing::ElementsAre;

DataKind units() {
  for (auto const& kind : data_kinds()) {
    if (kind.name == "units") { return kind; }
  }
  throw std::logic_error("no kind units");
}

Content units_of(std::string_view day, std::string_view symbol, std::string_view authority = "A") {
  return content("units.csv", "# kind: units\n# authority: " + std::string(authority) +
                                  "\n# edition: " + std::string(day) +
                                  "\nunit,symbol,dimension,factor,base,name_en,name_zh,name_ru,words\nKGM," +
                                  std::string(symbol) + ",mass,1000,GRM,kilogram,千克,килограмм,kg\n");
}

class Editions : public testing::Test {
 protected:
  Editions() { db::migrate(pool, db::all_migrations()).value(); }

  Result<Edition> bring(Content const& content) {
    return import(pool, units(), content, Instant::from_micros(++clock_));
  }
  std::vector<Edition> list() {
    return pool.read([](db::Connection& db) { return list_editions(db); });
  }
  std::vector<LoadedEdition> in_force() {
    return pool.read([](db::Connection& db) { return load_in_force(db); });
  }
  Result<LoadedEdition> load(std::int64_t id) {
    return pool.read([&](db::Connection& db) { return load_edition(db, id); });
  }
  std::int64_t sequence() {
    return pool.read([](db::Connection& db) { return editions_sequence(db); });
  }
  // "2026-11-23 kg" of each in force
  std::vector<std::string> in_force_days() {
    std::vector<std::string> days;
    for (auto const& edition : in_force()) {
      days.push_back(edition.edition.facts.authority + " " + edition.edition.facts.edition);
    }
    return days;
  }

  db::TemporaryDatabase database;
  db::Pool pool = database.open();

 private:
  std::int64_t clock_ = 1'000'000;
};

TEST_F(Editions, AreKeptWholeWithTheirFacts) {
  auto const brought = bring(units_of("2026-11-23", "kg"));
  ASSERT_TRUE(brought);
  EXPECT_EQ(brought->kind, "units");
  EXPECT_EQ(brought->facts.authority, "A");
  EXPECT_EQ(brought->facts.edition, "2026-11-23");
  EXPECT_EQ(brought->facts.rows, 1);
  EXPECT_TRUE(brought->in_force);
  EXPECT_EQ(brought->checksum, checksum(units_of("2026-11-23", "kg")));

  ASSERT_EQ(in_force().size(), 1U);
  auto const loaded = in_force().front();
  EXPECT_EQ(loaded.edition.id, brought->id);
  EXPECT_EQ(loaded.content.files.front().bytes, units_of("2026-11-23", "kg").files.front().bytes);
  EXPECT_EQ(loaded.content.files.front().name, "units.csv");
}

TEST_F(Editions, OfTheSameContentAreOne) {
  auto const first = bring(units_of("2026-11-23", "kg")).value();
  auto const sequence_before = sequence();
  auto const again = bring(units_of("2026-11-23", "kg")).value();
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.imported_at, first.imported_at);
  EXPECT_EQ(list().size(), 1U);
  EXPECT_EQ(sequence(), sequence_before);
}

TEST_F(Editions, ThatAreNewerComeIntoForceAndOlderOnesAreKept) {
  auto const first = bring(units_of("2026-10-01", "kg")).value();
  auto const newer = bring(units_of("2026-11-01", "kg")).value();
  EXPECT_TRUE(newer.in_force);
  auto const older = bring(units_of("2026-09-01", "kg")).value();
  EXPECT_FALSE(older.in_force);
  EXPECT_THAT(in_force_days(), ElementsAre("A 2026-11-01"));

  std::vector<std::string> days;
  for (auto const& edition : list()) { days.push_back(edition.facts.edition); }
  EXPECT_THAT(days, ElementsAre("2026-11-01", "2026-10-01", "2026-09-01"));

  // Replay: an answer of October is found again from the edition of October.
  auto const replayed = load(first.id);
  ASSERT_TRUE(replayed);
  EXPECT_EQ(checksum(replayed->content), first.checksum);
  EXPECT_TRUE(build({*replayed})->find_unit("kg"));
}

TEST_F(Editions, OfTheSameDayAreSucceededByTheOneImportedLast) {
  bring(units_of("2026-11-01", "kg")).value();
  auto const corrected = bring(units_of("2026-11-01", "Kg")).value();
  EXPECT_TRUE(corrected.in_force);
  EXPECT_EQ(in_force().size(), 1U);
  EXPECT_EQ(in_force().front().edition.id, corrected.id);
}

TEST_F(Editions, OfTwoAuthoritiesAreBothInForce) {
  bring(units_of("2026-11-01", "kg", "A")).value();
  bring(units_of("2026-10-01", "kg", "B")).value();
  EXPECT_THAT(in_force_days(), ElementsAre("A 2026-11-01", "B 2026-10-01"));
}

TEST_F(Editions, AreNotChangedByABrokenFile) {
  bring(units_of("2026-11-01", "kg")).value();
  auto const sequence_before = sequence();
  auto broken = units_of("2026-11-22", "kg");
  broken.files.front().bytes += "GRM,g,mass,much,GRM,gram,克,грамм,g\n";
  auto const refused = bring(broken);
  ASSERT_FALSE(refused);
  EXPECT_THAT(told(refused.error()), ElementsAre("units.csv:6:12 decimal.malformed"));
  EXPECT_THAT(in_force_days(), ElementsAre("A 2026-11-01"));
  EXPECT_EQ(list().size(), 1U);
  EXPECT_EQ(sequence(), sequence_before);
}

TEST_F(Editions, RaiseTheSequenceWhenWhatIsInForceChanges) {
  auto const start = sequence();
  bring(units_of("2026-10-01", "kg")).value();
  EXPECT_EQ(sequence(), start + 1);
  bring(units_of("2026-09-01", "kg")).value();  // older: nothing changes
  EXPECT_EQ(sequence(), start + 1);
  bring(units_of("2026-11-01", "kg")).value();
  EXPECT_EQ(sequence(), start + 2);
}

TEST_F(Editions, ThatDoNotExistAreRefused) {
  auto const missing = load(77);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().all().front().message, message("edition.unknown", argument("id", 77)));
}

TEST_F(Editions, AreSwappedWholeUnderReaders) {
  bring(units_of("2026-01-01", "kg")).value();
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::thread reader([&] {
    while (!done) {
      auto const loaded = in_force();
      auto const whole = loaded.size() == 1 && loaded.front().content.files.size() == 1 &&
                         checksum(loaded.front().content) == loaded.front().edition.checksum;
      torn += whole ? 0 : 1;
    }
  });
  for (int day = 2; day <= 28; ++day) {
    bring(units_of("2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day), "kg")).value();
  }
  done = true;
  reader.join();
  EXPECT_EQ(torn, 0);
  EXPECT_THAT(in_force_days(), ElementsAre("A 2026-01-28"));
}

TEST(Checksum, IsSha256OverNamesLengthsAndBytes) {
  // printf '5:a.csv3:x,y' | sha256sum
  EXPECT_EQ(checksum(content("a.csv", "x,y")),
            "f580c55a0a57dbca4f5c0aeb4745985c28803436aa83d118e5af91770d674f7b");
  EXPECT_EQ(checksum({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Checksum, TellsFilesApartThatJoinToTheSameBytes) {
  EXPECT_NE(checksum({{{"a", "bc"}, {"d", "e"}}}), checksum({{{"a", "b"}, {"cd", "e"}}}));
  EXPECT_NE(checksum(content("a", "x")), checksum(content("b", "x")));
}

class ReadContent : public testing::Test {
 protected:
  void write(std::string const& name, std::string_view bytes) {
    std::filesystem::create_directories((folder() / name).parent_path());
    std::ofstream(folder() / name, std::ios::binary) << bytes;
  }
  std::filesystem::path folder() const { return database_.folder() / "data"; }

 private:
  db::TemporaryDatabase database_;
};

TEST_F(ReadContent, TakesTheDataFilesOfAFolderInOrder) {
  write("b.csv", "b");
  write("a/z.xml", "z");
  write("a.csv", "a");
  write("README.md", "no data");
  auto const read = read_content(folder());
  ASSERT_TRUE(read);
  std::vector<std::string> names;
  for (auto const& file : read->files) { names.push_back(file.name); }
  EXPECT_THAT(names, testing::UnorderedElementsAre("a.csv", "a/z.xml", "b.csv"));
  EXPECT_TRUE(std::ranges::is_sorted(names)) << testing::PrintToString(names);
  EXPECT_EQ(read->file("a/z.xml")->bytes, "z");
  EXPECT_EQ(read->file("c.csv"), nullptr);
}

TEST_F(ReadContent, TakesOneFileOfAnyName) {
  write("list.dat", "x");
  auto const read = read_content(folder() / "list.dat");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->files.front().name, "list.dat");
}

TEST_F(ReadContent, RefusesWhatIsNotThereOrEmpty) {
  write("empty.csv", "");
  write("other/readme.md", "x");
  auto const refusal = [](std::filesystem::path const& path) {
    return read_content(path).error().all().front().message.key;
  };
  EXPECT_EQ(refusal(folder() / "none.csv"), "edition.no_file");
  EXPECT_EQ(refusal(folder() / "empty.csv"), "edition.empty_file");
  EXPECT_EQ(refusal(folder()), "edition.empty_file");
  EXPECT_EQ(refusal(folder() / "other"), "edition.no_file");
}

}  // namespace
}  // namespace chorsu::reference
