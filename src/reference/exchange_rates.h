// Exchange rates of central banks, by day. A rate is used for a week; after that it is used and flagged. A
// currency no loaded edition quotes is unknown: its amount stays what it is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/edition.h"
#include "vocabulary/currency.h"
#include "vocabulary/figure.h"
#include "vocabulary/money.h"

namespace chorsu::reference {

// `units` of a currency cost `price` of the bank's own on the day.
struct Quote {
  Date day;
  Decimal units;
  Decimal price;
};

struct RateTable {
  Edition edition;
  Currency base;
  std::map<Currency, std::vector<Quote>> quotes;  // by day, oldest first
};

class ExchangeRates {
 public:
  static constexpr int kFreshDays = 7;

  void add(RateTable table) { tables_.push_back(std::move(table)); }
  // The amount in the other currency at the newest rates up to the day, rounded half up once, with the rates
  // in its formula; unknown when no table quotes both currencies.
  Figure<Money> convert(Money amount, Currency into, Date on) const;

 private:
  struct Pair {
    RateTable const* table;
    Quote from;
    Quote into;
  };
  std::optional<Pair> best_pair(Currency from, Currency into, Date on) const;
  std::vector<RateTable> tables_;
};

// Reads the history file of the European Central Bank (eurofxref-hist.csv) and our own two shapes
// (data/exchange_rates/README.md).
std::optional<RateTable> read_rates(Content const& content, Problems& problems);
Result<Facts> check_rates(Content const& content);

}  // namespace chorsu::reference
