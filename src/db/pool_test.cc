#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <latch>
#include <thread>

#include "db/temporary_database_test.h"

namespace chorsu::db {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class PoolTest : public testing::Test {
 protected:
  PoolTest() {
    pool_.transact([](Connection& db) {
      db.define("CREATE TABLE account (id BIGINT NOT NULL PRIMARY KEY, amount_minor BIGINT NOT NULL)");
    });
  }
  static void add(Connection& db, std::int64_t id) {
    db.run("INSERT INTO account (id, amount_minor) VALUES ($1, 100)", {id});
  }
  std::int64_t rows() { return rows(pool_); }
  static std::int64_t rows(Pool& pool) {
    return pool.read(
        [](Connection& db) { return db.query("SELECT count(*) FROM account").front().integer(0); });
  }

  TemporaryDatabase file_;
  Pool pool_ = file_.open();
};

TEST_F(PoolTest, TheSettingsOfTheFileAreThoseThatKeepData) {
  auto const setting = [](Connection& db, std::string const& name) {
    return db.query("PRAGMA " + name).front().at(0);
  };
  auto const check = [&](Connection& db) {
    EXPECT_EQ(setting(db, "journal_mode"), Value("wal"));
    EXPECT_EQ(setting(db, "synchronous"), Value(2));  // FULL
    EXPECT_EQ(setting(db, "foreign_keys"), Value(1));
    EXPECT_EQ(setting(db, "trusted_schema"), Value(0));
    EXPECT_EQ(setting(db, "busy_timeout"), Value(2000));
    EXPECT_THAT(db.version(), HasSubstr("SQLite 3."));
  };
  pool_.transact(check);
  pool_.read(check);
}

TEST_F(PoolTest, ABodyMayReturnNothingAValueOrAResult) {
  pool_.transact([](Connection& db) { add(db, 1); });
  EXPECT_EQ(pool_.transact([](Connection& db) {
    add(db, 2);
    return std::string("kept");
  }),
            "kept");
  auto const result = pool_.transact([](Connection& db) -> Result<int> {
    add(db, 3);
    return 3;
  });
  EXPECT_EQ(result, 3);
  EXPECT_TRUE(pool_.transact([](Connection& db) -> Result<void> {
    add(db, 4);
    return {};
  }));
  auto const owner = pool_.transact([](Connection&) { return std::make_unique<int>(7); });
  EXPECT_EQ(*owner, 7);
  EXPECT_EQ(rows(), 4);
}

TEST_F(PoolTest, ARefusedResultRollsBackAndComesThrough) {
  auto const refused = pool_.transact([](Connection& db) -> Result<int> {
    add(db, 1);
    return refuse("offer.unknown");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().all().front().message.key, "offer.unknown");
  EXPECT_EQ(rows(), 0);
}

TEST_F(PoolTest, AnExceptionRollsBackAndComesThrough) {
  EXPECT_THROW(pool_.transact([](Connection& db) {
    add(db, 1);
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(rows(), 0);
  pool_.transact([](Connection& db) { add(db, 1); });
  EXPECT_EQ(rows(), 1);
}

TEST_F(PoolTest, ADeferredRuleIsCheckedAtTheCommit) {
  pool_.transact([](Connection& db) {
    db.define("CREATE TABLE entry (account BIGINT REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED)");
  });
  EXPECT_THROW(pool_.transact([](Connection& db) { db.run("INSERT INTO entry (account) VALUES (9)"); }),
               Violation);
  pool_.transact([](Connection& db) {
    EXPECT_THAT(db.query("SELECT account FROM entry"), IsEmpty());
    db.run("INSERT INTO entry (account) VALUES (9)");
    add(db, 9);
  });
}

TEST_F(PoolTest, ReadingCannotWrite) {
  EXPECT_THROW(pool_.read([](Connection& db) { add(db, 1); }), Fault);
  EXPECT_THROW(pool_.read([](Connection& db) { db.define("CREATE TABLE other (id BIGINT)"); }), Fault);
  EXPECT_EQ(rows(), 0);
}

TEST_F(PoolTest, AReaderKeepsItsPictureWhileAWriterCommits) {
  auto const [before, after] = pool_.read([&](Connection& db) {
    auto const count = [&] { return db.query("SELECT count(*) FROM account").front().integer(0); };
    auto const first = count();
    pool_.transact([](Connection& writer) { add(writer, 1); });
    return std::pair(first, count());
  });
  EXPECT_EQ(before, 0);
  EXPECT_EQ(after, 0);
  EXPECT_EQ(rows(), 1);
}

TEST_F(PoolTest, ATransactionWithinATransactionIsAFault) {
  EXPECT_THROW(pool_.transact([&](Connection&) { pool_.transact([](Connection& db) { add(db, 1); }); }),
               Fault);
  EXPECT_THROW(pool_.read([&](Connection&) { rows(); }), Fault);
  EXPECT_EQ(rows(), 0);
}

TEST_F(PoolTest, NothingRunsAfterTheTransactionWasEndedByHand) {
  EXPECT_THROW(pool_.transact([](Connection& db) {
    db.run("ROLLBACK");
    add(db, 1);
  }),
               Fault);
  EXPECT_THROW(pool_.transact([](Connection& db) { db.run("COMMIT"); }), Fault);
  EXPECT_EQ(rows(), 0);
  pool_.transact([](Connection& db) { add(db, 1); });
  EXPECT_EQ(rows(), 1);
}

TEST_F(PoolTest, ReadersSeeWholeTransactionsDuringWrites) {
  pool_.transact([](Connection& db) {
    for (int id = 0; id < 10; ++id) { add(db, id); }
  });
  std::atomic<bool> writing = true;
  std::atomic<std::int64_t> read = 0;
  std::atomic<std::int64_t> torn = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 6; ++reader) {  // more than there are connections
    readers.emplace_back([&] {
      while (writing || read < 6) {
        auto const sum = pool_.read([](Connection& db) {
          std::int64_t total = 0;
          db.each("SELECT amount_minor FROM account", {}, [&](Row const& row) { total += row.integer(0); });
          return total;
        });
        torn += sum == 1000 ? 0 : 1;
        ++read;
      }
    });
  }
  for (int transfer = 0; transfer < 300; ++transfer) {
    pool_.transact([&](Connection& db) {
      db.run("UPDATE account SET amount_minor = amount_minor - 1 WHERE id = $1", {transfer % 10});
      db.run("UPDATE account SET amount_minor = amount_minor + 1 WHERE id = $1", {(transfer + 3) % 10});
    });
  }
  writing = false;
  for (auto& reader : readers) { reader.join(); }
  EXPECT_EQ(torn, 0);
  EXPECT_GE(read, 6);
}

TEST_F(PoolTest, WritersOfManyThreadsAndTwoPoolsLoseNothing) {
  auto config = file_.config();
  config.repeats = 1000;
  auto other = Pool::open(config).value();
  pool_.transact([](Connection& db) { add(db, 1); });
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (int step = 0; step < 50; ++step) {
        (writer % 2 == 0 ? pool_ : other).transact([](Connection& db) {
          auto const amount = db.query("SELECT amount_minor FROM account WHERE id = 1").front().integer(0);
          db.run("UPDATE account SET amount_minor = $1 WHERE id = 1", {amount + 1});
        });
      }
    });
  }
  for (auto& writer : writers) { writer.join(); }
  EXPECT_EQ(pool_.read([](Connection& db) {
    return db.query("SELECT amount_minor FROM account WHERE id = 1").front().integer(0);
  }),
            300);
}

// A second pool on the file is what another process would be.
Config impatient(TemporaryDatabase const& file, int repeats) {
  auto config = file.config();
  config.busy = std::chrono::milliseconds(0);
  config.repeats = repeats;
  config.first_pause = std::chrono::milliseconds(1);
  return config;
}

TEST_F(PoolTest, ATransactionThatLosesItsRaceIsRepeatedUntilItWins) {
  auto other = Pool::open(impatient(file_, 1'000'000)).value();
  std::latch held(1);
  std::thread winner([&] {
    pool_.transact([&](Connection& db) {
      add(db, 1);
      held.count_down();
      while (other.lost_races() < 3) { std::this_thread::yield(); }
    });
  });
  held.wait();
  int bodies = 0;
  other.transact([&](Connection& db) {
    ++bodies;
    add(db, 2);
  });
  winner.join();
  EXPECT_EQ(bodies, 1);
  EXPECT_GE(other.lost_races(), 3);
  EXPECT_EQ(rows(), 2);
}

TEST_F(PoolTest, RepeatsAreBounded) {
  auto other = Pool::open(impatient(file_, 4)).value();
  pool_.transact(
      [&](Connection&) { EXPECT_THROW(other.transact([](Connection& db) { add(db, 2); }), LostRace); });
  EXPECT_EQ(other.lost_races(), 5);
  other.transact([](Connection& db) { add(db, 2); });
  EXPECT_EQ(rows(), 1);
}

TEST_F(PoolTest, ABodyThatLostIsRolledBackAndRunAgain) {
  int bodies = 0;
  pool_.transact([&](Connection& db) {
    add(db, 1);  // would be a Violation if the first run were still there
    if (++bodies < 3) { throw LostRace("serialisation failure"); }
  });
  EXPECT_EQ(bodies, 3);
  EXPECT_EQ(rows(), 1);
}

TEST_F(PoolTest, AnAbsentFolderIsRefusedWithThePath) {
  Config config;
  config.path = (file_.folder() / "absent" / "chorsu.db").string();
  auto const pool = Pool::open(config);
  ASSERT_FALSE(pool);
  EXPECT_EQ(pool.error().all().front().message, message("db.cannot_open", argument("path", config.path),
                                                        argument("reason", "unable to open database file")));
}

TEST_F(PoolTest, AFileThatIsNoDatabaseIsRefusedAndLeftAlone) {
  auto config = file_.config();
  config.path = (file_.folder() / "letter.txt").string();
  std::string const letter(5000, 'x');
  std::ofstream(config.path) << letter;
  auto const pool = Pool::open(config);
  ASSERT_FALSE(pool);
  EXPECT_EQ(pool.error().all().front().message.key, "db.cannot_open");
  std::ifstream file(config.path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), letter);
}

