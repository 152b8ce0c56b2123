#include "routing/network_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "reference/csv.h"

namespace chorsu::routing {
namespace {

using reference::CsvReader;

constexpr std::array<std::string_view, 5> kFiles{"nodes.csv", "legs.csv", "borders.csv", "freight_rates.csv",
                                                 "emission_factors.csv"};
constexpr std::array<std::string_view, 5> kModes{"rail", "road", "sea", "river", "air"};
// What no figure of a network exceeds: a leg round the Earth, a speed, a year at a border, a price, a factor.
constexpr std::int64_t kMostKilometres = 40'075;
constexpr std::int64_t kMostKilometresPerHour = 1'200;
constexpr std::int64_t kMostHours = 8'784;
constexpr std::int64_t kMostDollars = 1'000'000;
constexpr std::int64_t kMostGrams = 100'000;
constexpr int kFirstYear = 1950;
constexpr int kLastYear = 2199;

// From above zero, or from zero, to the limit.
struct Range {
  bool zero = false;
  std::int64_t most = 0;
};

Result<Decimal> parse_number(std::string_view text, Range range, int places) {
  auto const number = Decimal::parse(text);
  auto const fits = number && !number->negative() && (range.zero || !number->zero()) &&
                    *number <= Decimal(range.most) && number->scale() <= places;
  if (!fits) { return refuse("routing.file.number", argument("text", text), argument("most", range.most)); }
  return number;
}

Result<int> parse_year(std::string_view text) {
  auto const year = Decimal::parse(text);
  if (!year || year->scale() > 0 || *year < Decimal(kFirstYear) || *year > Decimal(kLastYear)) {
    return refuse("routing.file.year", argument("text", text));
  }
  return static_cast<int>(year->digits());
}

std::optional<int> read_year(CsvReader const& row, std::string_view column, Problems& problems) {
  if (row[column].empty()) { return std::nullopt; }
  return row.read(column, problems, parse_year);
}

std::optional<Decimal> read_number(CsvReader const& row, std::string_view column, Range range, int places,
                                   Problems& problems) {
  return row.read(column, problems, [&](auto text) { return parse_number(text, range, places); });
}

struct BandColumns {
  std::string_view low;
  std::string_view high;
};

std::optional<Band> read_band(CsvReader const& row, BandColumns columns, Range range, int places,
                              Problems& problems) {
  auto const low = read_number(row, columns.low, range, places, problems);
  auto const high = read_number(row, columns.high, range, places, problems);
  if (!low || !high) { return std::nullopt; }
  if (*high < *low) {
    problems.add(row.at(columns.high),
                 message("routing.file.band", argument("low", *low), argument("high", *high)));
    return std::nullopt;
  }
  return Band{*low, *high};
}

std::optional<Charge> read_charge(CsvReader const& row, std::string_view column, std::string_view year_column,
                                  Problems& problems) {
  auto const year = read_year(row, year_column, problems);
  if (row[column].empty()) { return std::nullopt; }
  auto const dollars = read_number(row, column, {true, kMostDollars}, 2, problems);
  if (!dollars) { return std::nullopt; }
  return Charge{Money::of(*dollars, *Currency::parse("USD")).value(), year};
}

// The parts of "rail_terminal|customs".
std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    auto const bar = std::min(list.find('|'), list.size());
    parts.push_back(list.substr(0, bar));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return parts;
}

Result<std::uint8_t> parse_gauges(std::string_view text) {
  std::uint8_t gauges = kGaugeNone;
  for (auto const part : split(text)) {
    auto const gauge = part == "1435" ? kGauge1435 : part == "1520" ? kGauge1520 : kGaugeNone;
    if (gauge == kGaugeNone) { return refuse("routing.file.gauge", argument("text", part)); }
    gauges = static_cast<std::uint8_t>(gauges | gauge);
  }
  return gauges;
}

Result<Facilities> parse_facilities(std::string_view text) {
  constexpr std::array<std::string_view, 3> kOfNoConcernHere{"border", "gauge_change", "customs"};
  Facilities facilities;
  for (auto const part : split(text)) {
    if (part == "rail_terminal") {
      facilities.rail_terminal = true;
    } else if (part == "road_terminal") {
      facilities.road_terminal = true;
    } else if (part == "port") {
      facilities.port = true;
    } else if (std::ranges::find(kOfNoConcernHere, part) == kOfNoConcernHere.end()) {
      return refuse("routing.file.facility", argument("text", part));
    }
  }
  return facilities;
}

Result<bool> parse_gauge_change(std::string_view text) {
  if (text != "none" && text != "transload") {
    return refuse("routing.file.gauge_change", argument("text", text));
  }
  return text == "transload";
}

// The note tells the speed band last: "Longhai railway; speed band rail-cn".
std::string speed_source(std::string_view note, std::optional<int> year) {
  constexpr std::string_view kBand = "speed band ";
  auto const found = note.rfind(kBand);
  auto const band = found == std::string_view::npos ? note : note.substr(found);
  return year ? fmt::format("{}, {}", band, *year) : std::string(band);
}

class NetworkReader {
 public:
  explicit NetworkReader(reference::Content const& content) : content_(content) {}

