#include "json/parse.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <unordered_set>
#include <vector>

#include "vocabulary/utf8.h"

namespace chorsu::json {
namespace {

namespace bj = boost::json;

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;  // in characters, as an editor counts
};

Place place_of(std::string_view text, std::size_t offset) {
  auto const before = text.substr(0, offset);
  auto const newline = before.rfind('\n');
  auto const line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  auto const is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return {1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          1 + static_cast<std::size_t>(std::ranges::count_if(line, is_lead))};
}

// Called by Boost's parser with what it reads: builds the value and knows the path it is at, so that a field
// that comes twice is named. Boost's own handler would silently keep the last.
class Builder {
 public:
  constexpr static std::size_t max_object_size = std::numeric_limits<std::int32_t>::max();
  constexpr static std::size_t max_array_size = std::numeric_limits<std::int32_t>::max();
  constexpr static std::size_t max_key_size = 1024;
  constexpr static std::size_t max_string_size = std::numeric_limits<std::int32_t>::max();

  Builder() { stack_.reset(); }
  bj::value release() { return stack_.release(); }
  // The path of the field that came twice; empty when none did.
  std::string const& duplicate() const { return duplicate_; }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { return open(false); }
  bool on_object_end(std::size_t n, bj::error_code&) {
    levels_.pop_back();
    stack_.push_object(n);
    return true;
  }
  bool on_array_begin(bj::error_code&) { return open(true); }
  bool on_array_end(std::size_t n, bj::error_code&) {
    levels_.pop_back();
    stack_.push_array(n);
    return true;
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    key_.append(part);
    stack_.push_chars(part);
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& error) {
    key_.append(part);
    auto& level = levels_.back();
    level.key = std::exchange(key_, {});
    if (!level.seen.insert(level.key).second) {
      duplicate_ = path();
      error = bj::error::syntax;
      return false;
    }
    stack_.push_key(part);
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
    count();
    stack_.push_string(part);
    return true;
  }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t number, bj::string_view, bj::error_code&) {
    count();
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code&) {
    count();
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double number, bj::string_view, bj::error_code& error) {
    if (!std::isfinite(number)) {
      error = bj::error::exponent_overflow;
      return false;
    }
    count();
    stack_.push_double(number);
    return true;
  }
  bool on_bool(bool truth, bj::error_code&) {
    count();
    stack_.push_bool(truth);
    return true;
  }
  bool on_null(bj::error_code&) {
    count();
    stack_.push_null();
    return true;
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  struct Level {
    bool array = false;
    std::size_t next_index = 0;
    std::string key;
    std::unordered_set<std::string> seen;
  };

  // A value begins inside an array: the next one there has the next index.
  void count() {
    if (!levels_.empty()) { ++levels_.back().next_index; }
  }
  bool open(bool array) {
    count();
    levels_.push_back({array, 0, {}, {}});
    return true;
  }
  std::string path() const {
    std::string path;
    for (auto const& level : levels_) {
      if (level.array) {
        path += "[" + std::to_string(level.next_index - 1) + "]";
      } else {
        path += (path.empty() ? "" : ".") + level.key;
      }
    }
    return path;
  }

  bj::value_stack stack_;
  std::vector<Level> levels_;
  std::string key_;
  std::string duplicate_;
};

Problems at(std::string_view key, std::string_view text, std::size_t offset) {
  auto const place = place_of(text, offset);
  return Problems("", message(key, argument("line", place.line), argument("column", place.column)));
}

}  // namespace

Result<bj::value> parse(std::string_view text) {
  if (auto const bad = first_invalid_utf8(text)) { return refuse(at("json.not_utf8", text, *bad)); }
  bj::parse_options options;
  options.max_depth = kMaxDepth;
  bj::basic_parser<Builder> parser(options);
  bj::error_code error;
  auto const read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) { error = bj::error::extra_data; }
  if (!error) { return parser.handler().release(); }
  if (auto const& twice = parser.handler().duplicate(); !twice.empty()) {
    return refuse(Problems(twice, message("json.duplicate_field")));
  }
  if (error == bj::error::too_deep) {
    return refuse(Problems("", message("json.too_deep", argument("limit", kMaxDepth))));
  }
  return refuse(
      at(error == bj::error::exponent_overflow ? "json.number_out_of_range" : "json.malformed", text, read));
}

}  // namespace chorsu::json