TEST_F(PoolTest, APoolWithoutReadersIsRefused) {
  auto config = file_.config();
  config.readers = 0;
  auto const pool = Pool::open(config);
  ASSERT_FALSE(pool);
  EXPECT_EQ(pool.error().all().front().message, message("db.no_readers", argument("readers", 0)));
}

TEST_F(PoolTest, AFileThatAnotherProgramHoldsWholeIsRefused) {
  auto config = impatient(file_, 2);
  config.path = (file_.folder() / "held.db").string();
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(config.path.c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "CREATE TABLE t (x); BEGIN EXCLUSIVE", nullptr, nullptr, nullptr),
            SQLITE_OK);
  auto const pool = Pool::open(config);
  sqlite3_close(holder);
  ASSERT_FALSE(pool);
  EXPECT_EQ(pool.error().all().front().message, message("db.busy", argument("path", config.path)));
}

TEST_F(PoolTest, ASoundFileHasNoComplaints) {
  pool_.transact([](Connection& db) { add(db, 1); });
  EXPECT_THAT(pool_.read([](Connection& db) { return db.integrity_check(); }), IsEmpty());
}

TEST_F(PoolTest, DamageAndDanglingReferencesAreComplainedOf) {
  pool_.transact([](Connection& db) {
    db.define("CREATE TABLE entry (account BIGINT REFERENCES account (id), note TEXT)");
    for (int id = 0; id < 2000; ++id) { add(db, id); }
  });
  auto const path = file_.path();
  pool_ = TemporaryDatabase().open();  // closes the file

  sqlite3* raw = nullptr;  // without foreign_keys
  ASSERT_EQ(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw, "INSERT INTO entry (account) VALUES (9999)", nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(raw);
  pool_ = file_.open();
  EXPECT_THAT(pool_.read([](Connection& db) { return db.integrity_check(); }),
              testing::ElementsAre("a row of entry names no row of account"));

  pool_ = TemporaryDatabase().open();
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(5 * 4096);  // a leaf of the table: the schema stays readable
  file << std::string(4096, '\xFF');
  file.close();
  pool_ = file_.open();
  EXPECT_THAT(pool_.read([](Connection& db) { return db.integrity_check(); }),
              testing::Contains(HasSubstr("malformed")));
}

}  // namespace
}  // namespace chorsu::db