  Result<NetworkRows> read() {
    for (auto const& file : content_.files) {
      if (std::ranges::find(kFiles, file.name) == kFiles.end()) {
        problems_.add(file.name + ":1:1", message("routing.file.unexpected", argument("file", file.name)));
      }
    }
    read_file("nodes.csv", {"place", "gauge_mm", "facilities", "basis", "source"},
              [&](auto& row) { read_node(row); });
    read_file("legs.csv",
              {"from", "to", "mode", "distance_km", "distance_basis", "distance_source", "speed_kmh_low",
               "speed_kmh_high", "year", "note"},
              [&](auto& row) { read_leg(row); });
    read_file("borders.csv",
              {"from", "to", "mode", "dwell_hours_mean", "dwell_hours_low", "dwell_hours_high", "year",
               "gauge_change", "transfer_usd_per_feu", "transfer_year", "crossing_usd", "crossing_year",
               "basis", "source"},
              [&](auto& row) { read_border(row); });
    read_file("freight_rates.csv",
              {"mode", "area", "usd_per_500km_20t_low", "usd_per_500km_20t_high", "year", "basis", "source"},
              [&](auto& row) { read_freight(row); });
    read_file("emission_factors.csv", {"mode", "gco2e_per_tkm", "scope", "year", "basis", "source"},
              [&](auto& row) { read_emission(row); });
    if (problems_.empty()) { check_joins(); }
    if (!problems_.empty()) { return refuse(std::move(problems_)); }
    return std::move(rows_);
  }

 private:
  using Key = std::tuple<std::string, std::string, Mode>;

  template <class ReadRow>
  void read_file(std::string_view name, std::vector<std::string_view> const& columns, ReadRow read_row) {
    auto const* file = content_.file(name);
    if (file == nullptr) {
      problems_.add(fmt::format("{}:1:1", name), message("routing.file.missing", argument("file", name)));
      return;
    }
    CsvReader reader(*file);
    take_facts(*file, reference::front_facts(reader, "network", name, problems_));
    if (!reader.expect(columns, {}, problems_)) { return; }
    auto const before = rows_.facts.rows;
    while (reader.next(problems_)) {
      ++rows_.facts.rows;
      read_row(reader);
    }
    if (rows_.facts.rows == before) { problems_.add(fmt::format("{}:1:1", name), message("csv.no_rows")); }
  }

  // The five files are one edition of one authority.
  void take_facts(reference::SourceFile const& file, std::optional<reference::Facts> facts) {
    if (!facts) { return; }
    if (rows_.facts.authority.empty()) {
      rows_.facts.authority = facts->authority;
      rows_.facts.edition = facts->edition;
      rows_.facts.as_of = facts->as_of;
    } else if (facts->authority != rows_.facts.authority || facts->edition != rows_.facts.edition) {
      problems_.add(file.name + ":1:1", message("routing.file.edition", argument("edition", facts->edition),
                                                argument("other", rows_.facts.edition)));
    }
  }

