// The trade plan: one question, one whole answer. It composes the four engines: what the goods are (`goods`),
// which ways lead there and what they cost (`routing`), what the state asks at the border on the value each
// way brings there (`tariff`), and whether a party is on a list (`screening`). Every gap is named in the
// answer itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "goods/goods.h"
#include "reference/reference.h"
#include "routing/routing.h"
#include "screening/screening.h"
#include "tariff/tariff.h"
#include "vocabulary/figure.h"
#include "vocabulary/incoterm.h"
#include "vocabulary/money.h"
#include "vocabulary/quantity.h"
#include "vocabulary/weight.h"

namespace chorsu::planning {

// All the engines' data at one moment. It never changes; new data makes a new one (desk.h).
struct Index {
  std::shared_ptr<reference::Index const> reference;
  std::shared_ptr<goods::Index const> goods;
  std::shared_ptr<tariff::Index const> tariff;
  std::shared_ptr<routing::Index const> routing;
  std::shared_ptr<screening::Index const> screening;
  std::vector<reference::Edition> editions;  // what it was built from, by id
};

struct Question {
  std::string goods;           // words or a code; empty when `code` is given
  std::optional<HsCode> code;  // chosen by the asker
  std::string from;            // a place: id, LOCODE, or name in any language
  std::string to;
  std::optional<Quantity> quantity;
  std::optional<Money> value;  // of the goods, without carriage
  std::optional<Weight> gross_weight;
  std::optional<Incoterm> incoterm;
  std::optional<CountryCode> origin;  // of the goods; the country of departure when left out
  Date on = Date::of({});             // the day they are ready, for which rates are asked
  std::vector<screening::Party> parties;
};

enum class Payer { buyer, seller, open, none };
std::string_view text(Payer payer);

struct CostLine {
  std::string key;  // "goods", "freight_to_border", "customs_value", "duty", "vat", …
  Message label;
  Payer payer = Payer::open;
  bool subtotal = false;  // shown in its place, not added
  Figure<Money> figure;
};

struct LandedCost {
  std::vector<CostLine> lines;
  Figure<Money> total;
  std::optional<Figure<Money>> per_unit;  // when a quantity was given
};

struct RoutePlan {
  routing::Route route;
  std::optional<LandedCost> landed_cost;  // when the goods have a code
};

enum class Verdict {
  open,      // there is a way; what is open is named
  no_goods,  // the goods have no code yet
  no_route,  // no way joins the places
  hit        // a party is on a list
};
std::string_view text(Verdict verdict);

struct Answer {
  Question question;  // as understood
  reference::Place from;
  reference::Place to;
  Verdict verdict = Verdict::open;
  goods::Answer goods;
  std::optional<tariff::Answer>
      duty;  // on the first route, or without a customs value; when the goods have a code
  screening::Answer screening;
  std::vector<RoutePlan> routes;  // the recommended one first
  std::vector<Unknown> unknowns;  // all of them, those that weigh most first
  std::vector<Source> sources;
};

// Refused: a place or code that is not known, a question without goods. All problems at once, each at its
// field.
Result<Answer> answer(Index const& index, Question const& question);

// What would be refused of the question, without answering it: for a form that is wrong elsewhere already.
Problems check(Index const& index, Question const& question);

// A customs value as somebody gave it, or unknown.
Figure<Money> given_customs_value(std::optional<Money> const& value);

struct Ends {
  CountryCode departure;
  CountryCode importing;
};

// What the goods, carried along the route, cost at the door.
LandedCost landed_cost(Index const& index, Question const& question, HsCode const& code, Ends ends,
                       routing::Route const& route);

}  // namespace chorsu::planning
