// The plain tables of the room, read from their editions: countries, currencies, units, places.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reference/csv.h"
#include "reference/reference.h"

namespace chorsu::reference {

template <class Rows>
struct Table {
  Facts facts;
  Rows rows;
};

using CurrencyNames = std::map<std::string, LocalNames, std::less<>>;

Result<Table<std::vector<Country>>> read_countries(Content const& content);
Result<Table<CurrencyNames>> read_currencies(Content const& content);
Result<Table<std::vector<Unit>>> read_units(Content const& content);
Result<Table<std::vector<Place>>> read_places(Content const& content);

}  // namespace chorsu::reference
