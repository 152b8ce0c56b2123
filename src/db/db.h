// Where the rooms keep what must not be lost. A room writes one SQL that every database of ours understands,
// with parameters $1, $2 …, inside a transaction that is kept whole or not at all:
//
//   auto const kept = pool.transact([&](db::Connection& db) {
//     db.run("INSERT INTO offer (id, title) VALUES ($1, $2)", {id, title});
//     return db.query("SELECT title FROM offer WHERE id = $1", {id}).front().text("title");
//   });
//
// What returns from `transact` has reached the disk. SQLite is the driver; nothing here knows that.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "vocabulary/result.h"

namespace chorsu::db {

// The program asked for what cannot be: wrong SQL, a wrong type, a missing parameter.
struct Fault : std::logic_error {
  using std::logic_error::logic_error;
};
// The database cannot do it: the disk is full, the file is damaged.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// Another transaction was first; `transact` repeats and throws this only when all repeats are spent.
struct LostRace : Failure {
  using Failure::Failure;
};
// A rule of the schema refused a row: unique, not null, check, foreign key. Prefer ON CONFLICT to catching
// it.
struct Violation : Failure {
  using Failure::Failure;
};

// Bytes that are not text.
struct Blob {
  std::string bytes;
  friend bool operator==(Blob const&, Blob const&) = default;
};

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                      !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

// One value as the database keeps it: null, a whole number, text (UTF-8) or a blob. There is no floating
// point: money is in minor units, a rate in digits and scale. A bool is kept as 0 or 1.
class Value {
 public:
  Value() = default;
  Value(std::nullptr_t) {}
  Value(std::nullopt_t) {}
  template <WholeNumber Number>
  Value(Number number) : held_(narrow(number)) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(char const* text) : held_(std::string(text)) {}
  Value(Blob blob) : held_(std::move(blob)) {}
  template <class T>
  Value(std::optional<T> const& maybe) {
    if (maybe) { *this = Value(*maybe); }
  }
  template <std::floating_point Number>
  Value(Number) = delete;

  bool null() const { return std::holds_alternative<std::monostate>(held_); }
  // A Fault when the value is of another type.
  std::int64_t integer() const;
  std::string const& text() const;
  Blob const& blob() const;

  template <class Visitor>
  decltype(auto) visit(Visitor&& visitor) const {
    return std::visit(std::forward<Visitor>(visitor), held_);
  }
  friend bool operator==(Value const&, Value const&) = default;

 private:
  template <WholeNumber Number>
  static std::int64_t narrow(Number number) {
    if constexpr (!std::same_as<Number, bool>) {
      if (!std::in_range<std::int64_t>(number)) { throw Fault("a number beyond 63 bits"); }
    }
    return static_cast<std::int64_t>(number);
  }
  std::variant<std::monostate, std::int64_t, std::string, Blob> held_;
};

// A column of an answer, by its place (0 is the first) or by its name.
class Column {
 public:
  Column(int place) : place_(place) {}
  Column(char const* name) : name_(name) {}
  Column(std::string_view name) : name_(name) {}

  // Its place among `names`; a Fault when it is not there.
  std::size_t among(std::vector<std::string> const& names) const;

 private:
  int place_ = -1;
  std::string_view name_;
};

// One row of an answer. A getter throws a Fault, naming the column, when the value is of another type.
class Row {
 public:
  using Names = std::shared_ptr<std::vector<std::string> const>;
  Row(Names names, std::vector<Value> values) : names_(std::move(names)), values_(std::move(values)) {}

  std::int64_t integer(Column column) const;
  bool boolean(Column column) const;  // 0 or 1
  std::string const& text(Column column) const;
  std::string const& blob(Column column) const;
  std::optional<std::int64_t> integer_or_null(Column column) const;
  std::optional<std::string> text_or_null(Column column) const;
  std::optional<std::string> blob_or_null(Column column) const;

  Value const& at(Column column) const { return values_[column.among(*names_)]; }
  std::vector<std::string> const& names() const { return *names_; }
  std::vector<Value> const& values() const { return values_; }

 private:
  Names names_;
  std::vector<Value> values_;
};

class Driver;

// A session with the database while a transaction lasts. It is lent to the body of `transact` or `read` and
// is not kept beyond it.
class Connection {
 public:
  explicit Connection(std::unique_ptr<Driver> driver);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  // One statement; returns how many rows it wrote. A parameter may be used twice.
  std::int64_t run(std::string_view sql, std::span<Value const> parameters);
  std::int64_t run(std::string_view sql, std::initializer_list<Value> parameters = {}) {
    return run(sql, std::span<Value const>(parameters.begin(), parameters.size()));
  }
  // All rows of the answer.
  std::vector<Row> query(std::string_view sql, std::span<Value const> parameters);
  std::vector<Row> query(std::string_view sql, std::initializer_list<Value> parameters = {}) {
    return query(sql, std::span<Value const>(parameters.begin(), parameters.size()));
  }
  // The rows one after the other, for answers that should not stand in memory at once.
  void each(std::string_view sql, std::initializer_list<Value> parameters,
            std::function<void(Row const&)> const& visit);

