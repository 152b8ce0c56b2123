#include "reference/exchange_rates.h"

#include <algorithm>
#include <stdexcept>

#include "reference/csv.h"

namespace chorsu::reference {
namespace {

// The newest quote not after the day; the base quotes itself one to one.
std::optional<Quote> quote_on(RateTable const& table, Currency currency, Date on) {
  if (currency == table.base) { return Quote{on, Decimal(1), Decimal(1)}; }
  auto const found = table.quotes.find(currency);
  if (found == table.quotes.end()) { return std::nullopt; }
  auto const after = std::ranges::upper_bound(found->second, on, {}, &Quote::day);
  if (after == found->second.begin()) { return std::nullopt; }
  return *std::prev(after);
}

Unknown rate_gap(Currency from, Currency into, Message missing) {
  return {"exchange_rate." + std::string(from.code()) + "." + std::string(into.code()), std::move(missing),
          message("exchange_rate.missing_changes"), message("exchange_rate.supply")};
}

// Nothing when the result, or a product on the way to it, is too large to hold: an absurd amount or rate.
std::optional<Money> converted_at(Money amount, Currency into, Quote const& from_quote,
                                  Quote const& into_quote) {
  try {
    return amount.converted(into, from_quote.price * into_quote.units, from_quote.units * into_quote.price,
                            Rounding::half_up);
  } catch (std::overflow_error const&) { return std::nullopt; }
}

}  // namespace

std::optional<ExchangeRates::Pair> ExchangeRates::best_pair(Currency from, Currency into, Date on) const {
  std::optional<Pair> best;
  auto const oldest = [](Pair const& pair) { return std::min(pair.from.day, pair.into.day); };
  for (auto const& table : tables_) {
    auto const from_quote = quote_on(table, from, on);
    auto const into_quote = quote_on(table, into, on);
    if (!from_quote || !into_quote) { continue; }
    Pair const pair{&table, *from_quote, *into_quote};
    if (!best || oldest(pair) > oldest(*best)) { best = pair; }
  }
  return best;
}

Figure<Money> ExchangeRates::convert(Money amount, Currency into, Date on) const {
  if (amount.currency() == into) { return Figure<Money>::known(amount, {}); }
  auto const pair = best_pair(amount.currency(), into, on);
  if (!pair) {
    return Figure<Money>::unknown(
        rate_gap(amount.currency(), into,
                 message("exchange_rate.missing", argument("from", amount.currency().code()),
                         argument("into", into.code()))));
  }
  auto const converted = converted_at(amount, into, pair->from, pair->into);
  if (!converted) {
    return Figure<Money>::unknown(rate_gap(amount.currency(), into, message("money.too_large")));
  }
  auto const money = *converted;
  auto const day = std::min(pair->from.day, pair->into.day);
  Evidence evidence{
      message("exchange_rate.formula", argument("amount", amount), argument("result", money),
              argument("authority", pair->table->edition.facts.authority), argument("date", day)),
      Basis::computed,
      {pair->table->edition.source(Basis::published)},
      {}};
  if (on.days_since(day) > kFreshDays) {
    evidence.cautions.push_back(
        message("exchange_rate.old", argument("date", day), argument("days", on.days_since(day))));
  }
  return Figure<Money>::known(money, std::move(evidence));
}

namespace {

Result<Decimal> positive(std::string_view text) {
  auto number = Decimal::parse(text);
  if (number && *number <= Decimal(0)) { return refuse("exchange_rate.not_positive"); }
  return number;
}

void sort_quotes(RateTable& table, std::string const& file, Problems& problems) {
  for (auto& [currency, quotes] : table.quotes) {
    std::ranges::stable_sort(quotes, {}, &Quote::day);
    auto const twice = std::ranges::adjacent_find(quotes, {}, &Quote::day);
    if (twice != quotes.end()) {
      problems.add(file + ":1:1", message("exchange_rate.twice", argument("currency", currency.code()),
                                          argument("date", twice->day)));
    }
  }
}

// One euro costs so many units of each currency; the columns are named by currency, "N/A" where there is no
// rate. Currencies that no longer exist (the history begins in 1999) are passed over.
std::optional<RateTable> read_ecb_history(SourceFile const& file, Problems& problems) {
  CsvReader reader(file, {',', false});
  if (!reader.next(problems)) { return std::nullopt; }
  std::vector<std::optional<Currency>> columns;
  for (std::size_t i = 0; i < reader.size(); ++i) {
    auto const currency = Currency::parse(reader[i]);
    columns.push_back(currency ? std::optional(*currency) : std::nullopt);
  }
  auto const euro = *Currency::parse("EUR");
  RateTable table{{}, euro, {}};
  std::optional<Date> newest;
  std::int64_t rows = 0;
  while (reader.next(problems)) {
    if (reader.size() != columns.size()) {
      problems.add(reader.at(0), message("csv.field_count", argument("fields", reader.size()),
                                         argument("columns", columns.size())));
      continue;
    }
    auto const day = take(problems, reader.at(0), Date::parse(reader[0]));
    if (!day) { continue; }
    newest = newest ? std::max(*newest, *day) : *day;
    ++rows;
    for (std::size_t i = 1; i < columns.size(); ++i) {
      if (!columns[i] || reader[i] == "N/A" || reader[i].empty()) { continue; }
      auto const units = take(problems, reader.at(i), positive(reader[i]));
      if (units) { table.quotes[*columns[i]].push_back({*day, *units, Decimal(1)}); }
    }
  }
  if (!newest) {
    problems.add(file.name + ":1:1", message("csv.no_rows"));
    return std::nullopt;
  }
  table.edition.facts = {"European Central Bank", newest->text(), *newest, rows};
  return table;
}

// Our own shape: date,currency,units_per_eur (units of the currency for one of the base) or
// date,currency,units,rate (so many units of the currency cost the rate in the base).
std::optional<RateTable> read_own_rates(SourceFile const& file, Problems& problems) {
  CsvReader reader(file);
  auto const facts = front_facts(reader, "exchange-rates", file.name, problems);
  std::optional<Currency> base;
  if (auto const stated = reader.front("base")) {
    base = take(problems, file.name + ":1:1", Currency::parse(*stated));
  } else {
    problems.add(file.name + ":1:1", message("csv.front_missing", argument("key", "base")));
  }
  if (!reader.expect({"date", "currency"}, {"units_per_eur", "units", "rate"}, problems)) {
    return std::nullopt;
  }
  auto const per_euro = reader.has("units_per_eur");
  if (!per_euro && !(reader.has("units") && reader.has("rate"))) {
    problems.add(file.name + ":1:1", message("csv.column_missing", argument("column", "rate")));
    return std::nullopt;
  }
  if (!facts || !base) { return std::nullopt; }
  RateTable table{{}, *base, {}};
  table.edition.facts = *facts;
  std::optional<Date>
      newest;  // the day it speaks of, whatever its front matter says: no label locks out later rates
  while (reader.next(problems)) {
    auto const day = reader.read("date", problems, Date::parse);
    auto const currency = reader.read("currency", problems, Currency::parse);
    auto const units = reader.read(per_euro ? "units_per_eur" : "units", problems, positive);
    auto const price = per_euro ? std::optional(Decimal(1)) : reader.read("rate", problems, positive);
    ++table.edition.facts.rows;
    if (day) { newest = newest ? std::max(*newest, *day) : *day; }
    if (day && currency && units && price) { table.quotes[*currency].push_back({*day, *units, *price}); }
  }
  if (table.edition.facts.rows == 0) { problems.add(file.name + ":1:1", message("csv.no_rows")); }
  table.edition.facts.as_of = newest.value_or(facts->as_of);
  return table;
}

}  // namespace

std::optional<RateTable> read_rates(Content const& content, Problems& problems) {
  if (content.files.size() != 1) {
    problems.add("", message("edition.one_file", argument("files", content.files.size())));
    return std::nullopt;
  }
  auto const& file = content.files.front();
  auto table =
      file.bytes.starts_with("Date,") ? read_ecb_history(file, problems) : read_own_rates(file, problems);
  if (table) { sort_quotes(*table, file.name, problems); }
  return table;
}

Result<Facts> check_rates(Content const& content) {
  Problems problems;
  auto const table = read_rates(content, problems);
  if (!problems.empty() || !table) { return refuse(std::move(problems)); }
  return table->edition.facts;
}

}  // namespace chorsu::reference
