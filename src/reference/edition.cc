#include "reference/edition.h"

#include <algorithm>

namespace chorsu::reference {

SourceFile const* Content::file(std::string_view name) const {
  auto const found = std::ranges::find(files, name, &SourceFile::name);
  return found == files.end() ? nullptr : &*found;
}

Source Edition::source(Basis basis, std::string detail) const {
  return {kind, facts.authority, facts.edition, facts.as_of, basis, checksum, std::move(detail)};
}

}  // namespace chorsu::reference
