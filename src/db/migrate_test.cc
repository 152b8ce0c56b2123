#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "db/sqlite_schema.h"
#include "db/temporary_database_test.h"

namespace chorsu::db {

std::vector<Migration> testdata_migrations();  // of testdata/rooms, made as the program's own are

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class MigrateTest : public testing::Test {
 protected:
  std::vector<std::string> tables() {
    std::vector<std::string> names;
    pool_.read([&](Connection& db) {
      db.each("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", {},
              [&](Row const& row) { names.push_back(row.text(0)); });
    });
    return names;
  }
  // The message that migrating is refused with.
  Message refusal(std::vector<Migration> const& migrations) {
    auto const migrated = migrate(pool_, migrations);
    return migrated ? Message() : migrated.error().all().front().message;
  }

  std::vector<Migration> const steps_{
      {1, "goods/0001_heading", "CREATE TABLE heading (code TEXT NOT NULL PRIMARY KEY)"},
      {2, "goods/0002_title",
       "ALTER TABLE heading ADD COLUMN title TEXT; INSERT INTO heading (code, title) VALUES ('8703', 'cars; "
       "new')"},
      {3, "tariff/0003_rate", "CREATE TABLE rate (amount_minor BIGINT NOT NULL)"}};
  TemporaryDatabase file_;
  Pool pool_ = file_.open();
};

TEST_F(MigrateTest, StepsAreAppliedOnceAndInOrder) {
  auto const first = migrate(pool_, {steps_[1], steps_[0]});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->version, 2);
  EXPECT_EQ(first->applied, 2);
  auto const second = migrate(pool_, steps_);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->version, 3);
  EXPECT_EQ(second->applied, 1);
  pool_ = file_.open();
  auto const third = migrate(pool_, steps_);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->version, 3);
  EXPECT_EQ(third->applied, 0);
  EXPECT_THAT(tables(), ElementsAre("heading", "rate", "schema_migration"));
  EXPECT_EQ(pool_.read([](Connection& db) { return db.query("SELECT title FROM heading").front().text(0); }),
            "cars; new");
}

TEST_F(MigrateTest, AnEmptySchemaIsVersionZero) {
  auto const migrated = migrate(pool_, {});
  ASSERT_TRUE(migrated);
  EXPECT_EQ(migrated->version, 0);
}

TEST_F(MigrateTest, AChangedStepIsRefused) {
  ASSERT_TRUE(migrate(pool_, {steps_[0], steps_[1]}));
  auto changed = steps_;
  changed[0].sql += " ";
  EXPECT_EQ(refusal(changed),
            message("db.migration_changed", argument("number", 1), argument("name", "goods/0001_heading")));
  EXPECT_THAT(tables(), ElementsAre("heading", "schema_migration"));
}

TEST_F(MigrateTest, AGapIsRefused) {
  EXPECT_EQ(refusal({steps_[0], steps_[2]}), message("db.migration_gap", argument("number", 2)));
  EXPECT_EQ(refusal({steps_[1]}), message("db.migration_gap", argument("number", 1)));
  EXPECT_THAT(tables(), IsEmpty());
  ASSERT_TRUE(migrate(pool_, steps_));
  pool_.transact([](Connection& db) { db.run("DELETE FROM schema_migration WHERE number = 2"); });
  EXPECT_EQ(refusal(steps_), message("db.migration_gap", argument("number", 2)));
}

TEST_F(MigrateTest, ANumberUsedTwiceIsRefused) {
  EXPECT_EQ(refusal({steps_[0], steps_[1], {2, "tariff/0002_rate", "CREATE TABLE rate (a BIGINT)"}}),
            message("db.migration_twice", argument("number", 2), argument("name", "tariff/0002_rate")));
}

TEST_F(MigrateTest, ADatabaseOfANewerProgramIsRefused) {
  ASSERT_TRUE(migrate(pool_, steps_));
  EXPECT_EQ(refusal({steps_[0], steps_[1]}),
            message("db.migration_unknown", argument("number", 3), argument("name", "tariff/0003_rate"),
                    argument("newest", 2)));
}

TEST_F(MigrateTest, AStepThatFailsLeavesNothingBehind) {
  auto broken = steps_;
  broken[1].sql = "CREATE TABLE half (a BIGINT); CREATE TABEL other (a BIGINT)";
  EXPECT_THAT([&] { static_cast<void>(migrate(pool_, broken)); },
              testing::ThrowsMessage<Fault>(HasSubstr("migration goods/0002_title")));
  EXPECT_THAT(tables(), ElementsAre("heading", "schema_migration"));
  auto const repaired = migrate(pool_, steps_);
  ASSERT_TRUE(repaired);
  EXPECT_EQ(repaired->applied, 2);
}

