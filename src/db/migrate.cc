#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "db/db.h"
#include "vocabulary/instant.h"

namespace chorsu::db {
namespace {

constexpr std::string_view kBook =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "  number BIGINT NOT NULL PRIMARY KEY,"
    "  name TEXT NOT NULL,"
    "  checksum TEXT NOT NULL,"
    "  applied_at BIGINT NOT NULL)";

std::string checksum(std::string const& sql) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  std::vector<unsigned char> const bytes(sql.begin(), sql.end());
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  std::string text;
  for (auto const byte : hash) { text += fmt::format("{:02x}", byte); }
  return text;
}

// The numbers are 1, 2, 3 … without a gap.
Result<void> check_numbers(std::vector<Migration> const& migrations) {
  std::int64_t expected = 1;
  for (auto const& migration : migrations) {
    if (migration.number < expected) {
      return refuse("db.migration_twice", argument("number", migration.number),
                    argument("name", migration.name));
    }
    if (migration.number > expected) { return refuse("db.migration_gap", argument("number", expected)); }
    ++expected;
  }
  return {};
}

// What was applied is what the program carries. Returns how many steps that is.
Result<std::int64_t> check_applied(Connection& db, std::vector<Migration> const& migrations) {
  std::int64_t applied = 0;
  for (auto const& row : db.query("SELECT number, name, checksum FROM schema_migration ORDER BY number")) {
    auto const number = row.integer("number");
    if (number != applied + 1) { return refuse("db.migration_gap", argument("number", applied + 1)); }
    if (std::cmp_greater(number, migrations.size())) {
      return refuse("db.migration_unknown", argument("number", number), argument("name", row.text("name")),
                    argument("newest", static_cast<std::int64_t>(migrations.size())));
    }
    auto const& migration = migrations[static_cast<std::size_t>(applied)];
    if (row.text("checksum") != checksum(migration.sql)) {
      return refuse("db.migration_changed", argument("number", number), argument("name", migration.name));
    }
    applied = number;
  }
  return applied;
}

void apply(Connection& db, Migration const& migration) {
  auto const where = [&](std::exception const& error) {
    return fmt::format("migration {}: {}", migration.name, error.what());
  };
  try {
    db.define(migration.sql);
  } catch (Violation const& violation) { throw Violation(where(violation)); } catch (Fault const& fault) {
    throw Fault(where(fault));
  }
  db.run("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
         {migration.number, migration.name, checksum(migration.sql), Instant::now().micros()});
}

}  // namespace

Result<Migrated> migrate(Pool& pool, std::vector<Migration> migrations) {
  std::ranges::stable_sort(migrations, {}, &Migration::number);
  if (auto const numbers = check_numbers(migrations); !numbers) { return refuse(numbers.error()); }
  auto const newest = static_cast<std::int64_t>(migrations.size());
  std::int64_t applied = 0;
  // Every step looks again at what was applied: another process may be migrating too.
  for (;;) {
    auto const step = pool.transact([&](Connection& db) -> Result<Migrated> {
      db.define(kBook);
      auto const before = check_applied(db, migrations);
      if (!before) { return refuse(before.error()); }
      if (*before == newest) { return Migrated{newest, 0}; }
      apply(db, migrations[static_cast<std::size_t>(*before)]);
      return Migrated{*before + 1, 1};
    });
    if (!step) { return refuse(step.error()); }
    applied += step->applied;
    if (step->version == newest) { return Migrated{newest, applied}; }
  }
}

}  // namespace chorsu::db
