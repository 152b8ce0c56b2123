#include "reference/tables.h"

#include <algorithm>
#include <array>
#include <set>

namespace chorsu::reference {
namespace {

constexpr std::array<std::string_view, 5> kPlaceKinds{"city", "station", "border", "port", "airport"};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    auto const bar = std::min(list.find('|'), list.size());
    if (bar > 0) { parts.emplace_back(list.substr(0, bar)); }
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return parts;
}

LocalNames read_names(CsvReader const& row, Problems& problems) {
  LocalNames names;
  for (std::string_view const language : {"en", "zh", "ru"}) {
    auto const column = "name_" + std::string(language);
    if (row[column].empty()) {
      problems.add(row.at(column), message("csv.empty", argument("column", column)));
    }
    names.by_language.emplace(language, row[column]);
  }
  return names;
}

Result<PlaceKind> parse_kind(std::string_view text) {
  auto const found = std::ranges::find(kPlaceKinds, text);
  if (found == kPlaceKinds.end()) { return refuse("place.kind_unknown", argument("text", text)); }
  return static_cast<PlaceKind>(found - kPlaceKinds.begin());
}

// Degrees with at most `limit` of magnitude.
Result<double> parse_degrees(std::string_view text, std::int64_t limit) {
  auto const degrees = Decimal::parse(text);
  if (!degrees || *degrees > Decimal(limit) || *degrees < Decimal(-limit)) {
    return refuse("place.degrees", argument("text", text));
  }
  return degrees->approximate();
}

Result<Decimal> parse_factor(std::string_view text) {
  auto factor = Decimal::parse(text);
  if (factor && *factor <= Decimal(0)) { return refuse("unit.factor"); }
  return factor;
}

// A key is not empty and stands in its column once; otherwise the problem is put down.
bool is_new(std::set<std::string, std::less<>>& seen, CsvReader const& row, std::string_view column,
            Problems& problems) {
  auto const empty = row[column].empty();
  if (seen.emplace(row[column]).second && !empty) { return true; }
  problems.add(row.at(column), empty ? message("csv.empty", argument("column", column))
                                     : message("csv.twice", argument("text", row[column])));
  return false;
}

// What the four readers share: one file, its front matter, its header, and all its problems together.
template <class Rows, class ReadRow>
Result<Table<Rows>> read_table(Content const& content, std::string_view kind,
                               std::vector<std::string_view> const& columns, ReadRow read_row) {
  Problems problems;
  if (content.files.size() != 1) {
    problems.add("", message("edition.one_file", argument("files", content.files.size())));
    return refuse(std::move(problems));
  }
  auto const& file = content.files.front();
  CsvReader reader(file);
  auto facts = front_facts(reader, kind, file.name, problems);
  Rows rows;
  std::set<std::string, std::less<>> seen;
  if (reader.expect(columns, {}, problems)) {
    while (reader.next(problems)) {
      if (is_new(seen, reader, columns.front(), problems)) { read_row(reader, rows, problems); }
    }
  }
  if (seen.empty()) { problems.add(file.name + ":1:1", message("csv.no_rows")); }
  if (!problems.empty() || !facts) { return refuse(std::move(problems)); }
  facts->rows = static_cast<std::int64_t>(seen.size());
  return Table<Rows>{std::move(*facts), std::move(rows)};
}

void read_place(CsvReader const& row, std::vector<Place>& places, Problems& problems) {
  auto names = read_names(row, problems);
  auto const country = row.read("country", problems, CountryCode::parse);
  auto const kind = row.read("kind", problems, parse_kind);
  auto const basis = row.read("basis", problems, parse_basis);
  auto const latitude = row.read("latitude", problems, [](auto text) { return parse_degrees(text, 90); });
  auto const longitude = row.read("longitude", problems, [](auto text) { return parse_degrees(text, 180); });
  std::optional<Locode> locode;
  if (!row["locode"].empty()) { locode = row.read("locode", problems, Locode::parse); }
  if (locode && country && locode->country() != *country) {
    problems.add(row.at("locode"), message("place.locode_country", argument("locode", locode->text())));
  }
  if (country && kind && basis && latitude && longitude) {
    places.push_back({std::string(row["place"]), locode, *country, *kind, std::move(names),
                      split(row["aliases"]), *latitude, *longitude, *basis});
  }
}

}  // namespace

std::string_view text(PlaceKind kind) {
  return kPlaceKinds[static_cast<std::size_t>(kind)];
}

Result<Table<std::vector<Country>>> read_countries(Content const& content) {
  return read_table<std::vector<Country>>(
      content, "countries", {"country", "alpha3", "name_en", "name_zh", "name_ru", "groups"},
      [](CsvReader const& row, auto& countries, Problems& problems) {
        auto names = read_names(row, problems);
        auto const code = row.read("country", problems, CountryCode::parse);
        auto groups = split(row["groups"]);
        if (code) { countries.push_back({*code, std::move(names), {groups.begin(), groups.end()}}); }
      });
}

Result<Table<CurrencyNames>> read_currencies(Content const& content) {
  return read_table<CurrencyNames>(
      content, "currencies", {"currency", "exponent", "name_en", "name_zh", "name_ru"},
      [](CsvReader const& row, CurrencyNames& names, Problems& problems) {
        auto const currency = row.read("currency", problems, Currency::parse);
        if (currency && row["exponent"] != std::to_string(currency->exponent())) {
          problems.add(row.at("exponent"), message("currency.exponent_differs"));
        }
        names.emplace(row["currency"], read_names(row, problems));
      });
}

Result<Table<std::vector<Unit>>> read_units(Content const& content) {
  return read_table<std::vector<Unit>>(
      content, "units",
      {"unit", "symbol", "dimension", "factor", "base", "name_en", "name_zh", "name_ru", "words"},
      [](CsvReader const& row, auto& units, Problems& problems) {
        auto names = read_names(row, problems);
        auto const code = row.read("unit", problems, UnitCode::parse);
        std::optional<Decimal> factor;
        if (!row["factor"].empty()) { factor = row.read("factor", problems, parse_factor); }
        if (code) {
          units.push_back({*code, std::string(row["symbol"]), std::string(row["dimension"]), factor,
                           std::move(names), split(row["words"])});
        }
      });
}

Result<Table<std::vector<Place>>> read_places(Content const& content) {
  return read_table<std::vector<Place>>(
      content, "places",
      {"place", "locode", "country", "kind", "name_en", "name_zh", "name_ru", "aliases", "latitude",
       "longitude", "coordinate_source", "basis"},
      read_place);
}

}  // namespace chorsu::reference
