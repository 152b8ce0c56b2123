// The SQL of the room: editions and their files.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/db.h"
#include "reference/edition.h"

namespace chorsu::reference {

std::optional<Edition> find_edition(db::Connection& db, std::string_view kind, std::string_view authority,
                                    std::string_view checksum);
// Keeps it with the next free id, which it returns.
std::int64_t insert_edition(db::Connection& db, Edition const& edition, Content const& content);
// Puts the newest of the kind and authority in force.
void choose_in_force(db::Connection& db, std::string_view kind, std::string_view authority);

}  // namespace chorsu::reference
