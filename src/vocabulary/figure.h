// A figure is a number that answers for itself: its value, or the bounds it lies between, or that it is
// unknown and what is missing; the formula with the numbers put in; and its sources. Law 1 of the product
// lives here: what is unknown is never zero, and a total with an unknown part is a lower bound that names the
// part.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vocabulary/message.h"
#include "vocabulary/source.h"

namespace chorsu {

// Something that nobody told us or that no loaded data holds.
struct Unknown {
  std::string id;   // "tariff.vat.KZ": the same gap has the same id wherever it shows
  Message missing;  // what is not known
  Message changes;  // what it would change
  Message supply;   // how to supply it

  friend bool operator==(Unknown const&, Unknown const&) = default;
};

struct Evidence {
  Message formula;  // with the numbers put in; empty for a figure read as it stands
  Basis basis = Basis::published;
  std::vector<Source> sources;
  std::vector<Message> cautions;  // "rate of 13 Apr 2026, older than seven days"

  // Rests on the other too: its sources and cautions join, the weaker basis stays.
  void rest_on(Evidence const& other);
};

template <class T>
class Figure {
 public:
  static Figure known(T value, Evidence evidence) { return {value, value, {}, std::move(evidence)}; }
  static Figure between(T low, T high, Evidence evidence) { return {low, high, {}, std::move(evidence)}; }
  static Figure at_least(T low, std::vector<Unknown> missing, Evidence evidence) {
    return {low, std::nullopt, std::move(missing), std::move(evidence)};
  }
  static Figure unknown(Unknown missing, Evidence evidence = {}) {
    return {std::nullopt, std::nullopt, {std::move(missing)}, std::move(evidence)};
  }
  // Unknown for several reasons, at least one.
  static Figure unknown_for(std::vector<Unknown> missing, Evidence evidence) {
    return {std::nullopt, std::nullopt, std::move(missing), std::move(evidence)};
  }

  bool is_known() const { return low_ && high_ && *low_ == *high_; }
  bool is_range() const { return low_ && high_ && *low_ != *high_; }
  bool is_at_least() const { return low_ && !high_; }
  bool is_unknown() const { return !low_; }

  std::optional<T> const& low() const { return low_; }
  std::optional<T> const& high() const { return high_; }  // nothing when there is no upper bound
  std::vector<Unknown> const& missing() const { return missing_; }
  Evidence const& evidence() const { return evidence_; }

 private:
  Figure(std::optional<T> low, std::optional<T> high, std::vector<Unknown> missing, Evidence evidence)
      : low_(low), high_(high), missing_(std::move(missing)), evidence_(std::move(evidence)) {}
  std::optional<T> low_;
  std::optional<T> high_;
  std::vector<Unknown> missing_;
  Evidence evidence_;
};

// Adds each gap once.
void add_unknowns(std::vector<Unknown>& all, std::vector<Unknown> const& more);

// The sum of the parts. With an unknown part it is a lower bound naming the part; with nothing known it is
// unknown, and names all.
template <class T>
Figure<T> total(std::vector<Figure<T>> const& parts, Message formula) {
  std::optional<T> low;
  std::optional<T> high;
  bool bounded = true;
  std::vector<Unknown> missing;
  Evidence evidence{std::move(formula), Basis::published, {}, {}};
  for (auto const& part : parts) {
    add_unknowns(missing, part.missing());
    bounded = bounded && part.high();
    if (!part.low()) { continue; }
    evidence.rest_on(part.evidence());
    low = low ? *low + *part.low() : *part.low();
    auto const top = part.high() ? *part.high() : *part.low();
    high = high ? *high + top : top;
  }
  if (!low) {
    if (missing.empty()) { missing.push_back({"figure.nothing", message("figure.nothing"), {}, {}}); }
    return Figure<T>::unknown_for(std::move(missing), std::move(evidence));
  }
  if (!bounded) { return Figure<T>::at_least(*low, std::move(missing), std::move(evidence)); }
  return Figure<T>::between(*low, *high, std::move(evidence));
}

}  // namespace chorsu
