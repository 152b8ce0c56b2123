// A process that dies at any moment loses nothing that it was told is kept.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <thread>

#include "db/temporary_database_test.h"

namespace chorsu::db {
namespace {

constexpr int kRounds = 200;

// The child: one transaction after the other over two tables, each told to the parent once it is kept.
[[noreturn]] void keep_and_tell(Config const& config, int round, int to_parent) {
  auto pool = Pool::open(config).value();
  std::string const filling(static_cast<std::size_t>(round) * 37 % 9000, '\x01');
  for (std::int32_t step = 0;; ++step) {
    pool.transact([&](Connection& db) {
      db.run("INSERT INTO entry (round, step, filling) VALUES ($1, $2, $3)", {round, step, Blob{filling}});
      db.run("UPDATE total SET entries = entries + 1");
    });
    if (write(to_parent, &step, sizeof step) != sizeof step) { _exit(1); }
  }
}

// Steps told until the pipe is closed or `enough` were told.
std::int32_t hear(int from_child, std::int32_t told, std::int32_t enough) {
  std::int32_t step = 0;
  while (told < enough && read(from_child, &step, sizeof step) == sizeof step) { told = step + 1; }
  return told;
}

// Runs a child, kills it at a moment of chance and returns how many steps it had told.
std::int32_t killed_round(Config const& config, int round, std::mt19937& chance) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) { throw std::runtime_error("no pipe"); }
  auto const child = fork();
  if (child < 0) { throw std::runtime_error("no child"); }
  if (child == 0) {
    close(ends[0]);
    keep_and_tell(config, round, ends[1]);
  }
  close(ends[1]);
  auto const enough = std::uniform_int_distribution<std::int32_t>(0, 12)(chance);
  auto told = hear(ends[0], 0, enough);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<>(0, 6000)(chance)));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the child ended by itself: " << status;
  told = hear(ends[0], told, std::numeric_limits<std::int32_t>::max());
  close(ends[0]);
  return told;
}

struct Kept {
  std::int64_t steps;    // of the round
  std::int64_t last;     // its highest step, -1 when none
  std::int64_t entries;  // of all rounds
  std::int64_t total;    // what the other table says
};

Kept look(Connection& db, int round) {
  auto const row = db.query(
                         "SELECT (SELECT count(*) FROM entry WHERE round = $1),"
                         " (SELECT coalesce(max(step), -1) FROM entry WHERE round = $1),"
                         " (SELECT count(*) FROM entry), (SELECT entries FROM total)",
                         {round})
                       .front();
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
}

TEST(Kill, EverythingAcknowledgedIsThereAfterKillNine) {
  TemporaryDatabase const file;
  auto const seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  std::mt19937 chance(seed);
  {
    auto pool = file.open();
    pool.transact([](Connection& db) {
      db.define(
          "CREATE TABLE entry (round BIGINT NOT NULL, step BIGINT NOT NULL, filling BYTEA, PRIMARY KEY "
          "(round, step));"
          "CREATE TABLE total (entries BIGINT NOT NULL); INSERT INTO total (entries) VALUES (0)");
    });
  }
  std::int64_t acknowledged = 0;
  for (int round = 0; round < kRounds; ++round) {
    auto const told = killed_round(file.config(), round, chance);
    acknowledged += told;
    auto pool = file.open();
    pool.read([&](Connection& db) {
      auto const kept = look(db, round);
      EXPECT_GE(kept.steps, told) << "round " << round;
      EXPECT_LE(kept.steps, told + 1) << "round " << round;  // at most the one it had no time to tell
      EXPECT_EQ(kept.last, kept.steps - 1) << "round " << round;
      EXPECT_EQ(kept.entries, kept.total) << "round " << round;
      EXPECT_TRUE(db.integrity_check().empty()) << "round " << round;
    });
    if (testing::Test::HasFailure()) { break; }
  }
  auto pool = file.open();
  pool.read([&](Connection& db) { EXPECT_GE(look(db, 0).entries, acknowledged); });
  EXPECT_GT(acknowledged, kRounds);
}

}  // namespace
}  // namespace chorsu::db