TEST_F(MigrateTest, ProcessesThatMigrateTogetherShareTheSteps) {
  std::vector<Migration> many;
  for (int number = 1; number <= 20; ++number) {
    many.push_back({number, "step", "CREATE TABLE t" + std::to_string(number) + " (a BIGINT)"});
  }
  std::atomic<std::int64_t> applied = 0;
  std::vector<std::thread> processes;
  for (int process = 0; process < 3; ++process) {
    processes.emplace_back([&] {
      auto pool = file_.open();
      applied += migrate(pool, many).value().applied;
    });
  }
  for (auto& process : processes) { process.join(); }
  EXPECT_EQ(applied, 20);
}

TEST_F(MigrateTest, TablesAreStrict) {
  ASSERT_TRUE(migrate(pool_, steps_));
  auto const strict = pool_.read([](Connection& db) {
    return db.query("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1")
        .front()
        .integer(0);
  });
  EXPECT_EQ(strict, 3);
  EXPECT_THROW(pool_.transact([](Connection& db) { db.define("CREATE TABLE loose (price DECIMAL(10, 2))"); }),
               Fault);
}

TEST_F(MigrateTest, TheProgramCarriesTheFilesByteForByte) {
  auto const carried = testdata_migrations();
  ASSERT_EQ(carried.size(), 2U);
  EXPECT_EQ(carried[0].name, "goods/0001_heading");
  EXPECT_EQ(carried[1].name, "tariff/0002_duty_rate");
  std::ifstream file(std::string(CHORSU_ROOT) + "/src/db/testdata/rooms/goods/schema/0001_heading.sql");
  EXPECT_EQ(carried[0].sql, std::string(std::istreambuf_iterator<char>(file), {}));

  ASSERT_TRUE(migrate(pool_, carried));
  pool_.transact([](Connection& db) {
    db.run("INSERT INTO heading (code) VALUES ('8703')");
    EXPECT_EQ(db.query("SELECT title FROM heading").front().text(0),
              "a;b \"c\" [d] \\n ${not_a_variable} -- no comment");
    db.run("INSERT INTO duty_rate (id, heading, amount_minor) VALUES (1, '8703', 15)");
    EXPECT_THROW(db.run("INSERT INTO duty_rate (id, heading, amount_minor) VALUES (2, '0000', 15)"),
                 Violation);
  });
}

TEST_F(MigrateTest, TheSchemaOfTheProgramApplies) {
  auto const migrated = migrate(pool_, all_migrations());
  ASSERT_TRUE(migrated) << migrated.error().all().front().message.key;
  EXPECT_EQ(migrated->applied, static_cast<std::int64_t>(all_migrations().size()));
  EXPECT_THAT(pool_.read([](Connection& db) { return db.integrity_check(); }), IsEmpty());
}

TEST(SqliteSchema, OnlyTheThreeWordsDiffer) {
  EXPECT_THAT(
      sqlite_statements("create table a (b bigint, c Bytea, d TEXT DEFAULT 'BIGINT;', \"BYTEA\" TEXT);"),
      ElementsAre("create table a (b INTEGER, c BLOB, d TEXT DEFAULT 'BIGINT;', \"BYTEA\" TEXT) STRICT"));
  EXPECT_THAT(sqlite_statements("ALTER TABLE a ADD COLUMN b BIGINT"),
              ElementsAre("ALTER TABLE a ADD COLUMN b INTEGER"));
  EXPECT_THAT(sqlite_statements("CREATE INDEX bigint ON a (bigint);"),
              ElementsAre("CREATE INDEX bigint ON a (bigint)"));
  EXPECT_THAT(sqlite_statements("INSERT INTO a (b) VALUES ('it''s; CREATE TABLE');UPDATE a SET b = 1"),
              ElementsAre("INSERT INTO a (b) VALUES ('it''s; CREATE TABLE')", "UPDATE a SET b = 1"));
  EXPECT_THAT(sqlite_statements("CREATE TABLE bigint_box (b_bigint BIGINT)"),
              ElementsAre("CREATE TABLE bigint_box (b_bigint INTEGER) STRICT"));
}

TEST(SqliteSchema, CommentsAndEmptyStatementsFallAway) {
  EXPECT_THAT(sqlite_statements("-- CREATE TABLE x;\n ; ;/* ; */ CREATE/**/TABLE a (b TEXT) -- last"),
              ElementsAre("CREATE TABLE a (b TEXT) STRICT"));
  EXPECT_THAT(sqlite_statements(" \n"), IsEmpty());
}

TEST(SqliteSchema, WhatIsNotClosedIsAFault) {
  EXPECT_THROW(sqlite_statements("CREATE TABLE a (b TEXT DEFAULT 'x)"), Fault);
  EXPECT_THROW(sqlite_statements("CREATE TABLE \"a (b TEXT)"), Fault);
  EXPECT_THROW(sqlite_statements("/* x"), Fault);
}

}  // namespace
}  // namespace chorsu::db
