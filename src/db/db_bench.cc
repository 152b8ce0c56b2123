// Prepared reads, single inserts and inserts in tens, on a file in the folder for temporary files.
#include <benchmark/benchmark.h>

#include "db/temporary_database_test.h"

namespace chorsu::db {
namespace {

constexpr std::int64_t kOffers = 100'000;

class Offers {
 public:
  Offers() {
    pool_.transact([](Connection& db) {
      db.define("CREATE TABLE offer (id BIGINT NOT NULL PRIMARY KEY, title TEXT NOT NULL)");
      for (std::int64_t id = 0; id < kOffers; ++id) { insert(db, id); }
    });
  }
  static void insert(Connection& db, std::int64_t id) {
    db.run("INSERT INTO offer (id, title) VALUES ($1, $2)", {id, "dried apricots, first grade, 10 kg boxes"});
  }
  Pool& pool() { return pool_; }

 private:
  TemporaryDatabase file_;
  Pool pool_ = file_.open();
};

std::size_t title_length(Connection& db, std::int64_t id) {
  return db.query("SELECT title FROM offer WHERE id = $1", {id}).front().text(0).size();
}

void prepared_reads(benchmark::State& state) {
  Offers offers;
  std::int64_t id = 0;
  offers.pool().read([&](Connection& db) {
    for ([[maybe_unused]] auto _ : state) {
      benchmark::DoNotOptimize(title_length(db, id));
      id = (id + 7919) % kOffers;
    }
  });
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(prepared_reads);

void read_transactions(benchmark::State& state) {
  Offers offers;
  std::int64_t id = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(offers.pool().read([&](Connection& db) { return title_length(db, id); }));
    id = (id + 7919) % kOffers;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_transactions);

// state.range(0) rows to a transaction
void inserts(benchmark::State& state) {
  Offers offers;
  std::int64_t id = kOffers;
  for ([[maybe_unused]] auto _ : state) {
    offers.pool().transact([&](Connection& db) {
      for (std::int64_t row = 0; row < state.range(0); ++row) { Offers::insert(db, id++); }
    });
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(inserts)->Arg(1)->Arg(10)->UseRealTime();

}  // namespace
}  // namespace chorsu::db
