// The driver for SQLite: one file, write-ahead log, one writer beside many readers.
#include <fmt/format.h>
#include <sqlite3.h>

#include <list>
#include <unordered_map>

#include "db/driver.h"
#include "db/sqlite_schema.h"

namespace chorsu::db {
namespace {

struct Closer {
  void operator()(sqlite3* session) const { sqlite3_close(session); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Session = std::unique_ptr<sqlite3, Closer>;
using Handle = std::unique_ptr<sqlite3_stmt, Closer>;

constexpr std::size_t kMaxStatements = 256;

[[noreturn]] void raise(sqlite3* session, std::string_view sql) {
  auto const code = sqlite3_extended_errcode(session);
  // The statement helps whoever reads the log; its parameters are people's data and stay out of it.
  auto const what = fmt::format("SQLite {}: {} [{}]", code, sqlite3_errmsg(session), sql);
  // A value of a type the column does not take; a write while reading only.
  if (code == SQLITE_CONSTRAINT_DATATYPE || code == SQLITE_READONLY) { throw Fault(what); }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw LostRace(what);
    case SQLITE_CONSTRAINT:
      throw Violation(what);
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_AUTH:
    case SQLITE_TOOBIG:
      throw Fault(what);
    default:
      throw Failure(what);
  }
}

// A prepared statement and what is known about it.
struct Statement {
  std::string sql;
  Handle handle;
  std::vector<int> places;  // SQLite's index of $1, $2 …
  Row::Names names;
  int prepared_anew = -1;  // SQLite does so by itself when the schema changed; the names are then read again
  bool in_use = false;
};

void find_places(Statement& statement) {
  auto const count = sqlite3_bind_parameter_count(statement.handle.get());
  for (int number = 1; number <= count; ++number) {
    auto const place =
        sqlite3_bind_parameter_index(statement.handle.get(), fmt::format("${}", number).c_str());
    if (place == 0) { throw Fault(fmt::format("parameters are $1 to ${} [{}]", count, statement.sql)); }
    statement.places.push_back(place);
  }
}

Handle prepare(sqlite3* session, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  char const* tail = nullptr;
  auto const code = sqlite3_prepare_v3(session, sql.data(), static_cast<int>(sql.size()),
                                       SQLITE_PREPARE_PERSISTENT, &handle, &tail);
  if (code != SQLITE_OK) { raise(session, sql); }
  Handle owned(handle);
  if (!owned) { throw Fault(fmt::format("no statement [{}]", sql)); }
  auto const rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
  if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    throw Fault(fmt::format("more than one statement [{}]", sql));
  }
  return owned;
}

// The statements prepared before, the least used dropped first.
class StatementCache {
 public:
  // A statement that is being read at this moment is not found: the caller gets a second one of its own.
  std::shared_ptr<Statement> get(sqlite3* session, std::string_view sql) {
    if (auto const found = by_sql_.find(sql); found != by_sql_.end()) {
      order_.splice(order_.begin(), order_, found->second);
      if (!order_.front()->in_use) { return order_.front(); }
      return make(session, sql);
    }
    auto statement = make(session, sql);
    order_.push_front(statement);
    by_sql_.emplace(statement->sql, order_.begin());
    if (order_.size() > kMaxStatements) {
      by_sql_.erase(order_.back()->sql);
      order_.pop_back();
    }
    return statement;
  }

 private:
  static std::shared_ptr<Statement> make(sqlite3* session, std::string_view sql) {
    auto statement = std::make_shared<Statement>();
    statement->sql = sql;
    statement->handle = prepare(session, statement->sql);
    find_places(*statement);
    return statement;
  }

