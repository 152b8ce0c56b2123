#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "db/temporary_database_test.h"

namespace chorsu::db {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

class Statement : public testing::Test {
 protected:
  Statement() {
    pool_.transact([](Connection& db) {
      db.define("CREATE TABLE kept (id BIGINT NOT NULL PRIMARY KEY, note TEXT, bytes BYTEA, number BIGINT)");
    });
  }
  Value stored(Value const& value, char const* column) {
    return pool_.transact([&](Connection& db) {
      db.run(std::string("INSERT INTO kept (id, ") + column +
                 ") VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET " + column + " = excluded." + column,
             {value});
      return db.query(std::string("SELECT ") + column + " FROM kept WHERE id = $1", {1}).front().at(0);
    });
  }
  std::int64_t rows() {
    return pool_.read(
        [](Connection& db) { return db.query("SELECT count(*) FROM kept").front().integer(0); });
  }

  TemporaryDatabase file_;
  Pool pool_ = file_.open();
};

TEST_F(Statement, EveryTypeComesBackAsItWent) {
  for (Value const& text : {Value(""), Value("重庆 → Алматы → Toshkent"), Value("\xF0\x9F\x9A\x86"), Value(),
                            Value(std::string("a\0b\0", 4)), Value(std::string(1, '\0'))}) {
    EXPECT_EQ(stored(text, "note"), text);
  }
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) { every_byte += static_cast<char>(byte); }
  for (Value const& blob :
       {Value(Blob{}), Value(Blob{every_byte}), Value(Blob{std::string(3'000'000, '\0')}), Value(nullptr)}) {
    EXPECT_EQ(stored(blob, "bytes"), blob);
  }
  for (std::int64_t const number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                                    std::int64_t{0}, std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(stored(number, "number"), Value(number));
  }
  EXPECT_EQ(stored(true, "number"), Value(1));
  EXPECT_EQ(stored(std::optional<std::string>(), "note"), Value());
  EXPECT_EQ(stored(std::optional<std::string>("x"), "note"), Value("x"));
}

TEST_F(Statement, TextThatLooksLikeSqlStaysText) {
  std::string const attack = "'); DROP TABLE kept; --$1\"";
  EXPECT_EQ(stored(attack, "note"), Value(attack));
  EXPECT_EQ(rows(), 1);
}

TEST_F(Statement, AParameterMayBeUsedTwiceAndInAnyOrder) {
  auto const row = pool_.read([](Connection& db) {
    return db
        .query("SELECT $2 AS second, $1 AS first, $2 AS again, $10 AS tenth, $3, $4, $5, $6, $7, $8, $9",
               {"a", "b", 3, 4, 5, 6, 7, 8, 9, "j"})
        .front();
  });
  EXPECT_EQ(row.text("first"), "a");
  EXPECT_EQ(row.text("second"), "b");
  EXPECT_EQ(row.text("again"), "b");
  EXPECT_EQ(row.text("tenth"), "j");
  EXPECT_EQ(row.integer(10), 9);
}

TEST_F(Statement, WrongParametersAreFaults) {
  pool_.transact([](Connection& db) {
    EXPECT_THROW(db.query("SELECT $1, $2", {1}), Fault);
    EXPECT_THROW(db.query("SELECT $1", {1, 2}), Fault);
    EXPECT_THROW(db.query("SELECT $2", {1}), Fault);
    EXPECT_THROW(db.query("SELECT ?", {1}), Fault);
    EXPECT_THROW(db.query("SELECT :name", {1}), Fault);
    EXPECT_EQ(db.query("SELECT $1", {1}).front().integer(0), 1);
  });
  EXPECT_THROW(static_cast<void>(Value{std::numeric_limits<std::uint64_t>::max()}), Fault);
}

