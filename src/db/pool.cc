#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "db/driver.h"

namespace chorsu::db {

Connection::Connection(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}
Connection::~Connection() = default;

std::int64_t Connection::run(std::string_view sql, std::span<Value const> parameters) {
  return driver_->execute(sql, parameters, nullptr);
}

std::vector<Row> Connection::query(std::string_view sql, std::span<Value const> parameters) {
  std::vector<Row> rows;
  driver_->execute(sql, parameters, [&](Row&& row) { rows.push_back(std::move(row)); });
  return rows;
}

void Connection::each(std::string_view sql, std::initializer_list<Value> parameters,
                      std::function<void(Row const&)> const& visit) {
  driver_->execute(sql, {parameters.begin(), parameters.size()}, [&](Row&& row) { visit(row); });
}

void Connection::define(std::string_view sql) {
  driver_->define(sql);
}
std::vector<std::string> Connection::integrity_check() {
  return driver_->integrity_check();
}
std::string Connection::version() {
  return driver_->version();
}

// Connections that lie ready, each lent to one thread at a time.
class Shelf {
 public:
  void add(std::unique_ptr<Driver> driver) {
    places_.push_back({std::make_unique<Connection>(std::move(driver)), {}});
  }

  // Waits for a free one. A thread that already holds one would wait for itself: that is a Fault.
  Connection& take() {
    std::unique_lock lock(mutex_);
    auto const me = std::this_thread::get_id();
    if (std::ranges::find(places_, me, &Place::holder) != places_.end()) {
      throw Fault("a transaction within a transaction of the same kind");
    }
    auto free = places_.end();
    freed_.wait(lock, [&] {
      free = std::ranges::find(places_, std::thread::id(), &Place::holder);
      return free != places_.end();
    });
    free->holder = me;
    return *free->connection;
  }

  void give_back(Connection const& connection) {
    {
      std::lock_guard const lock(mutex_);
      std::ranges::find(places_, &connection, [](Place const& place) {
        return place.connection.get();
      })->holder = {};
    }
    freed_.notify_one();
  }

 private:
  struct Place {
    std::unique_ptr<Connection> connection;
    std::thread::id holder;  // none while it lies ready
  };
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<Place> places_;
};

Transaction::Transaction(Shelf& shelf) : shelf_(shelf), connection_(shelf.take()) {
  try {
    connection_.driver_->begin();
  } catch (...) {
    shelf_.give_back(connection_);
    throw;
  }
  open_ = true;
}

Transaction::~Transaction() {
  if (open_) { connection_.driver_->rollback(); }
  shelf_.give_back(connection_);
}

void Transaction::commit() {
  connection_.driver_->commit();
  open_ = false;
}

struct Pool::Parts {
  Config config;
  Shelf writers;
  Shelf readers;
  std::atomic<std::int64_t> lost_races = 0;
};

Pool::Pool(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pool::Pool(Pool&&) noexcept = default;
Pool& Pool::operator=(Pool&&) noexcept = default;
Pool::~Pool() = default;

Result<Pool> Pool::open(Config const& config) {
  if (config.readers < 1) { return refuse("db.no_readers", argument("readers", config.readers)); }
  Pool pool(std::make_unique<Parts>());
  pool.parts_->config = config;
  // Another process that opens, recovers or closes the same file may stand in the way for a moment.
  auto const session = [&](Access access) {
    for (int attempt = 0;; ++attempt) {
      try {
        return open_sqlite(config, access);
      } catch (LostRace const&) {
        if (!pool.pause(attempt)) { throw; }
      }
    }
  };
  try {
    pool.parts_->writers.add(session(Access::write));
    for (int reader = 0; reader < config.readers; ++reader) {
      pool.parts_->readers.add(session(Access::read));
    }
  } catch (LostRace const&) {
    return refuse("db.busy", argument("path", config.path));
  } catch (Failure const& failure) {
    return refuse("db.cannot_open", argument("path", config.path), argument("reason", failure.what()));
  }
  return pool;
}

Shelf& Pool::writers() {
  return parts_->writers;
}
Shelf& Pool::readers() {
  return parts_->readers;
}
std::int64_t Pool::lost_races() const {
  return parts_->lost_races;
}

bool Pool::pause(int attempt) {
  ++parts_->lost_races;
  if (attempt >= parts_->config.repeats) { return false; }
  // Chance keeps two losers from meeting again and again.
  thread_local std::minstd_rand chance(std::random_device{}());
  auto const longest = parts_->config.first_pause * (std::int64_t{1} << std::min(attempt, 8));
  std::uniform_int_distribution<std::int64_t> choose(longest.count() / 2,
                                                     longest.count() + longest.count() / 2);
  std::this_thread::sleep_for(std::chrono::milliseconds(choose(chance)));
  return true;
}

}  // namespace chorsu::db
