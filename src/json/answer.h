// Puts an answer's figures into JSON in one language. Sources and gaps are told once, in lists at the end of
// the answer; a figure refers to them by id, so that the same source looks the same everywhere.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/figures.h"
#include "language/language.h"
#include "vocabulary/figure.h"

namespace chorsu::json {

class AnswerWriter {
 public:
  explicit AnswerWriter(language::Voice const& voice) : voice_(voice) {}

  language::Voice const& voice() const { return voice_; }
  std::string say(Message const& message) const { return voice_.say(message); }

  // {state, low, high, unit, text, basis, formula, sources, cautions, missing}; `unit` is told of an unknown
  // too.
  template <class T>
  boost::json::object figure(Figure<T> const& figure, std::string_view unit) {
    auto const scale = [](std::optional<T> const& value) {
      return value ? std::optional(language::scaled(*value)) : std::nullopt;
    };
    return write(language::state(figure), scale(figure.low()), scale(figure.high()), unit, figure.evidence(),
                 figure.missing());
  }
  // The id under which the source stands in sources(): "s1".
  std::string source(Source const& source);
  // The id under which the gap stands in unknowns().
  std::string unknown(Unknown const& gap);

  boost::json::array unknowns() const;
  boost::json::array sources() const;

 private:
  boost::json::object write(language::State state, std::optional<language::Scaled> const& low,
                            std::optional<language::Scaled> const& high, std::string_view unit,
                            Evidence const& evidence, std::vector<Unknown> const& missing);

  language::Voice const& voice_;
  std::vector<Source> sources_;
  std::vector<Unknown> unknowns_;
};

// A list of texts, each said in the writer's language.
boost::json::array texts(AnswerWriter const& writer, std::vector<Message> const& messages);
boost::json::array texts(std::vector<std::string> const& all);

}  // namespace chorsu::json
