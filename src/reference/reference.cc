#include "reference/reference.h"

#include <algorithm>

#include "language/text.h"
#include "reference/tables.h"

namespace chorsu::reference {
namespace {

constexpr std::size_t kMostChoices = 8;

template <class Read>
Result<Facts> facts_of(Content const& content, Read read) {
  return read(content).map([](auto const& table) { return table.facts; });
}

// How an ambiguous or unknown place is offered: its id to send, its name and country to read.
Choice choice_of(Place const& place) {
  return {place.id,
          message("place.choice", place_argument("place", place.id), argument("country", place.country))};
}

// The edit distance of two short texts by bytes, for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = j; }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto const substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) { text.remove_prefix(1); }
  while (text.ends_with(' ')) { text.remove_suffix(1); }
  return text;
}

}  // namespace

std::string const& LocalNames::in(LanguageTag const& language) const {
  static std::string const kNone;
  if (auto const found = by_language.find(language.text()); found != by_language.end()) {
    return found->second;
  }
  if (auto const english = by_language.find("en"); english != by_language.end()) { return english->second; }
  return by_language.empty() ? kNone : by_language.begin()->second;
}

Country const* Index::country(CountryCode code) const {
  auto const found = std::ranges::lower_bound(countries_, code, {}, &Country::code);
  return found != countries_.end() && found->code == code ? &*found : nullptr;
}

bool Index::is_member(CountryCode code, std::string_view group) const {
  auto const* known = country(code);
  return known != nullptr && known->groups.contains(group);
}

Place const* Index::place(std::string_view id) const {
  auto const found = std::ranges::lower_bound(places_, id, {}, &Place::id);
  return found != places_.end() && found->id == id ? &*found : nullptr;
}

Result<Place const*> Index::find_place(std::string_view text) const {
  if (auto const* exact = place(text)) { return exact; }
  auto const whole = language::folded(text);
  auto const comma = whole.find(',');
  auto const name = trimmed(std::string_view(whole).substr(0, comma));
  auto const country_text =
      comma == std::string::npos ? std::string_view() : trimmed(std::string_view(whole).substr(comma + 1));
  auto const in_country = [&](Place const& place) {
    if (country_text.empty()) { return true; }
    auto const* known = country(place.country);
    if (language::folded(place.country.text()) == country_text) { return true; }
    return known != nullptr && std::ranges::any_of(known->names.by_language, [&](auto const& entry) {
             return language::folded(entry.second) == country_text;
           });
  };
  std::vector<Place const*> meant;
  auto const [first, last] = places_by_name_.equal_range(name);
  for (auto entry = first; entry != last; ++entry) {
    auto const* candidate = &places_[entry->second];
    if (in_country(*candidate) && std::ranges::find(meant, candidate) == meant.end()) {
      meant.push_back(candidate);
    }
  }
  if (meant.size() == 1) { return meant.front(); }
  Problem problem{
      "", message(meant.empty() ? "place.unknown" : "place.ambiguous", argument("text", text)), {}};
  if (meant.empty()) { meant = nearest_places(name); }
  for (auto const* candidate : meant) { problem.choices.push_back(choice_of(*candidate)); }
  return refuse(Problems(std::move(problem)));
}

// Names one slip away, or beginning alike.
std::vector<Place const*> Index::nearest_places(std::string_view name) const {
  auto near = complete_place(name, kMostChoices);
  if (name.size() < 4 || name.size() > 60) { return near; }
  std::vector<std::pair<std::size_t, Place const*>> close;
  for (auto const& [known, position] : places_by_name_) {
    auto const length_apart =
        known.size() > name.size() ? known.size() - name.size() : name.size() - known.size();
    if (length_apart > 3) { continue; }
    auto const distance = edit_distance(known, name);
    if (distance <= std::max<std::size_t>(2, name.size() / 5)) {
      close.emplace_back(distance, &places_[position]);
    }
  }
  std::ranges::stable_sort(close, {}, &std::pair<std::size_t, Place const*>::first);
  for (auto const& [distance, candidate] : close) {
    if (near.size() < kMostChoices && std::ranges::find(near, candidate) == near.end()) {
      near.push_back(candidate);
    }
  }
  return near;
}

std::vector<Place const*> Index::complete_place(std::string_view text, std::size_t limit) const {
  auto const start = language::folded(text);
  std::vector<std::pair<int, Place const*>> found;
  if (start.empty()) { return {}; }
  for (auto entry = places_by_name_.lower_bound(start);
       entry != places_by_name_.end() && entry->first.starts_with(start); ++entry) {
    auto const* candidate = &places_[entry->second];
    auto const rank = (entry->first == start ? 0 : 2) + (candidate->kind == PlaceKind::city ? 0 : 1);
    auto const known = std::ranges::find(found, candidate, &std::pair<int, Place const*>::second);
    if (known == found.end()) {
      found.emplace_back(rank, candidate);
    } else {
      known->first = std::min(known->first, rank);
    }
  }
  std::ranges::sort(found, [](auto const& a, auto const& b) {
    return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
  });
  std::vector<Place const*> places;
  for (auto const& [rank, candidate] : found) {
    if (places.size() < limit) { places.push_back(candidate); }
  }
  return places;
}

