#include "tariff/rate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace chorsu::tariff {
namespace {

constexpr std::string_view kMinimum = " min ";
constexpr std::string_view kPlus = " + ";
constexpr std::string_view kLowerOf = "lower(";
constexpr std::string_view kBetween = "; ";

constexpr std::array<std::string_view, 8> kUnitsWithWords = {"CMQ", "H87", "KGM", "LTR",
                                                             "MIL", "MTK", "PR",  "TNE"};

struct Halves {
  std::string_view left;
  std::string_view right;
};

std::optional<Halves> split(std::string_view text, std::string_view mark) {
  auto const at = text.find(mark);
  if (at == std::string_view::npos) { return std::nullopt; }
  return Halves{text.substr(0, at), text.substr(at + mark.size())};
}

// A number without a sign, in the one form it prints back in: "0.5", never ".5", "00.5" or "0.50".
std::optional<Decimal> parse_number(std::string_view text) {
  auto const number = Decimal::parse(text);
  if (!number || number->negative() || number->text() != text) { return std::nullopt; }
  return *number;
}

std::optional<Percent> parse_percent(std::string_view text) {
  if (!text.ends_with('%')) { return std::nullopt; }
  auto const number = parse_number(text.substr(0, text.size() - 1));
  if (!number || *number > Decimal(100000)) { return std::nullopt; }
  return Percent(*number);
}

// A percentage joined with an amount per unit by the mark between them.
std::optional<Rate> parse_joined(std::string_view text, std::string_view mark, RateKind kind) {
  auto const halves = split(text, mark);
  if (!halves) { return std::nullopt; }
  auto const percent = parse_percent(halves->left);
  auto const per_unit = AmountPerUnit::parse(halves->right);
  if (!percent || !per_unit) { return std::nullopt; }
  return Rate{kind, *percent, std::nullopt, *per_unit};
}

std::optional<Rate> parse_lower_of(std::string_view text) {
  if (!text.starts_with(kLowerOf) || !text.ends_with(')')) { return std::nullopt; }
  auto const inside = text.substr(kLowerOf.size(), text.size() - kLowerOf.size() - 1);
  auto const halves = split(inside, kBetween);
  if (!halves) { return std::nullopt; }
  auto const percent = parse_percent(halves->left);
  auto const floored = parse_joined(halves->right, kMinimum, RateKind::minimum);
  if (!percent || !floored) { return std::nullopt; }
  return Rate{RateKind::lower_of, *percent, floored->percent, floored->per_unit};
}

std::optional<Rate> parse_rate(std::string_view text) {
  if (auto const rate = parse_lower_of(text)) { return rate; }
  if (auto const rate = parse_joined(text, kMinimum, RateKind::minimum)) { return rate; }
  if (auto const rate = parse_joined(text, kPlus, RateKind::sum)) { return rate; }
  if (auto const percent = parse_percent(text)) { return Rate{RateKind::ad_valorem, *percent, {}, {}}; }
  if (auto const per_unit = AmountPerUnit::parse(text)) {
    return Rate{RateKind::specific, {}, {}, *per_unit};
  }
  return std::nullopt;
}

std::string percent_text(Percent percent) {
  return percent.percent().text() + "%";
}

}  // namespace

std::string_view text(RateKind kind) {
  switch (kind) {
    case RateKind::ad_valorem:
      return "ad_valorem";
    case RateKind::minimum:
      return "minimum";
    case RateKind::specific:
      return "specific";
    case RateKind::sum:
      return "sum";
    case RateKind::lower_of:
      return "lower_of";
  }
  return "";
}

Result<AmountPerUnit> AmountPerUnit::parse(std::string_view text) {
  auto const refused = refuse("tariff.rate_malformed", argument("text", text));
  auto const amount_and_rest = split(text, " ");
  if (!amount_and_rest) { return refused; }
  auto const currency_and_unit = split(amount_and_rest->right, "/");
  if (!currency_and_unit) { return refused; }
  auto const amount = parse_number(amount_and_rest->left);
  auto const currency = Currency::parse(currency_and_unit->left);
  auto const unit = UnitCode::parse(currency_and_unit->right);
  if (!amount || amount->zero() || !currency || !unit) { return refused; }
  AmountPerUnit const per_unit{*amount, *currency, *unit};
  if (per_unit.text() != text) { return refused; }  // "eur/kgm"
  return per_unit;
}

std::string AmountPerUnit::text() const {
  return fmt::format("{} {}/{}", amount.text(), currency.code(), unit.text());
}

Result<Rate> Rate::parse(std::string_view text) {
  if (auto const rate = parse_rate(text)) { return *rate; }
  return refuse("tariff.rate_malformed", argument("text", text));
}

std::string Rate::text() const {
  switch (kind) {
    case RateKind::ad_valorem:
      return percent_text(*percent);
    case RateKind::specific:
      return per_unit->text();
    case RateKind::minimum:
      return fmt::format("{}{}{}", percent_text(*percent), kMinimum, per_unit->text());
    case RateKind::sum:
      return fmt::format("{}{}{}", percent_text(*percent), kPlus, per_unit->text());
    case RateKind::lower_of:
      return fmt::format("{}{}{}{}{}{})", kLowerOf, percent_text(*percent), kBetween, percent_text(*floored),
                         kMinimum, per_unit->text());
  }
  return {};
}

Message Rate::words() const {
  auto words = message(fmt::format("tariff.rate.{}", tariff::text(kind)));
  if (percent) { words.arguments.push_back(argument("percent", percent->percent())); }
  if (floored) { words.arguments.push_back(argument("floored", floored->percent())); }
  if (per_unit) {
    words.arguments.push_back(argument("amount", per_unit->amount));
    words.arguments.push_back(argument("currency", per_unit->currency.code()));
    words.arguments.push_back(unit_argument("unit", per_unit->unit));
  }
  return words;
}

PercentBounds Rate::bounds() const {
  switch (kind) {
    case RateKind::ad_valorem:
      return {percent, percent};
    case RateKind::minimum:
    case RateKind::sum:
      return {percent, std::nullopt};
    case RateKind::specific:
      return {};
    case RateKind::lower_of:
      return {std::min(*percent, *floored), percent};
  }
  return {};
}

Argument unit_argument(std::string_view name, UnitCode unit) {
  if (std::ranges::find(kUnitsWithWords, unit.text()) == kUnitsWithWords.end()) {
    return argument(name, unit.text());
  }
  return word_argument(name, fmt::format("tariff.unit.{}", unit.text()));
}

}  // namespace chorsu::tariff
