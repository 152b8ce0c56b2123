#include "routing/choose.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace chorsu::routing {
namespace {

// A way by another border is worth offering when it is at most half as bad again as the recommended one.
constexpr int kOtherWayNumerator = 3;
constexpr int kOtherWayDenominator = 2;

// What a shipper calls a way: its modes, the places where they change, and the borders they cross.
std::string id_of(Index const& index, Path const& path) {
  std::string id;
  std::optional<Mode> mode;
  for (auto const number : path.arcs) {
    auto const& arc = index.arc(number);
    if (mode != arc.mode) {
      mode = arc.mode;
      if (!id.empty()) { id += "-" + index.node(arc.from).site.place + "-"; }
      id += text(arc.mode);
    }
    if (auto const* border = index.border(arc)) { id += "-" + border->from + "-" + border->to; }
  }
  return id;
}

// A way that shares its id with another offered is told by every place it passes.
std::string id_by_places(Index const& index, Path const& path) {
  auto id = id_of(index, path) + "-by";
  for (auto const number : path.arcs) { id += "-" + index.node(index.arc(number).from).site.place; }
  return id;
}

// How far a way is from the best in each of the three, each in millionths of a millionth, added up.
Weights balance_of(std::vector<Path> const& paths) {
  constexpr Int128 kWhole = 1'000'000'000'000;
  auto const best = [&](std::int64_t Cost::* figure) {
    auto const least =
        std::ranges::min_element(paths, {}, [&](Path const& path) { return path.cost.*figure; });
    return std::max<std::int64_t>((*least).cost.*figure, 1);
  };
  return {kWhole / best(&Cost::minutes), kWhole / best(&Cost::cents), kWhole / best(&Cost::grams)};
}

struct Candidate {
  Int128 balance = 0;
  std::string id;
  Path path;
};

// The best of each id, the best balanced first.
class Candidates {
 public:
  Candidates(Index const& index, Weights const& balance) : index_(index), balance_(balance) {}

  void add(std::vector<Path> const& paths) {
    for (auto const& path : paths) {
      Candidate candidate{balance_.of(path.cost), id_of(index_, path), path};
      auto const [known, is_new] = by_id_.try_emplace(candidate.id, candidate);
      if (!is_new && candidate.balance < known->second.balance) { known->second = std::move(candidate); }
    }
  }
  std::vector<Candidate> in_order() const {
    std::vector<Candidate> all;
    for (auto const& [id, candidate] : by_id_) { all.push_back(candidate); }
    std::ranges::stable_sort(all,
                             [](auto const& one, auto const& other) { return one.balance < other.balance; });
    return all;
  }

 private:
  Index const& index_;
  Weights balance_;
  std::map<std::string, Candidate> by_id_;
};

// The places on either side of a border. Two crossings with a place in common are one to a shipper: Khorgos
// has one for trains and one for lorries.
using Crossing = std::pair<NodeNumber, NodeNumber>;

std::vector<Crossing> crossings(Index const& index, Path const& path) {
  std::vector<Crossing> found;
  for (auto const number : path.arcs) {
    auto const& arc = index.arc(number);
    if (arc.border) { found.emplace_back(arc.from, arc.to); }
  }
  return found;
}

class BorderPlaces {
 public:
  void add(Crossing const& crossing) { places_.insert({crossing.first, crossing.second}); }
  bool has(Crossing const& crossing) const {
    return places_.contains(crossing.first) || places_.contains(crossing.second);
  }

  // The legs of all crossings at these places.
  std::set<std::uint32_t> legs(Index const& index) const {
    std::set<std::uint32_t> legs;
    for (auto const& arc : index.arcs()) {
      if (arc.border && has({arc.from, arc.to})) { legs.insert(arc.leg); }
    }
    return legs;
  }

 private:
  std::set<NodeNumber> places_;
};

class Chooser {
 public:
  Chooser(Index const& index, Ends ends, std::size_t most) : index_(index), ends_(ends), most_(most) {}

