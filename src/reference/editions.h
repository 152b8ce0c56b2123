// The one mechanism of data editions: import a file, check it whole, keep it with its checksum, put it in
// force, list what is loaded, and load any edition again, so that an old answer can be replayed. It knows no
// kind of data; the rooms bring their DataKind.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "db/db.h"
#include "reference/edition.h"

namespace chorsu::reference {

// Reads a file, or every .csv, .xml, .txt and .json file of a folder and its folders, in order of their
// names. Refused: what cannot be read, what is empty, what exceeds `kMaxContentBytes`.
inline constexpr std::uintmax_t kMaxContentBytes = 200'000'000;
Result<Content> read_content(std::filesystem::path const& path);

// SHA-256 over each file's name, length and bytes, hexadecimal.
std::string checksum(Content const& content);

// Checks the content and keeps it. Of each kind and authority the edition with the newest as-of day is in
// force, of two of the same day the one imported last; an older one is kept for replay. The same content
// twice is one edition. When the check fails nothing changes.
Result<Edition> import(db::Pool& pool, DataKind const& kind, Content const& content, Instant now);

// All editions, those in force first within each kind and authority.
std::vector<Edition> list_editions(db::Connection& db);
// Those in force, with their contents, by kind, authority and id.
std::vector<LoadedEdition> load_in_force(db::Connection& db);
// One edition with its content; refused when there is none with this id.
Result<LoadedEdition> load_edition(db::Connection& db, std::int64_t id);
// Rises with every change of what is in force: a cheap question for other processes on the same database.
std::int64_t editions_sequence(db::Connection& db);

}  // namespace chorsu::reference
