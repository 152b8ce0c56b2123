// What a country asks at import for goods of one code: the rate of customs duty, the duty on a customs value,
// and by name everything at the border that is not known here. Built from tariff editions; a question about a
// country whose tariff is not loaded is answered too: with what is unknown and how to supply it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reference/edition.h"
#include "tariff/rate.h"
#include "tariff/schedule.h"
#include "vocabulary/country_code.h"
#include "vocabulary/figure.h"
#include "vocabulary/hs_code.h"
#include "vocabulary/money.h"

namespace chorsu::tariff {

struct Question {
  HsCode code;  // 6 to 10 digits
  CountryCode importing;
  std::optional<CountryCode> origin;  // where the goods were made
  Date on;                            // the day of the declaration
  Figure<Money> customs_value;
  std::optional<CountryCode> dispatch = {};  // where they are sent from; when not told, where they were made
};

// One line of the tariff that the code stands for or contains.
struct Line {
  std::string code;       // "8703800001"
  std::string rate_text;  // as the tariff file writes it: "10% min 0.5 EUR/KGM"
  Message rate_words;
  RateKind kind;
  Figure<Percent> rate;
  std::string edition;             // what the rate was read from: "2022-04-10", or "2022"
  std::vector<std::string> notes;  // "63С"
  std::vector<Message> cautions;
};

// What else may be asked at import.
struct Charge {
  std::string id;  // "vat"
  Message name;
  Figure<Money> amount;
};

struct Answer {
  std::string tariff;       // whose: "EAEU"; empty when none is loaded for the country
  std::vector<Line> lines;  // empty when no tariff is loaded or it does not apply
  Figure<Percent> rate;     // of the code as asked: the range of its lines
  Figure<Money> duty;
  std::vector<Charge> other_charges;
  std::vector<Unknown> unknowns;  // all of them, those of the figures too
  std::vector<Source> sources;
};

class Index {
 public:
  explicit Index(std::vector<Schedule> schedules) : schedules_(std::move(schedules)) {}

  // The tariff applied in the country, the newest when several are loaded.
  Schedule const* in(CountryCode country) const;
  std::vector<Schedule> const& schedules() const { return schedules_; }

 private:
  std::vector<Schedule> schedules_;
};

// std::runtime_error when an edition cannot be read that its check had let pass.
std::shared_ptr<Index const> build(std::vector<reference::LoadedEdition> const& editions);
reference::DataKind data_kind();

Result<Answer> answer(Index const& index, Question const& question);

}  // namespace chorsu::tariff