  Choices run() {
    auto paths = find({});
    if (paths.empty()) {
      may_return_ = true;
      paths = find({});
    }
    if (paths.empty()) { return std::move(choices_); }
    balance_ = balance_of(paths);
    Candidates candidates(index_, *balance_);
    candidates.add(paths);
    choose_best(std::move(paths));
    if (choices_.chosen.size() < most_) { add_other_ways(candidates); }
    return std::move(choices_);
  }

 private:
  // All good ways at first; once it is known how they are balanced, the best balanced.
  std::vector<Path> find(std::set<std::uint32_t> closed) {
    auto found =
        search(index_, ends_, {.may_return = may_return_, .closed = std::move(closed), .weights = balance_});
    choices_.complete = choices_.complete && found.complete;
    return std::move(found.paths);
  }

  // The best of all ways in each respect, also where another of its id is better balanced; of equals the
  // better balanced.
  void choose_best(std::vector<Path> paths) {
    std::ranges::stable_sort(paths, {}, [&](Path const& path) { return balance_->of(path.cost); });
    std::vector<std::vector<Reason>> reasons(paths.size());
    auto const give = [&](Reason reason, std::int64_t Cost::* figure) {
      auto const best =
          std::ranges::min_element(paths, {}, [&](Path const& one) { return one.cost.*figure; });
      reasons[static_cast<std::size_t>(best - paths.begin())].push_back(reason);
    };
    give(Reason::cheapest, &Cost::cents);
    give(Reason::fastest, &Cost::minutes);
    give(Reason::greenest, &Cost::grams);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (reasons[i].empty() || choices_.chosen.size() == most_) { continue; }
      auto id = id_of(index_, paths[i]);
      if (std::ranges::find(choices_.chosen, id, &Chosen::id) != choices_.chosen.end()) {
        id = id_by_places(index_, paths[i]);
      }
      choices_.chosen.push_back({paths[i], std::move(id), reasons[i]});
    }
  }

  // First those that leave the country of departure elsewhere, all ways out chosen before being closed; then
  // those that differ at a later border, each border in use being closed in turn.
  void add_other_ways(Candidates& candidates) {
    BorderPlaces ways_out;
    BorderPlaces used;
    std::vector<Crossing> all;
    auto const note = [&](Path const& path) {
      auto const over = crossings(index_, path);
      if (!over.empty()) { ways_out.add(over.front()); }
      for (auto const& crossing : over) {
        if (!used.has(crossing)) { all.push_back(crossing); }
        used.add(crossing);
      }
    };
    for (auto const& one : choices_.chosen) { note(one.path); }
    auto const by_another_way_out = [&](std::vector<Crossing> const& over) {
      return !over.empty() && !ways_out.has(over.front());
    };
    auto const by_another_border = [&](std::vector<Crossing> const& over) {
      return std::ranges::any_of(over, [&](Crossing const& crossing) { return !used.has(crossing); });
    };
    auto const limit =
        balance_->of(choices_.chosen.front().path.cost) / kOtherWayDenominator * kOtherWayNumerator;
    while (choices_.chosen.size() < most_) {
      candidates.add(find(ways_out.legs(index_)));
      if (!choose_other(candidates, limit, by_another_way_out)) { break; }
      note(choices_.chosen.back().path);
    }
    for (auto const& crossing : all) {
      BorderPlaces one;
      one.add(crossing);
      candidates.add(find(one.legs(index_)));
    }
    while (choices_.chosen.size() < most_ && choose_other(candidates, limit, by_another_border)) {
      note(choices_.chosen.back().path);
    }
  }

  // The best balanced that differs as asked; false when there is none within the limit.
  template <class Differs>
  bool choose_other(Candidates const& candidates, Int128 limit, Differs differs) {
    for (auto const& candidate : candidates.in_order()) {
      if (candidate.balance > limit) { return false; }
      if (!differs(crossings(index_, candidate.path))) { continue; }
      choices_.chosen.push_back({candidate.path, candidate.id, {Reason::other_way}});
      return true;
    }
    return false;
  }

  Index const& index_;
  Ends ends_;
  std::size_t most_;
  bool may_return_ = false;
  std::optional<Weights> balance_;
  Choices choices_;
};

}  // namespace

Choices choose(Index const& index, Ends ends, std::size_t most) {
  return Chooser(index, ends, most).run();
}

}  // namespace chorsu::routing
