#include "json/answer.h"

#include <algorithm>

namespace chorsu::json {

std::string AnswerWriter::source(Source const& source) {
  auto found = std::ranges::find(sources_, source);
  if (found == sources_.end()) { found = sources_.insert(sources_.end(), source); }
  return "s" + std::to_string(found - sources_.begin() + 1);
}

std::string AnswerWriter::unknown(Unknown const& gap) {
  add_unknowns(unknowns_, {gap});
  return gap.id;
}

boost::json::object AnswerWriter::write(language::State state, std::optional<language::Scaled> const& low,
                                        std::optional<language::Scaled> const& high, std::string_view unit,
                                        Evidence const& evidence, std::vector<Unknown> const& missing) {
  boost::json::object told{{"state", language::text(state)}};
  if (low) { told["low"] = low->number.text(); }
  if (high) { told["high"] = high->number.text(); }
  told["unit"] = low ? std::string_view(low->unit) : unit;
  told["text"] = language::words_of(state, low, high, voice_);
  told["basis"] = text(evidence.basis);
  if (!evidence.formula.empty()) { told["formula"] = say(evidence.formula); }
  boost::json::array sources;
  for (auto const& one : evidence.sources) { sources.emplace_back(source(one)); }
  told["sources"] = std::move(sources);
  told["cautions"] = texts(*this, evidence.cautions);
  boost::json::array gaps;
  for (auto const& gap : missing) { gaps.emplace_back(unknown(gap)); }
  told["missing"] = std::move(gaps);
  return told;
}

boost::json::array AnswerWriter::unknowns() const {
  boost::json::array told;
  for (auto const& gap : unknowns_) {
    boost::json::object one{{"id", gap.id}, {"missing", say(gap.missing)}};
    if (!gap.changes.empty()) { one["changes"] = say(gap.changes); }
    if (!gap.supply.empty()) { one["supply"] = say(gap.supply); }
    told.emplace_back(std::move(one));
  }
  return told;
}

boost::json::array AnswerWriter::sources() const {
  boost::json::array told;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    auto const& source = sources_[i];
    boost::json::object one{{"id", "s" + std::to_string(i + 1)},
                            {"kind", source.kind},
                            {"authority", source.authority},
                            {"edition", source.edition},
                            {"basis", text(source.basis)}};
    if (source.as_of) { one["as_of"] = source.as_of->text(); }
    if (!source.checksum.empty()) { one["checksum"] = source.checksum; }
    if (!source.detail.empty()) { one["detail"] = source.detail; }
    told.emplace_back(std::move(one));
  }
  return told;
}

boost::json::array texts(AnswerWriter const& writer, std::vector<Message> const& messages) {
  boost::json::array told;
  for (auto const& message : messages) { told.emplace_back(writer.say(message)); }
  return told;
}

boost::json::array texts(std::vector<std::string> const& all) {
  return boost::json::array(all.begin(), all.end());
}

}  // namespace chorsu::json
