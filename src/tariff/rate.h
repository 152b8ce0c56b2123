// A rate of customs duty: a percentage of the customs value, an amount per unit, or both joined. The grammar
// in which a file writes it stands in data/tariff/README.md; a rate prints back as it was read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vocabulary/currency.h"
#include "vocabulary/message.h"
#include "vocabulary/percent.h"
#include "vocabulary/quantity.h"
#include "vocabulary/result.h"

namespace chorsu::tariff {

enum class RateKind : std::uint8_t {
  ad_valorem,  // 15%
  minimum,     // 10% min 0.5 EUR/KGM
  specific,    // 0.04 EUR/KGM
  sum,         // 5% + 0.2 EUR/KGM
  lower_of     // lower(15%; 12.5% min 0.6 EUR/CMQ)
};

std::string_view text(RateKind kind);  // "ad_valorem"

struct AmountPerUnit {
  Decimal amount;
  Currency currency;
  UnitCode unit;

  static Result<AmountPerUnit> parse(std::string_view text);  // "0.5 EUR/KGM"
  std::string text() const;
  friend bool operator==(AmountPerUnit const&, AmountPerUnit const&) = default;
};

// What a rate comes to in percent of the customs value, as far as that can be told without the goods'
// quantity.
struct PercentBounds {
  std::optional<Percent> low;
  std::optional<Percent> high;
};

struct Rate {
  RateKind kind = RateKind::ad_valorem;
  std::optional<Percent> percent;         // all but specific; of lower_of the one without a minimum
  std::optional<Percent> floored;         // of lower_of: the percentage that has the minimum
  std::optional<AmountPerUnit> per_unit;  // all but ad_valorem

  static Result<Rate> parse(std::string_view text);
  std::string text() const;
  Message words() const;
  PercentBounds bounds() const;
  friend bool operator==(Rate const&, Rate const&) = default;
};

// "per kilogram", as an argument of a message; a unit the messages have no word for stays a code.
Argument unit_argument(std::string_view name, UnitCode unit);

}  // namespace chorsu::tariff