  bool is_new(std::set<Key>& seen, CsvReader const& row, Key key) {
    if (seen.insert(std::move(key)).second) { return true; }
    problems_.add(row.at(row.has("from") ? "from" : "mode"), message("routing.file.twice"));
    return false;
  }

  void read_node(CsvReader const& row) {
    auto const gauges = row.read("gauge_mm", problems_, parse_gauges);
    auto const facilities = row.read("facilities", problems_, parse_facilities);
    auto const basis = row.read("basis", problems_, parse_basis);
    std::string const place(row["place"]);
    if (place.empty()) { problems_.add(row.at("place"), message("csv.empty", argument("column", "place"))); }
    if (!node_numbers_.emplace(place, rows_.nodes.size()).second) {
      problems_.add(row.at("place"), message("csv.twice", argument("text", place)));
      return;
    }
    if (gauges && facilities && basis) {
      rows_.nodes.push_back(
          {row.at("place"), place, *gauges, *facilities, *basis, std::string(row["source"])});
    }
  }

  void read_leg(CsvReader const& row) {
    auto const mode = row.read("mode", problems_, parse_mode);
    auto const distance = read_number(row, "distance_km", {false, kMostKilometres}, 3, problems_);
    auto const basis = row.read("distance_basis", problems_, parse_basis);
    auto const speed =
        read_band(row, {"speed_kmh_low", "speed_kmh_high"}, {false, kMostKilometresPerHour}, 3, problems_);
    auto const year = read_year(row, "year", problems_);
    if (!mode || !distance || !basis || !speed) { return; }
    std::string const from(row["from"]);
    std::string const to(row["to"]);
    if (from == to) { problems_.add(row.at("to"), message("routing.file.loop")); }
    if (!is_new(legs_, row, {std::min(from, to), std::max(from, to), *mode})) { return; }
    auto const metres = (*distance * Decimal(1000)).digits();
    rows_.legs.push_back({row.at("from"), from, to, *mode, Distance::metres(metres), *basis,
                          std::string(row["distance_source"]), *speed, year,
                          speed_source(row["note"], year)});
  }

  void read_border(CsvReader const& row) {
    auto const before = problems_.all().size();
    auto const mode = row.read("mode", problems_, parse_mode);
    auto const basis = row.read("basis", problems_, parse_basis);
    auto const gauge_change = row.read("gauge_change", problems_, parse_gauge_change);
    auto const dwell = read_dwell(row);
    auto const year = read_year(row, "year", problems_);
    auto const transfer = read_charge(row, "transfer_usd_per_feu", "transfer_year", problems_);
    auto const crossing = read_charge(row, "crossing_usd", "crossing_year", problems_);
    if (problems_.all().size() != before) { return; }
    std::string const from(row["from"]);
    std::string const to(row["to"]);
    if (!is_new(borders_, row, {from, to, *mode})) { return; }
    rows_.borders.push_back({row.at("from"), from, to, *mode, dwell, year, *gauge_change, transfer, crossing,
                             *basis, std::string(row["source"])});
  }

  // All three figures, or none.
  std::optional<Dwell> read_dwell(CsvReader const& row) {
    constexpr std::array<std::string_view, 3> kColumns{"dwell_hours_mean", "dwell_hours_low",
                                                       "dwell_hours_high"};
    auto const told = std::ranges::count_if(kColumns, [&](auto column) { return !row[column].empty(); });
    if (told == 0) { return std::nullopt; }
    if (told != 3) {
      problems_.add(row.at(kColumns[0]), message("routing.file.dwell_in_part"));
      return std::nullopt;
    }
    auto const mean = read_number(row, kColumns[0], {true, kMostHours}, 3, problems_);
    auto const band = read_band(row, {kColumns[1], kColumns[2]}, {true, kMostHours}, 3, problems_);
    if (!mean || !band) { return std::nullopt; }
    if (*mean < band->low || *mean > band->high) {
      problems_.add(row.at(kColumns[0]), message("routing.file.mean", argument("mean", *mean),
                                                 argument("low", band->low), argument("high", band->high)));
      return std::nullopt;
    }
    return Dwell{*mean, *band};
  }