  std::list<std::shared_ptr<Statement>> order_;  // the last used first
  std::unordered_map<std::string_view, std::list<std::shared_ptr<Statement>>::iterator> by_sql_;
};

// One run of a statement; ready for the next when it ends.
class Execution {
 public:
  Execution(sqlite3* session, std::shared_ptr<Statement> statement)
      : session_(session), statement_(std::move(statement)) {
    statement_->in_use = true;
  }
  ~Execution() {
    sqlite3_reset(handle());
    sqlite3_clear_bindings(handle());
    statement_->in_use = false;
  }
  Execution(Execution const&) = delete;
  Execution& operator=(Execution const&) = delete;

  // The parameters outlive the execution: SQLite reads them where they stand.
  void bind(std::span<Value const> parameters) {
    if (parameters.size() != statement_->places.size()) {
      throw Fault(fmt::format("{} parameters given, {} asked for [{}]", parameters.size(),
                              statement_->places.size(), statement_->sql));
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      auto const code = parameters[i].visit(Binder{handle(), statement_->places[i]});
      if (code != SQLITE_OK) { raise(session_, statement_->sql); }
    }
  }

  bool step() {
    auto const code = sqlite3_step(handle());
    if (code == SQLITE_ROW) { return true; }
    if (code != SQLITE_DONE) { raise(session_, statement_->sql); }
    return false;
  }

  Row row() {
    auto const prepared_anew = sqlite3_stmt_status(handle(), SQLITE_STMTSTATUS_REPREPARE, 0);
    if (statement_->prepared_anew != prepared_anew) {
      statement_->names = read_names();
      statement_->prepared_anew = prepared_anew;
    }
    std::vector<Value> values;
    values.reserve(statement_->names->size());
    for (int column = 0; std::cmp_less(column, statement_->names->size()); ++column) {
      values.push_back(value(column));
    }
    return {statement_->names, std::move(values)};
  }

 private:
  struct Binder {
    sqlite3_stmt* handle;
    int place;
    int operator()(std::monostate) const { return sqlite3_bind_null(handle, place); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(handle, place, number); }
    int operator()(std::string const& text) const {
      return sqlite3_bind_text64(handle, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Blob const& blob) const {
      return sqlite3_bind_blob64(handle, place, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
    }
  };

  sqlite3_stmt* handle() const { return statement_->handle.get(); }

  Row::Names read_names() const {
    auto names = std::make_shared<std::vector<std::string>>();
    auto const count = sqlite3_column_count(handle());
    for (int column = 0; column < count; ++column) {
      names->emplace_back(sqlite3_column_name(handle(), column));
    }
    return names;
  }

  Value value(int column) const {
    switch (sqlite3_column_type(handle(), column)) {
      case SQLITE_NULL:
        return {};
      case SQLITE_INTEGER:
        return sqlite3_column_int64(handle(), column);
      case SQLITE_TEXT:
        return bytes(sqlite3_column_text(handle(), column), column);
      case SQLITE_BLOB:
        return Blob{bytes(sqlite3_column_blob(handle(), column), column)};
      default:
        throw Fault(fmt::format("column {} is a floating-point number [{}]", column, statement_->sql));
    }
  }

  // Asked after the pointer, as SQLite wants it; an empty blob has no pointer.
  std::string bytes(void const* begin, int column) const {
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(handle(), column));
    return size == 0 ? std::string() : std::string(static_cast<char const*>(begin), size);
  }

