#include "db/db.h"

// The row is gone when the transaction ends.
std::string title(chorsu::db::Pool& pool) {
  return pool.read([](chorsu::db::Connection& db) -> std::string const& {
    return db.query("SELECT title FROM offer").front().text(0);
  });
}