TEST_F(Statement, WrongSqlIsAFault) {
  pool_.transact([](Connection& db) {
    EXPECT_THROW(db.run("SELEC 1"), Fault);
    EXPECT_THROW(db.run(""), Fault);
    EXPECT_THROW(db.run("-- nothing"), Fault);
    EXPECT_THROW(db.run("SELECT 1; DROP TABLE kept"), Fault);
    EXPECT_THROW(db.run(std::string_view("SELECT 1\0; DROP TABLE kept", 26)), Fault);
    EXPECT_THROW(db.query("SELECT missing FROM kept"), Fault);
    // Double quotes hold names: SQLite would take this for text, PostgreSQL would not.
    EXPECT_THROW(db.query("SELECT \"missing\" FROM kept"), Fault);
    EXPECT_EQ(db.query("SELECT 1 ; \n").front().integer(0), 1);
  });
  EXPECT_EQ(rows(), 0);
}

TEST_F(Statement, WrongTypesAreFaultsThatNameTheColumn) {
  pool_.transact([](Connection& db) {
    auto const row = db.query("SELECT 7 AS number, 'x' AS note, x'00' AS bytes, NULL AS gap").front();
    EXPECT_THAT([&] { row.text("number"); },
                ThrowsMessage<Fault>(HasSubstr("column number: the value is an integer")));
    EXPECT_THROW(row.integer("note"), Fault);
    EXPECT_THROW(row.text("bytes"), Fault);
    EXPECT_THROW(row.blob("note"), Fault);
    EXPECT_THROW(row.text("gap"), Fault);
    EXPECT_THROW(row.integer_or_null("note"), Fault);
    EXPECT_THROW(row.boolean("number"), Fault);
    EXPECT_THROW(row.at("absent"), Fault);
    EXPECT_THROW(row.at(4), Fault);
    EXPECT_THROW(row.at(-1), Fault);
    EXPECT_EQ(row.text_or_null("gap"), std::nullopt);
    EXPECT_EQ(row.integer_or_null("gap"), std::nullopt);
    EXPECT_EQ(row.blob_or_null("gap"), std::nullopt);
    EXPECT_EQ(row.text_or_null("note"), "x");
    EXPECT_EQ(row.integer_or_null("number"), 7);
    EXPECT_EQ(row.blob_or_null("bytes"), std::string(1, '\0'));
    EXPECT_EQ(row.at("number").integer(), 7);
    EXPECT_EQ(row.at("note").text(), "x");
    EXPECT_EQ(row.at("bytes").blob(), Blob{std::string(1, '\0')});

    EXPECT_TRUE(db.query("SELECT 1 = 1").front().boolean(0));
    EXPECT_THROW(db.query("SELECT 1.5"), Fault);
    EXPECT_THROW(db.run("INSERT INTO kept (id, number) VALUES (1, $1)", {"many"}), Fault);
    EXPECT_THROW(db.run("INSERT INTO kept (id, note) VALUES (1, $1)", {Blob{"x"}}), Fault);
  });
}

TEST_F(Statement, ARuleOfTheSchemaIsAViolation) {
  pool_.transact([](Connection& db) {
    db.define("CREATE TABLE part (whole BIGINT NOT NULL REFERENCES kept (id), size BIGINT CHECK (size > 0))");
    db.run("INSERT INTO kept (id) VALUES (1)");
    EXPECT_THROW(db.run("INSERT INTO kept (id) VALUES (1)"), Violation);
    EXPECT_THROW(db.run("INSERT INTO part (whole) VALUES (2)"), Violation);
    EXPECT_THROW(db.run("INSERT INTO part (whole) VALUES (NULL)"), Violation);
    EXPECT_THROW(db.run("INSERT INTO part (whole, size) VALUES (1, 0)"), Violation);
    db.run("INSERT INTO part (whole, size) VALUES (1, 1)");
  });
  EXPECT_EQ(rows(), 1);
}

TEST_F(Statement, RunTellsHowManyRowsItWrote) {
  pool_.transact([](Connection& db) {
    EXPECT_EQ(db.run("INSERT INTO kept (id) VALUES ($1), ($2), ($3)", {1, 2, 3}), 3);
    EXPECT_EQ(db.run("SELECT 1"), 0);
    EXPECT_EQ(db.run("UPDATE kept SET number = 5 WHERE id > $1", {1}), 2);
    EXPECT_EQ(db.run("UPDATE kept SET number = 5 WHERE id > $1", {9}), 0);
    EXPECT_EQ(db.run("INSERT INTO kept (id) VALUES (1) ON CONFLICT (id) DO NOTHING"), 0);
    EXPECT_EQ(db.run("DELETE FROM kept"), 3);
    EXPECT_EQ(db.query("INSERT INTO kept (id) VALUES (8) RETURNING id").front().integer("id"), 8);
  });
}