  sqlite3* session_;
  std::shared_ptr<Statement> statement_;
};

class Sqlite : public Driver {
 public:
  Sqlite(Config const& config, Access access) : access_(access) {
    open(config);
    auto const set = [&](int option, int on) { sqlite3_db_config(session_.get(), option, on, nullptr); };
    set(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    // "text" in double quotes is a name and nothing else, as in PostgreSQL.
    set(SQLITE_DBCONFIG_DQS_DML, 0);
    set(SQLITE_DBCONFIG_DQS_DDL, 0);
    if (access == Access::write && sqlite3_db_readonly(session_.get(), "main") == 1) {
      throw Failure("the file is read-only");
    }
    if (auto const mode = pragma("PRAGMA journal_mode = WAL"); mode != "wal") {
      throw Failure(fmt::format("no write-ahead log here, only {}", mode));
    }
    pragma("PRAGMA synchronous = FULL");  // what is committed survives a power cut, not only a crash
    pragma("PRAGMA foreign_keys = ON");
    pragma("PRAGMA case_sensitive_like = ON");  // as in PostgreSQL
    if (access == Access::read) { pragma("PRAGMA query_only = ON"); }
  }

  void begin() override { command(access_ == Access::write ? "BEGIN IMMEDIATE" : "BEGIN"); }

  void commit() override {
    require_transaction("COMMIT");
    // A read has nothing to keep, and ends even where the file is damaged.
    command(access_ == Access::write ? "COMMIT" : "ROLLBACK");
  }

  void rollback() noexcept override {
    // After a full disk SQLite may have rolled back by itself.
    if (sqlite3_get_autocommit(session_.get()) == 0) {
      sqlite3_exec(session_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }

  std::int64_t execute(std::string_view sql, std::span<Value const> parameters,
                       RowSink const& sink) override {
    require_transaction(sql);
    auto const before = sqlite3_total_changes64(session_.get());
    Execution execution(session_.get(), statements_.get(session_.get(), sql));
    execution.bind(parameters);
    while (execution.step()) {
      if (sink) { sink(execution.row()); }
    }
    // SQLite repeats the last count after a statement that writes no rows.
    return sqlite3_total_changes64(session_.get()) == before ? 0 : sqlite3_changes64(session_.get());
  }

  void define(std::string_view sql) override {
    require_transaction(sql);
    for (auto const& statement : sqlite_statements(sql)) { command(statement); }
  }

  std::vector<std::string> integrity_check() override {
    std::vector<std::string> complaints;
    try {
      execute("PRAGMA integrity_check", {}, [&](Row&& row) {
        if (row.text(0) != "ok") { complaints.push_back(row.text(0)); }
      });
      execute("PRAGMA foreign_key_check", {}, [&](Row&& row) {
        complaints.push_back(
            fmt::format("a row of {} names no row of {}", row.text("table"), row.text("parent")));
      });
    } catch (LostRace const&) { throw; } catch (Failure const& failure) {
      complaints.emplace_back(failure.what());  // damaged so far that the check itself stops
    }
    return complaints;
  }

  std::string version() override { return fmt::format("SQLite {}", sqlite3_libversion()); }

 private:
  void open(Config const& config) {
    sqlite3* session = nullptr;
    // One thread at a time uses a session: the shelf sees to that, so SQLite need not lock it.
    auto const code = sqlite3_open_v2(
        config.path.c_str(), &session,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    session_.reset(session);
    if (code != SQLITE_OK) { throw Failure(sqlite3_errstr(code)); }
    sqlite3_busy_timeout(session, static_cast<int>(config.busy.count()));
  }

  // SQLite keeps a statement outside a transaction at once and alone: nothing here may rest on that.
  void require_transaction(std::string_view sql) const {
    if (sqlite3_get_autocommit(session_.get()) != 0) {
      throw Fault(fmt::format("the transaction is over [{}]", sql));
    }
  }

  void command(std::string_view sql) {
    Execution execution(session_.get(), statements_.get(session_.get(), sql));
    execution.bind({});
    while (execution.step()) {}
  }

  // The answer as text; empty when there is none.
  std::string pragma(std::string_view sql) {
    auto const handle = prepare(session_.get(), sql);
    auto const code = sqlite3_step(handle.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) { raise(session_.get(), sql); }
    auto const* text = code == SQLITE_ROW ? sqlite3_column_text(handle.get(), 0) : nullptr;
    return text == nullptr ? std::string() : static_cast<char const*>(static_cast<void const*>(text));
  }

  Access access_;
  Session session_;
  StatementCache statements_;  // destroyed before the session
};

}  // namespace

std::unique_ptr<Driver> open_sqlite(Config const& config, Access access) {
  return std::make_unique<Sqlite>(config, access);
}

}  // namespace chorsu::db