  void read_freight(CsvReader const& row) {
    auto const mode = row.read("mode", problems_, parse_mode);
    auto const country = row.read("area", problems_, CountryCode::parse);
    auto const band = read_band(row, {"usd_per_500km_20t_low", "usd_per_500km_20t_high"},
                                {false, kMostDollars}, 2, problems_);
    auto const year = read_year(row, "year", problems_);
    auto const basis = row.read("basis", problems_, parse_basis);
    if (!mode || !country || !band || !basis) { return; }
    if (!is_new(rates_, row, {std::string(country->text()), "", *mode})) { return; }
    rows_.freight_rates.push_back({*mode, *country, *band, year, *basis, std::string(row["source"])});
  }

  void read_emission(CsvReader const& row) {
    auto const mode = row.read("mode", problems_, parse_mode);
    auto const factor = read_number(row, "gco2e_per_tkm", {true, kMostGrams}, 3, problems_);
    auto const year = read_year(row, "year", problems_);
    auto const basis = row.read("basis", problems_, parse_basis);
    if (row["scope"] != "well-to-wheel") {
      problems_.add(row.at("scope"), message("routing.file.scope", argument("text", row["scope"])));
    }
    if (!mode || !factor || !basis || !is_new(factors_, row, {"", "", *mode})) { return; }
    rows_.emission_factors.push_back({*mode, *factor, year, *basis, std::string(row["source"])});
  }

  void check_joins() {
    for (auto const& leg : rows_.legs) {
      auto const* from = node(leg.from);
      auto const* to = node(leg.to);
      for (auto const* end : {from == nullptr ? &leg.from : nullptr, to == nullptr ? &leg.to : nullptr}) {
        if (end != nullptr) {
          problems_.add(leg.at, message("routing.file.no_node", argument("place", *end)));
        }
      }
      if (from != nullptr && to != nullptr && leg.mode == Mode::rail && (from->gauges & to->gauges) == 0) {
        problems_.add(leg.at,
                      message("routing.file.no_track", argument("from", leg.from), argument("to", leg.to)));
      }
    }
    for (auto const& border : rows_.borders) {
      if (!legs_.contains(
              {std::min(border.from, border.to), std::max(border.from, border.to), border.mode})) {
        problems_.add(border.at, message("routing.file.no_leg", argument("from", border.from),
                                         argument("to", border.to)));
      }
      if (!borders_.contains({border.to, border.from, border.mode})) {
        problems_.add(border.at, message("routing.file.one_way", argument("from", border.from),
                                         argument("to", border.to)));
      }
    }
  }

  NodeRow const* node(std::string const& place) const {
    auto const found = node_numbers_.find(place);
    return found == node_numbers_.end() ? nullptr : &rows_.nodes[found->second];
  }

  reference::Content const& content_;
  Problems problems_;
  NetworkRows rows_{{"", "", Date::of({}), 0}, {}, {}, {}, {}, {}};
  std::map<std::string, std::size_t> node_numbers_;
  std::set<Key> legs_;
  std::set<Key> borders_;
  std::set<Key> rates_;
  std::set<Key> factors_;
};

}  // namespace

Result<Mode> parse_mode(std::string_view text) {
  auto const found = std::ranges::find(kModes, text);
  if (found == kModes.end()) { return refuse("routing.file.mode", argument("text", text)); }
  return static_cast<Mode>(found - kModes.begin());
}

std::string_view text(Mode mode) {
  return kModes[static_cast<std::size_t>(mode)];
}

Result<NetworkRows> read_network(reference::Content const& content) {
  return NetworkReader(content).read();
}

}  // namespace chorsu::routing
