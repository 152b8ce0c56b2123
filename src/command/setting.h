// Where a command finds its things: the data that came with the program, its words, the web interface, the
// database. Taken from the command line, then from the environment, then from the configuration file; nothing
// else reads them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "db/db.h"
#include "http/config.h"
#include "language/language.h"
#include "planning/desk.h"

namespace chorsu::command {

struct Setting {
  std::filesystem::path home;      // holds data/, messages/, web/dist/
  std::filesystem::path database;  // file of the embedded database
  std::string language;            // of answers; empty: that of the environment
  http::Config http;
};

// The folder above the program that holds messages/, else /usr/share/chorsu.
std::filesystem::path usual_home();
// zh, ru or en by LC_ALL, LC_MESSAGES or LANG.
std::string environment_language();

// The program at work: its words, its database brought to the newest schema, and the desk with what is in
// force.
class Workplace {
 public:
  // Opens the database, makes it when there is none, and imports the data that came with the program where it
  // is new, telling it on standard error. The desk is not loaded yet: whoever mends data must not need sound
  // data.
  static Result<std::unique_ptr<Workplace>> open(Setting const& setting);

  db::Pool& pool() { return pool_; }
  planning::Desk& desk() { return desk_; }

 private:
  explicit Workplace(db::Pool pool) : pool_(std::move(pool)), desk_(pool_) {}
  db::Pool pool_;
  planning::Desk desk_;
};

}  // namespace chorsu::command
