#include "reference/edition.h"

#include <fmt/format.h>

#include <algorithm>

namespace chorsu::reference {

SourceFile const* Content::file(std::string_view name) const {
  auto const found = std::ranges::find(files, name, &SourceFile::name);
  return found == files.end() ? nullptr : &*found;
}

UnreadableEdition::UnreadableEdition(Edition const& edition, Problems const& problems)
    : std::runtime_error(fmt::format("{} edition {} cannot be read: {} {}", edition.kind, edition.id,
                                     problems.empty() ? "" : problems.all().front().field,
                                     problems.empty() ? "" : problems.all().front().message.key)) {}

Source Edition::source(Basis basis, std::string detail) const {
  return {kind, facts.authority, facts.edition, facts.as_of, basis, checksum, std::move(detail)};
}

}  // namespace chorsu::reference
