#include "screening/ofac_csv.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <vector>

#include "reference/csv.h"

namespace chorsu::screening {
namespace {

using reference::CsvReader;
using reference::SourceFile;

constexpr std::string_view kSdn = "US Treasury OFAC, SDN list";
constexpr std::string_view kConsolidated = "US Treasury OFAC, consolidated non-SDN list";
constexpr std::string_view kLastLine = "\x1A";
constexpr std::size_t kNameFields = 12;  // number, name, type, programme, title, call sign, … remarks
constexpr std::size_t kAliasFields = 5;  // number, alias number, type, name, remarks

std::string lower_base_name(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  for (auto& c : name) { c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
  return name;
}

enum class Role { names, aliases, other };

Role role_of(SourceFile const& file) {
  auto const name = lower_base_name(file.name);
  auto const has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("comment") || has("add")) { return Role::other; }
  if (has("alt")) { return Role::aliases; }
  return has("sdn") || has("prim") ? Role::names : Role::other;
}

// The day in a file's name: "sdn_2026-11-20.csv", or the month of which the day is not told.
struct Day {
  std::string text;
  Date date;
};

std::optional<Day> day_in(std::string_view path) {
  auto const name = lower_base_name(path);
  for (std::size_t at = 0; at + 7 <= name.size(); ++at) {
    auto const rest = std::string_view(name).substr(at);
    if (auto const date = Date::parse(rest.substr(0, 10))) { return Day{date->text(), *date}; }
    if (auto const first = Date::parse(std::string(rest.substr(0, 7)) + "-01")) {
      return Day{std::string(rest.substr(0, 7)), *first};
    }
  }
  return std::nullopt;
}

// "-0- " stands for nothing.
std::string_view value(std::string_view field) {
  while (field.ends_with(' ')) { field.remove_suffix(1); }
  while (field.starts_with(' ')) { field.remove_prefix(1); }
  return field == "-0-" ? std::string_view() : field;
}

// OFAC writes several programmes as "IRAN] [SDGT] [IFSR".
std::string programmes(std::string_view field) {
  constexpr std::string_view kBetween = "] [";
  std::string list;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field.substr(at).starts_with(kBetween)) {
      list += ", ";
      at += kBetween.size() - 1;
    } else {
      list += field[at];
    }
  }
  return list;
}

// People stand as "LAST, First"; they are compared as their names are spoken.
std::string spoken(std::string_view name) {
  auto const comma = name.find(", ");
  if (comma == std::string_view::npos) { return std::string(name); }
  return std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma));
}

class OfacReader {
 public:
  explicit OfacReader(Problems& problems) : problems_(problems) {}

  void read_names(SourceFile const& file) {
    each_row(file, kNameFields, [&](CsvReader const& row) {
      auto const entry = std::string(value(row[0]));
      auto const person = value(row[2]) == "individual";
      if (!entries_.try_emplace(entry, Entry{person, programmes(value(row[3])), {}}).second) {
        problems_.add(row.at(""), message("csv.twice", argument("text", entry)));
      }
      add(row, entry, value(row[1]));
    });
  }

  void read_aliases(SourceFile const& file) {
    each_row(file, kAliasFields, [&](CsvReader const& row) {
      auto const entry = std::string(value(row[0]));
      if (!entries_.contains(entry)) {
        problems_.add(row.at(""), message("screening.alias_of_nobody", argument("entry", entry)));
        return;
      }
      add(row, entry, value(row[3]));
    });
  }

  // The main name of each entry, then its aliases.
  std::vector<ListedName> names() const {
    std::vector<ListedName> names;
    for (auto const& [number, entry] : entries_) {
      for (auto const& name : entry.names) {
        names.push_back({number, name, entry.programme, letters_of(name)});
        if (entry.person && spoken(name) != name) {
          names.push_back({number, name, entry.programme, letters_of(spoken(name))});
        }
      }
    }
    return names;
  }

 private:
  struct Entry {
    bool person;
    std::string programme;
    std::vector<std::string> names;
  };

  template <class Read>
  void each_row(SourceFile const& file, std::size_t fields, Read read) {
    CsvReader csv(file, {.separator = ',', .header = false});
    while (csv.next(problems_)) {
      if (csv.size() == 1 && csv[0] == kLastLine) { continue; }
      if (csv.size() == fields) {
        read(csv);
      } else {
        problems_.add(csv.at(""), message("csv.field_count", argument("fields", csv.size()),
                                          argument("columns", fields)));
      }
    }
  }

  void add(CsvReader const& row, std::string const& entry, std::string_view name) {
    if (letters_of(name).empty()) {
      problems_.add(row.at(""), message("screening.name_without_letters"));
      return;
    }
    entries_.at(entry).names.emplace_back(name);
  }

  Problems& problems_;
  std::map<std::string, Entry> entries_;
};

struct Files {
  SourceFile const* names = nullptr;
  SourceFile const* aliases = nullptr;
};

Files find_files(reference::Content const& content, Problems& problems) {
  Files files;
  for (auto const& file : content.files) {
    auto const role = role_of(file);
    if (role == Role::other) { continue; }
    auto& place = role == Role::names ? files.names : files.aliases;
    if (place != nullptr) {
      problems.add(file.name + ":1:1", message("screening.two_lists", argument("file", place->name)));
    }
    place = &file;
  }
  assert(files.names != nullptr);  // looks_like_ofac
  return files;
}

std::optional<Day> day_of(Files const& files, Problems& problems) {
  auto const names = day_in(files.names->name);
  auto const aliases = files.aliases != nullptr ? day_in(files.aliases->name) : std::nullopt;
  if (names && aliases && names->text != aliases->text) {
    problems.add(files.aliases->name + ":1:1", message("screening.other_day", argument("day", names->text)));
  }
  if (!names && !aliases) { problems.add(files.names->name + ":1:1", message("screening.no_day")); }
  return names ? names : aliases;
}

}  // namespace

bool looks_like_ofac(reference::Content const& content) {
  return std::ranges::any_of(content.files, [](SourceFile const& file) {
    return role_of(file) == Role::names && !file.bytes.starts_with('#') &&
           !file.bytes.starts_with("\xEF\xBB\xBF");
  });
}

Result<ListContent> read_ofac(reference::Content const& content) {
  Problems problems;
  auto const files = find_files(content, problems);
  auto const day = day_of(files, problems);
  OfacReader reader(problems);
  reader.read_names(*files.names);
  if (files.aliases != nullptr) { reader.read_aliases(*files.aliases); }
  auto names = reader.names();
  if (names.empty()) { problems.add(files.names->name + ":1:1", message("csv.no_rows")); }
  if (!problems.empty() || !day) { return refuse(std::move(problems)); }
  auto const consolidated = lower_base_name(files.names->name).find("prim") != std::string::npos;
  auto const rows = static_cast<std::int64_t>(names.size());
  return ListContent{{std::string(consolidated ? kConsolidated : kSdn), day->text, day->date, rows},
                     std::move(names)};
}

}  // namespace chorsu::screening
