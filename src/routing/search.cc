#include "routing/search.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <tuple>

namespace chorsu::routing {
namespace {

constexpr std::size_t kModes = 5;
using LabelNumber = std::uint32_t;
using Countries = std::bitset<std::size_t{26} * 26>;

std::size_t bit(CountryCode country) {
  auto const letters = country.text();
  return static_cast<std::size_t>(letters[0] - 'A') * 26 + static_cast<std::size_t>(letters[1] - 'A');
}

// A way from the start to the end of its arc.
struct Label {
  Cost cost;
  ArcNumber arc = 0;
  std::optional<LabelNumber> before;
  Countries visited;
};

// For each node the least that is still to come on the way to `to`, each figure for itself; nothing where
// none leads.
std::vector<std::optional<Cost>> least_to_come(Index const& index, NodeNumber to) {
  std::vector<std::optional<Cost>> least(index.nodes().size());
  auto const one_figure = [&](std::int64_t Cost::* figure) {
    using Entry = std::pair<std::int64_t, NodeNumber>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<bool> settled(index.nodes().size());
    queue.emplace(0, to);
    while (!queue.empty()) {
      auto const [value, node] = queue.top();
      queue.pop();
      if (settled[node]) { continue; }
      settled[node] = true;
      if (!least[node]) { least[node] = Cost{}; }
      (*least[node]).*figure = value;
      for (auto number = index.first_arc(node); number < index.last_arc(node); ++number) {
        auto const& arc = index.arc(number);
        queue.emplace(value + index.arc(arc.back).cost.*figure, arc.to);
      }
    }
  };
  one_figure(&Cost::minutes);
  one_figure(&Cost::cents);
  one_figure(&Cost::grams);
  return least;
}

class Search {
 public:
  Search(Index const& index, Ends ends, SearchRules const& rules)
      : index_(index),
        ends_(ends),
        rules_(rules),
        least_(least_to_come(index, ends.to)),
        kept_(index.nodes().size() * kModes) {}

  Found run() {
    spread_from_start();
    while (!queue_.empty()) {
      auto const number = std::get<LabelNumber>(queue_.top());  // the one of least cost
      queue_.pop();
      if (is_beaten(number)) { continue; }
      keep(number);
      if (index_.arc(labels_[number].arc).to != ends_.to) { spread(number); }
    }
    return {paths(), !out_of_labels_};
  }

 private:
  void spread_from_start() {
    Countries visited;
    visited.set(bit(index_.node(ends_.from).site.country));
    for (auto arc = index_.first_arc(ends_.from); arc < index_.last_arc(ends_.from); ++arc) {
      follow(arc, {}, visited, std::nullopt);
    }
  }

  void spread(LabelNumber number) {
    auto const here = labels_[number];  // a copy: following arcs grows labels_
    auto const& came = index_.arc(here.arc);
    for (auto next = index_.first_arc(came.to); next < index_.last_arc(came.to); ++next) {
      if (next == came.back) { continue; }
      auto cost = here.cost;
      if (auto const mode = index_.arc(next).mode; mode != came.mode) {
        auto const& node = index_.node(came.to);
        if (!node.has_terminal(mode) || !node.has_terminal(came.mode)) { continue; }
        cost = cost + kHandling;
      }
      follow(next, cost, here.visited, number);
    }
  }

  void follow(ArcNumber number, Cost const& cost, Countries visited, std::optional<LabelNumber> before) {
    auto const& arc = index_.arc(number);
    if (!least_[arc.to] || rules_.closed.contains(arc.leg)) { return; }
    auto const from = index_.node(arc.from).site.country;
    auto const to = index_.node(arc.to).site.country;
    if (from != to && !rules_.may_return) {
      if (visited.test(bit(to))) { return; }
      visited.set(bit(to));
    }
    if (labels_.size() >= rules_.most_labels) {
      out_of_labels_ = true;
      return;
    }
    labels_.push_back({cost + arc.cost, number, before, visited});
    auto const label = static_cast<LabelNumber>(labels_.size() - 1);
    if (is_beaten(label)) {
      labels_.pop_back();
      return;
    }
    queue_.emplace(weight(labels_.back().cost), labels_.back().cost, label);
  }

  Int128 weight(Cost const& cost) const { return rules_.weights ? rules_.weights->of(cost) : 0; }

  // As good in each of the three, and maybe better; with weights, in their sum.
  bool as_good(Cost const& one, Cost const& other) const {
    if (rules_.weights) { return weight(one) <= weight(other); }
    return one.minutes <= other.minutes && one.cents <= other.cents && one.grams <= other.grams;
  }

  std::size_t state(Label const& label) const {
    auto const& arc = index_.arc(label.arc);
    return arc.to * kModes + static_cast<std::size_t>(arc.mode);
  }

  // A kept way to the same place by the same mode is as good and has left no country that this one has not;
  // or a whole way is as good as this one can still become.
  bool is_beaten(LabelNumber number) const {
    auto const& label = labels_[number];
    auto const by = [&](LabelNumber other) {
      return as_good(labels_[other].cost, label.cost) && (labels_[other].visited & ~label.visited).none();
    };
    if (std::ranges::any_of(kept_[state(label)], by)) { return true; }
    auto const best_end = label.cost + *least_[index_.arc(label.arc).to];
    return std::ranges::any_of(whole_,
                               [&](LabelNumber other) { return as_good(labels_[other].cost, best_end); });
  }

  void keep(LabelNumber number) {
    kept_[state(labels_[number])].push_back(number);
    if (index_.arc(labels_[number].arc).to == ends_.to) { whole_.push_back(number); }
  }

  std::vector<Path> paths() const {
    std::vector<Path> paths;
    for (auto const end : whole_) {
      Path path{{}, labels_[end].cost};
      for (std::optional<LabelNumber> at = end; at; at = labels_[*at].before) {
        path.arcs.push_back(labels_[*at].arc);
      }
      std::ranges::reverse(path.arcs);
      paths.push_back(std::move(path));
    }
    return paths;
  }

  // By weight, then minutes, cents, grams and metres; of equal ones the label set first.
  using Entry = std::tuple<Int128, Cost, LabelNumber>;

  Index const& index_;
  Ends ends_;
  SearchRules const& rules_;
  std::vector<std::optional<Cost>> least_;
  std::vector<Label> labels_;
  std::vector<std::vector<LabelNumber>> kept_;  // by node and mode
  std::vector<LabelNumber> whole_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  bool out_of_labels_ = false;
};

}  // namespace

Found search(Index const& index, Ends ends, SearchRules const& rules) {
  return Search(index, ends, rules).run();
}

}  // namespace chorsu::routing