  // Statements of a schema, in the portable SQL that README.md describes.
  void define(std::string_view sql);
  // What is wrong with the database file; empty when it is sound.
  std::vector<std::string> integrity_check();
  std::string version();  // "SQLite 3.40.1"

 private:
  friend class Transaction;
  std::unique_ptr<Driver> driver_;
};

struct Config {
  std::string path;                      // of the database file; it is made when absent, its folder is not
  int readers = 4;                       // reads that run side by side
  std::chrono::milliseconds busy{2000};  // how long a statement waits for the lock of another process
  int repeats = 8;                       // of a transaction that lost its race
  std::chrono::milliseconds first_pause{
      2};  // before the first repeat; each further one waits about twice as long
};

class Shelf;

// A transaction in progress on a connection taken from a shelf; what is not committed is rolled back.
class Transaction {
 public:
  explicit Transaction(Shelf& shelf);
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;

  Connection& connection() { return connection_; }
  void commit();

 private:
  Shelf& shelf_;
  Connection& connection_;
  bool open_ = false;
};

template <class T>
inline constexpr bool kIsResult = false;
template <class T>
inline constexpr bool kIsResult<Result<T>> = true;

// The way to one database, shared by all threads.
class Pool {
 public:
  // Refuses, with the path, what cannot be opened or is no database.
  static Result<Pool> open(Config const& config);
  Pool(Pool&&) noexcept;
  Pool& operator=(Pool&&) noexcept;
  ~Pool();

  // Runs `body` in a transaction that may write, and commits. A refused Result and an exception roll back; a
  // lost race runs `body` again, so it has no other effect than through its connection.
  template <class Body>
  auto transact(Body&& body) {
    return repeat(writers(), std::forward<Body>(body));
  }
  // Runs `body` on one unchanging picture of the database, beside any writer. Writing in it is a Fault.
  template <class Body>
  auto read(Body&& body) {
    return repeat(readers(), std::forward<Body>(body));
  }

  // Races lost and repeated since the pool was opened, for the operator's metrics.
  std::int64_t lost_races() const;

 private:
  struct Parts;
  explicit Pool(std::unique_ptr<Parts> parts);
  Shelf& writers();
  Shelf& readers();
  // Waits before the repeat that follows attempt 0, 1, …; false when the repeats are spent.
  bool pause(int attempt);

  template <class Body>
  auto repeat(Shelf& shelf, Body&& body) -> std::invoke_result_t<Body&, Connection&>;

  std::unique_ptr<Parts> parts_;
};

// One forward step of the schema: src/<room>/schema/<number>_<what>.sql.
struct Migration {
  std::int64_t number;  // 1, 2, 3 … over all rooms
  std::string name;     // "reference/0001_edition"
  std::string sql;
};

struct Migrated {
  std::int64_t version;  // number of the newest step in force; 0 when there is none
  std::int64_t applied;  // steps applied by this call
};

// Brings the database to the newest step, each step in a transaction of its own. Refused, with nothing done:
// a step that was changed after it was applied, a gap in the numbers, a database of a newer program.
Result<Migrated> migrate(Pool& pool, std::vector<Migration> migrations);

// The steps of every room, carried in the program by the target `schema` (cmake/schema.cmake).
std::vector<Migration> all_migrations();

template <class Body>
auto Pool::repeat(Shelf& shelf, Body&& body) -> std::invoke_result_t<Body&, Connection&> {
  using Outcome = std::invoke_result_t<Body&, Connection&>;
  static_assert(!std::is_reference_v<Outcome>,
                "a transaction returns a value: a reference would outlive its row");
  for (int attempt = 0;; ++attempt) {
    try {
      Transaction transaction(shelf);
      if constexpr (std::is_void_v<Outcome>) {
        body(transaction.connection());
        transaction.commit();
        return;
      } else {
        auto outcome = body(transaction.connection());
        if constexpr (kIsResult<Outcome>) {
          if (!outcome) { return outcome; }
        }
        transaction.commit();
        return outcome;
      }
    } catch (LostRace const&) {
      if (!pause(attempt)) { throw; }
    }
  }
}

}  // namespace chorsu::db
