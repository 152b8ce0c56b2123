// Problems are all that is wrong with what somebody gave us: each at its field, all at once, so that nobody
// has to send a form five times. A field is a path as a JSON reader would write it: "value.amount",
// "lines[3].qty".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vocabulary/message.h"

namespace chorsu {

// One way out of a problem that the asker may choose: the text to send instead, and what it means.
struct Choice {
  std::string value;
  Message label;
  friend bool operator==(Choice const&, Choice const&) = default;
};

struct Problem {
  std::string field;  // empty: the whole question
  Message message;
  std::vector<Choice> choices;
  friend bool operator==(Problem const&, Problem const&) = default;
};

class [[nodiscard]] Problems {
 public:
  Problems() = default;
  explicit Problems(Problem problem) { all_.push_back(std::move(problem)); }
  Problems(std::string_view field, Message what)
      : Problems(Problem{std::string(field), std::move(what), {}}) {}

  void add(Problem problem) { all_.push_back(std::move(problem)); }
  void add(std::string_view field, Message what) { add(Problem{std::string(field), std::move(what), {}}); }
  void add(Problems const& others) { all_.insert(all_.end(), others.all_.begin(), others.all_.end()); }

  // The same problems, seen from outside the field: "amount" within "value" is "value.amount".
  Problems within(std::string_view field) const;

  bool empty() const { return all_.empty(); }
  // Is something wrong with the field or with a part of it?
  bool mentions(std::string_view field) const;
  std::vector<Problem> const& all() const { return all_; }
  friend bool operator==(Problems const&, Problems const&) = default;

 private:
  std::vector<Problem> all_;
};

}  // namespace chorsu
