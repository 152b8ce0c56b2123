// A schedule is the list of lines of one tariff, as one edition states it: for each national line its rate,
// what the rate was read from, and the notes that may change it. It never changes; lines stand in the order
// of their codes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/edition.h"
#include "tariff/rate.h"
#include "vocabulary/country_code.h"

namespace chorsu::tariff {

enum class LineStatus : std::uint8_t {
  standing,
  only_in_later,  // divided anew: only the later of two sources has it
  superseded      // the later source has other lines in its place
};

// Rates and short texts repeat by the thousand: a line holds their places in the schedule's lists.
struct ScheduleLine {
  std::string code;
  std::uint16_t rate = 0;     // the one that holds
  std::uint16_t edition = 0;  // what it was read from: "2022-04-10", or "2022" where no more is known
  std::uint16_t notes = 0;    // "63С|9С"
  LineStatus status = LineStatus::standing;
  bool later_holds = false;  // of two differing rates
  bool scope_changed = false;
  std::optional<std::uint16_t> other_rate;  // of two differing rates the one that does not hold
};

struct Schedule {
  reference::Edition edition;
  std::string name;  // "EAEU"
  std::vector<CountryCode> covers;
  std::vector<CountryCode> own_rates;  // members that may apply rates of their own
  std::vector<ScheduleLine> lines;
  std::vector<Rate> rates;
  std::vector<std::string> texts;

  bool covers_country(CountryCode country) const;
  // The lines that are the code or part of it; for a code longer than the tariff's lines the line it is part
  // of.
  std::span<ScheduleLine const> under(std::string_view digits) const;

  Rate const& rate(ScheduleLine const& line) const { return rates[line.rate]; }
  std::string const& edition_of(ScheduleLine const& line) const { return texts[line.edition]; }
  std::vector<std::string> notes_of(ScheduleLine const& line) const;
  // The first day on which the rate that holds is known to be in force.
  Date known_from(ScheduleLine const& line) const;
};

// The day a text such as "2022-04-10" or "2022" stands for, a year for its first.
Result<Date> parse_edition_day(std::string_view text);

// The parts of "AM|BY|KG"; none of an empty text.
std::vector<std::string_view> split_list(std::string_view text);

}  // namespace chorsu::tariff