TEST_F(Statement, EachGoesThroughTheRowsAndMayRunTheSameStatementWithin) {
  std::vector<std::int64_t> seen;
  pool_.transact([&](Connection& db) {
    db.run("INSERT INTO kept (id) VALUES (1), (2), (3)");
    auto const* const sql = "SELECT id FROM kept WHERE id >= $1 ORDER BY id";
    db.each(sql, {2}, [&](Row const& outer) {
      db.each(sql, {3}, [&](Row const& inner) { seen.push_back(outer.integer(0) * 10 + inner.integer(0)); });
    });
  });
  EXPECT_THAT(seen, ElementsAre(23, 33));
}

TEST_F(Statement, AnExceptionAmongTheRowsLeavesTheStatementUsable) {
  pool_.transact([](Connection& db) {
    db.run("INSERT INTO kept (id) VALUES (1), (2)");
    auto const* const sql = "SELECT id FROM kept ORDER BY id";
    EXPECT_THROW(db.each(sql, {}, [](Row const&) { throw std::runtime_error("enough"); }),
                 std::runtime_error);
    EXPECT_EQ(db.query(sql).size(), 2U);
  });
}

TEST_F(Statement, MoreStatementsThanTheCacheHolds) {
  pool_.transact([](Connection& db) {
    // The outer statement is pushed out of the cache while it is still being read.
    db.run("INSERT INTO kept (id) VALUES (1), (2)");
    std::int64_t sum = 0;
    db.each("SELECT id FROM kept ORDER BY id", {}, [&](Row const& row) {
      for (int number = 0; number < 600; ++number) {
        sum += db.query("SELECT " + std::to_string(number)).front().integer(0);
      }
      sum += row.integer(0);
    });
    EXPECT_EQ(sum, 2 * (600 * 599 / 2) + 3);
  });
}

TEST_F(Statement, ACachedStatementFollowsTheSchema) {
  pool_.transact([](Connection& db) {
    db.run("INSERT INTO kept (id) VALUES (1)");
    EXPECT_THAT(db.query("SELECT * FROM kept").front().names(), ElementsAre("id", "note", "bytes", "number"));
    db.define("ALTER TABLE kept RENAME COLUMN note TO remark; ALTER TABLE kept ADD COLUMN late BIGINT");
    EXPECT_THAT(db.query("SELECT * FROM kept").front().names(),
                ElementsAre("id", "remark", "bytes", "number", "late"));
  });
}

TEST_F(Statement, LikeAndOrderAreThoseOfPostgresql) {
  pool_.transact([](Connection& db) {
    db.run("INSERT INTO kept (id, note) VALUES (1, 'b'), (2, 'B'), (3, 'a'), (4, 'Я')");
    EXPECT_EQ(db.query("SELECT id FROM kept WHERE note LIKE 'b%'").size(), 1U);
    std::string order;
    db.each("SELECT note FROM kept ORDER BY note", {}, [&](Row const& row) { order += row.text(0); });
    EXPECT_EQ(order, "BabЯ");
  });
}

TEST_F(Statement, TheLogHearsTheStatementButNotItsParameters) {
  pool_.transact([](Connection& db) {
    db.run("INSERT INTO kept (id, note) VALUES ($1, $2)", {1, "passport 12345"});
    EXPECT_THAT([&] { db.run("INSERT INTO kept (id, note) VALUES ($1, $2)", {1, "passport 12345"}); },
                ThrowsMessage<Violation>(
                    testing::AllOf(HasSubstr("INSERT INTO kept"), testing::Not(HasSubstr("passport")))));
  });
}

}  // namespace
}  // namespace chorsu::db
