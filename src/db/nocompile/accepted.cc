#include "db/db.h"

using namespace chorsu;

Result<std::string> title(db::Pool& pool, std::int64_t id) {
  return pool.read([&](db::Connection& db) -> Result<std::string> {
    auto const rows = db.query("SELECT title FROM offer WHERE id = $1", {id});
    if (rows.empty()) { return refuse("offer.unknown"); }
    return rows.front().text("title");
  });
}
void rename(db::Pool& pool, std::int64_t id, std::optional<std::string> const& title) {
  pool.transact(
      [&](db::Connection& db) { db.run("UPDATE offer SET title = $1 WHERE id = $2", {title, id}); });
}
