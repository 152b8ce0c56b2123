// Every piece of reference data comes as an edition: what one authority said as of one day, kept whole with
// its checksum, so that an answer can be replayed from it years later. One mechanism serves all kinds of
// data.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/date.h"
#include "vocabulary/instant.h"
#include "vocabulary/result.h"
#include "vocabulary/source.h"

namespace chorsu::reference {

struct SourceFile {
  std::string name;  // without folder: "legs.csv"
  std::string bytes;
};

// The files that make one edition, in order of their names.
struct Content {
  std::vector<SourceFile> files;

  SourceFile const* file(std::string_view name) const;
};

// What reading the content found out about it.
struct Facts {
  std::string authority;      // "Eurasian Economic Commission"
  std::string edition;        // as the authority names it; for a daily list its day
  Date as_of = Date::of({});  // the newest day it speaks of
  std::int64_t rows = 0;
};

struct Edition {
  std::int64_t id = 0;
  std::string kind;  // "tariff"
  Facts facts;
  std::string checksum;  // SHA-256 over the names and bytes of its files, hexadecimal
  Instant imported_at = Instant::from_micros(0);
  bool in_force = false;  // the one that is answered from; one of each kind and authority

  // As a source for a figure taken from it.
  Source source(Basis basis, std::string detail = {}) const;
};

struct LoadedEdition {
  Edition edition;
  Content content;
};

// An edition that passed its check when it was imported and cannot be read now: it was damaged, or it was
// imported by a newer program. Unreadable is not absent: whoever builds an index throws this.
struct UnreadableEdition : std::runtime_error {
  UnreadableEdition(Edition const& edition, Problems const& problems);
};

// One kind of data: its name and how a room checks a content whole. A problem's field is "legs.csv:12:7"
// (file, line, column). Nothing is imported unless the check passes.
struct DataKind {
  std::string_view name;
  Result<Facts> (*check)(Content const&);
};

}  // namespace chorsu::reference