Unit const* Index::unit(UnitCode code) const {
  auto const found = std::ranges::find(units_, code, &Unit::code);
  return found == units_.end() ? nullptr : &*found;
}

Result<Unit const*> Index::find_unit(std::string_view text) const {
  if (auto const code = UnitCode::parse(text)) {
    if (auto const* known = unit(*code)) { return known; }
  }
  auto const found = units_by_word_.find(language::folded(text));
  if (found == units_by_word_.end()) { return refuse("unit.unknown", argument("text", text)); }
  return &units_[found->second];
}

Result<Weight> Index::as_weight(Quantity const& quantity) const {
  auto const* known = unit(quantity.unit());
  if (known == nullptr || known->dimension != "mass" || !known->factor) {
    return refuse("unit.not_mass", argument("unit", quantity.unit().text()));
  }
  auto const number = quantity.number();
  auto const exact = multiply(number.digits(), known->factor->digits());
  auto const scale = multiply(power_of_ten(number.scale()), power_of_ten(known->factor->scale()));
  auto const grams = divide(exact, scale, Rounding::half_up);
  if (grams > Weight::kMaxGrams) { return refuse("weight.too_large"); }
  return Weight::grams(narrow(grams));
}

LocalNames const* Index::currency_names(std::string_view code) const {
  auto const found = currencies_.find(code);
  return found == currencies_.end() ? nullptr : &found->second;
}

std::vector<DataKind> data_kinds() {
  return {{"countries", [](Content const& content) { return facts_of(content, read_countries); }},
          {"currencies", [](Content const& content) { return facts_of(content, read_currencies); }},
          {"units", [](Content const& content) { return facts_of(content, read_units); }},
          {"places", [](Content const& content) { return facts_of(content, read_places); }},
          {"exchange-rates", check_rates}};
}

class Builder {
 public:
  void add(LoadedEdition const& loaded) {
    auto const& kind = loaded.edition.kind;
    if (kind == "countries") {
      append(index_->countries_, rows_of(loaded, read_countries(loaded.content)));
    } else if (kind == "places") {
      append(index_->places_, rows_of(loaded, read_places(loaded.content)));
    } else if (kind == "units") {
      append(index_->units_, rows_of(loaded, read_units(loaded.content)));
    } else if (kind == "currencies") {
      index_->currencies_.merge(rows_of(loaded, read_currencies(loaded.content)));
    } else if (kind == "exchange-rates") {
      Problems problems;
      auto table = read_rates(loaded.content, problems);
      if (!table || !problems.empty()) { throw UnreadableEdition(loaded.edition, problems); }
      table->edition = loaded.edition;
      index_->rates_.add(std::move(*table));
    }
  }

  std::shared_ptr<Index const> finish() {
    std::ranges::sort(index_->countries_, {}, &Country::code);
    std::ranges::sort(index_->places_, {}, &Place::id);
    for (std::size_t i = 0; i < index_->places_.size(); ++i) { name_place(i); }
    for (std::size_t i = 0; i < index_->units_.size(); ++i) { name_unit(i); }
    return std::move(index_);
  }

 private:
  template <class Rows>
  static Rows rows_of(LoadedEdition const& loaded, Result<Table<Rows>> table) {
    if (!table) { throw UnreadableEdition(loaded.edition, table.error()); }
    return std::move(table->rows);
  }

  template <class Row>
  static void append(std::vector<Row>& rows, std::vector<Row> more) {
    std::ranges::move(more, std::back_inserter(rows));
  }

  void name_place(std::size_t position) {
    auto const& place = index_->places_[position];
    std::set<std::string> names{language::folded(place.id)};
    if (place.locode) { names.insert(language::folded(place.locode->text())); }
    for (auto const& [language, name] : place.names.by_language) { names.insert(language::folded(name)); }
    for (auto const& alias : place.aliases) { names.insert(language::folded(alias)); }
    for (auto const& name : names) { index_->places_by_name_.emplace(name, position); }
  }

  void name_unit(std::size_t position) {
    auto const& unit = index_->units_[position];
    index_->units_by_word_.emplace(language::folded(unit.code.text()), position);
    for (auto const& word : unit.words) { index_->units_by_word_.emplace(language::folded(word), position); }
  }

  std::shared_ptr<Index> index_ = std::make_shared<Index>();
};

std::shared_ptr<Index const> build(std::vector<LoadedEdition> const& editions) {
  Builder builder;
  for (auto const& loaded : editions) { builder.add(loaded); }
  return builder.finish();
}

}  // namespace chorsu::reference
