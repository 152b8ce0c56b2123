#include "reference/store.h"

#include "reference/editions.h"

namespace chorsu::reference {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, kind, authority, edition, as_of, row_count, checksum, imported_at, in_force FROM edition ";

// The day was written by Date::text: one that cannot be read means that the database was tampered with.
Date kept_day(std::string const& text) {
  auto const day = Date::parse(text);
  if (!day) { throw db::Failure("edition.as_of is no day: " + text); }
  return *day;
}

Edition edition_of(db::Row const& row) {
  return {row.integer("id"),
          row.text("kind"),
          {row.text("authority"), row.text("edition"), kept_day(row.text("as_of")), row.integer("row_count")},
          row.text("checksum"),
          Instant::from_micros(row.integer("imported_at")),
          row.boolean("in_force")};
}

Content content_of(db::Connection& db, std::int64_t id) {
  Content content;
  for (auto const& row :
       db.query("SELECT name, content FROM edition_file WHERE edition_id = $1 ORDER BY name", {id})) {
    content.files.push_back({row.text("name"), row.blob("content")});
  }
  return content;
}

std::vector<Edition> editions_where(db::Connection& db, std::string const& rest,
                                    std::initializer_list<db::Value> parameters = {}) {
  std::vector<Edition> editions;
  for (auto const& row : db.query(std::string(kColumns) + rest, parameters)) {
    editions.push_back(edition_of(row));
  }
  return editions;
}

}  // namespace

std::optional<Edition> find_edition(db::Connection& db, std::string_view kind, std::string_view authority,
                                    std::string_view checksum) {
  auto const found =
      editions_where(db, "WHERE kind = $1 AND authority = $2 AND checksum = $3", {kind, authority, checksum});
  if (found.empty()) { return std::nullopt; }
  return found.front();
}

std::int64_t insert_edition(db::Connection& db, Edition const& edition, Content const& content) {
  auto const id = db.query("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM edition").front().integer("next");
  db.run(
      "INSERT INTO edition (id, kind, authority, edition, as_of, row_count, checksum, imported_at, in_force) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
      {id, edition.kind, edition.facts.authority, edition.facts.edition, edition.facts.as_of.text(),
       edition.facts.rows, edition.checksum, edition.imported_at.micros()});
  for (auto const& file : content.files) {
    db.run("INSERT INTO edition_file (edition_id, name, content) VALUES ($1, $2, $3)",
           {id, file.name, db::Blob{file.bytes}});
  }
  return id;
}

void choose_in_force(db::Connection& db, std::string_view kind, std::string_view authority) {
  auto const newest = db.query(
      "SELECT id, in_force FROM edition WHERE kind = $1 AND authority = $2 ORDER BY as_of DESC, imported_at "
      "DESC, id DESC "
      "LIMIT 1",
      {kind, authority});
  if (newest.front().boolean("in_force")) { return; }
  db.run("UPDATE edition SET in_force = 0 WHERE kind = $1 AND authority = $2", {kind, authority});
  db.run("UPDATE edition SET in_force = 1 WHERE id = $1", {newest.front().integer("id")});
  db.run("UPDATE edition_sequence SET sequence = sequence + 1 WHERE id = 1");
}

std::vector<Edition> list_editions(db::Connection& db) {
  return editions_where(db, "ORDER BY kind, authority, in_force DESC, as_of DESC, id DESC");
}

std::vector<LoadedEdition> load_in_force(db::Connection& db) {
  std::vector<LoadedEdition> loaded;
  for (auto& edition : editions_where(db, "WHERE in_force = 1 ORDER BY kind, authority, id")) {
    auto content = content_of(db, edition.id);
    loaded.push_back({std::move(edition), std::move(content)});
  }
  return loaded;
}

Result<LoadedEdition> load_edition(db::Connection& db, std::int64_t id) {
  auto found = editions_where(db, "WHERE id = $1", {id});
  if (found.empty()) { return refuse("edition.unknown", argument("id", id)); }
  return LoadedEdition{std::move(found.front()), content_of(db, id)};
}

std::int64_t editions_sequence(db::Connection& db) {
  return db.query("SELECT sequence FROM edition_sequence WHERE id = 1").front().integer("sequence");
}

}  // namespace chorsu::reference
