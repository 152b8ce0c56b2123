// What every trade needs to name the same way: countries, places, currencies with their exchange rates, and
// units. Everything comes from editions; an Index is built from them, never changes, and is swapped whole.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "reference/exchange_rates.h"
#include "vocabulary/country_code.h"
#include "vocabulary/language_tag.h"
#include "vocabulary/locode.h"
#include "vocabulary/quantity.h"
#include "vocabulary/volume.h"
#include "vocabulary/weight.h"

namespace chorsu::reference {

// A name in each language of the data.
struct LocalNames {
  std::map<std::string, std::string, std::less<>> by_language;

  // In the language, else in English, else in any.
  std::string const& in(LanguageTag const& language) const;
};

struct Country {
  CountryCode code;
  LocalNames names;
  std::set<std::string, std::less<>> groups;  // "EAEU", "CIS", "SCO", …
};

enum class PlaceKind { city, station, border, port, airport };
std::string_view text(PlaceKind kind);

struct Place {
  std::string id;  // "almaty": stable over editions
  std::optional<Locode> locode;
  CountryCode country;
  PlaceKind kind = PlaceKind::city;
  LocalNames names;
  std::vector<std::string> aliases;
  double latitude = 0;  // WGS 84 degrees; for drawing and great circles
  double longitude = 0;
  Basis basis = Basis::published;
};

struct Unit {
  UnitCode code;
  std::string symbol;
  std::string dimension;  // "mass", "count"
  std::optional<Decimal>
      factor;  // to the dimension's base (gram, cubic centimetre, one …); nothing: not convertible
  LocalNames names;
  std::vector<std::string> words;  // what people type
};

class Index {
 public:
  Country const* country(CountryCode code) const;
  bool is_member(CountryCode code, std::string_view group) const;

  Place const* place(std::string_view id) const;
  // The place meant by an id, a LOCODE, or a name in any language, alone or with its country ("Brest,
  // Belarus"). Refuses what is unknown (with the nearest names as choices) and what may be several (with all
  // of them).
  Result<Place const*> find_place(std::string_view text) const;
  // Places with a name, alias or LOCODE beginning with the text: whole names first, then cities, then by id.
  std::vector<Place const*> complete_place(std::string_view text, std::size_t limit) const;

  Unit const* unit(UnitCode code) const;
  // By Rec 20 code or by what people type: "H87", "pcs", "шт", "台".
  Result<Unit const*> find_unit(std::string_view text) const;
  // A quantity in a unit of mass or volume as such; refused for other dimensions.
  Result<Weight> as_weight(Quantity const& quantity) const;

  std::span<Unit const> units() const { return units_; }
  std::span<Place const> places() const { return places_; }
  LocalNames const* currency_names(std::string_view code) const;
  ExchangeRates const& exchange_rates() const { return rates_; }

 private:
  friend class Builder;
  std::vector<Place const*> nearest_places(std::string_view name) const;

  std::vector<Country> countries_;
  std::vector<Place> places_;
  std::vector<Unit> units_;
  std::map<std::string, LocalNames, std::less<>> currencies_;
  ExchangeRates rates_;
  std::multimap<std::string, std::size_t, std::less<>> places_by_name_;  // folded name, alias, id or LOCODE
  std::map<std::string, std::size_t, std::less<>> units_by_word_;        // folded word or code
};

// The kinds of data of this room: countries, currencies, units, places, exchange-rates.
std::vector<DataKind> data_kinds();

// An index of these editions; those of other kinds are passed over. They have been checked when they were
// imported.
std::shared_ptr<Index const> build(std::vector<LoadedEdition> const& editions);

}  // namespace chorsu::reference
