#include "db/db.h"

// Money and rates never pass through binary floating point.
void price(chorsu::db::Connection& db) {
  db.run("UPDATE offer SET price = $1", {12.5});
}
