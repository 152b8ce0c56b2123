// Reads the fields of a JSON object into types. Every wrong field is put down at its path ("lines[3].qty") in
// one Problems, so that all are told at once. Numbers are whole (64 bits); what has decimals travels as text
// and is read with its own parser, so that no amount passes through binary floating point.
//
//   Problems problems;
//   json::ObjectReader question(document, problems);
//   auto const from = question.with("from", Locode::parse);
//   auto const pieces = question.optional_integer("pieces", {.least = 1});
//   question.finish();
//   if (!problems.empty()) { return refuse(std::move(problems)); }
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "vocabulary/result.h"

namespace chorsu::json {

struct TextLimits {
  std::size_t least = 1;    // characters
  std::size_t most = 1000;  // characters
};
struct IntegerLimits {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};
struct ArrayLimits {
  std::size_t least = 0;
  std::size_t most = 1000;
};

// A required field that is absent is a problem; an optional one may be absent or null. Both give nothing when
// the field is there and wrong. A field that nobody asked for is refused by finish().
class ObjectReader {
 public:
  // `path` is where the value stands in the document; empty for the document itself.
  ObjectReader(boost::json::value const& value, Problems& problems, std::string path = {});

  std::optional<std::string> text(std::string_view name, TextLimits limits = {});
  std::optional<std::string> optional_text(std::string_view name, TextLimits limits = {});
  std::optional<std::int64_t> integer(std::string_view name, IntegerLimits limits = {});
  std::optional<std::int64_t> optional_integer(std::string_view name, IntegerLimits limits = {});
  std::optional<bool> boolean(std::string_view name);
  std::optional<bool> optional_boolean(std::string_view name);

  // A text read by a function `Result<T> parse(std::string_view)`.
  template <class Parse>
  auto with(std::string_view name, Parse parse) {
    return parsed(name, text(name), parse);
  }
  template <class Parse>
  auto optional_with(std::string_view name, Parse parse) {
    return parsed(name, optional_text(name), parse);
  }

  // A nested object read by a function `std::optional<T> read(ObjectReader&)`; its unknown fields are refused
  // too.
  template <class Read>
  auto object(std::string_view name, Read read) {
    return nested(required(name), path_of(name), read);
  }
  template <class Read>
  auto optional_object(std::string_view name, Read read) {
    return nested(present(name), path_of(name), read);
  }

  // An array of objects; nothing when any of them is wrong.
  template <class Read>
  auto objects(std::string_view name, Read read, ArrayLimits limits = {}) {
    return elements(array(name, required(name), limits), name,
                    [&](boost::json::value const& value, std::string path) {
                      return nested(&value, std::move(path), read);
                    });
  }
  template <class Read>
  auto optional_objects(std::string_view name, Read read, ArrayLimits limits = {}) {
    return elements(array(name, present(name), limits), name,
                    [&](boost::json::value const& value, std::string path) {
                      return nested(&value, std::move(path), read);
                    });
  }
  // An array of texts, each read by `parse`.
  template <class Parse>
  auto texts(std::string_view name, Parse parse, ArrayLimits limits = {}) {
    return elements(array(name, required(name), limits), name, text_element(parse));
  }
  template <class Parse>
  auto optional_texts(std::string_view name, Parse parse, ArrayLimits limits = {}) {
    return elements(array(name, present(name), limits), name, text_element(parse));
  }

  // An array of whole numbers.
  std::optional<std::vector<std::int64_t>> optional_integers(std::string_view name, IntegerLimits each = {},
                                                             ArrayLimits limits = {});

  // A problem found by whoever knows more than the type: at this object's field, or at the object (empty
  // name).
  void problem(std::string_view name, Message what) { problems_.add(path_of(name), std::move(what)); }
  // Refuses the fields that were not asked for.
  void finish();

 private:
  bool has(std::string_view name) const;
  boost::json::value const* present(std::string_view name);   // null counts as absent
  boost::json::value const* required(std::string_view name);  // absent is a problem
  std::string path_of(std::string_view name) const;
  boost::json::array const* array(std::string_view name, boost::json::value const* value, ArrayLimits limits);
  std::optional<std::string> read_text(boost::json::value const& value, std::string const& path,
                                       TextLimits limits);
  std::optional<std::int64_t> read_integer(boost::json::value const& value, std::string const& path,
                                           IntegerLimits limits);
  std::optional<bool> read_boolean(boost::json::value const& value, std::string const& path);

  template <class Parse>
  auto parsed(std::string_view name, std::optional<std::string> const& text, Parse& parse) {
    using T = typename std::invoke_result_t<Parse&, std::string_view>::value_type;
    return text ? take(problems_, path_of(name), parse(std::string_view(*text))) : std::optional<T>();
  }
  template <class Read>
  auto nested(boost::json::value const* value, std::string path, Read& read)
      -> std::invoke_result_t<Read&, ObjectReader&> {
    if (value == nullptr) { return std::nullopt; }
    ObjectReader reader(*value, problems_, std::move(path));
    if (reader.object_ == nullptr) { return std::nullopt; }
    auto result = read(reader);
    reader.finish();
    return result;
  }
  template <class Parse>
  auto text_element(Parse& parse) {
    return [this, &parse](boost::json::value const& value, std::string const& path) {
      using T = typename std::invoke_result_t<Parse&, std::string_view>::value_type;
      auto const text = read_text(value, path, {});
      return text ? take(problems_, path, parse(std::string_view(*text))) : std::optional<T>();
    };
  }
  template <class Element>
  auto elements(boost::json::array const* array, std::string_view name, Element element) {
    using T = typename std::invoke_result_t<Element&, boost::json::value const&, std::string>::value_type;
    std::optional<std::vector<T>> all;
    if (array == nullptr) { return all; }
    all.emplace();
    bool whole = true;
    for (std::size_t i = 0; i < array->size(); ++i) {
      auto one = element((*array)[i], path_of(name) + "[" + std::to_string(i) + "]");
      whole = whole && one.has_value();
      if (whole) { all->push_back(std::move(*one)); }
    }
    if (!whole) { all.reset(); }
    return all;
  }

  boost::json::object const* object_ = nullptr;
  Problems& problems_;
  std::string path_;
  std::vector<std::string> asked_;
};

}  // namespace chorsu::json
