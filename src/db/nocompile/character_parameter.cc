#include "db/db.h"

// A character would be kept as its number.
void grade(chorsu::db::Connection& db) {
  db.run("UPDATE offer SET grade = $1", {'A'});
}
