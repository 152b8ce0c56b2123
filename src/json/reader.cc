#include "json/reader.h"

#include <algorithm>

namespace chorsu::json {
namespace {

// More unknown fields than this in one object are not a slip of the hand; naming them all would only cost.
constexpr std::size_t kMaxUnknownNamed = 20;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Line breaks and tabs belong to what people type; other control characters (NUL first of all) do not.
bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && c != '\n' && c != '\r' && c != '\t');
  });
}

}  // namespace

ObjectReader::ObjectReader(boost::json::value const& value, Problems& problems, std::string path)
    : object_(value.if_object()), problems_(problems), path_(std::move(path)) {
  if (object_ == nullptr) { problems_.add(path_, message("json.object_expected")); }
}

bool ObjectReader::has(std::string_view name) const {
  if (object_ == nullptr) { return false; }
  auto const* const value = object_->if_contains(name);
  return value != nullptr && !value->is_null();
}

boost::json::value const* ObjectReader::present(std::string_view name) {
  asked_.emplace_back(name);
  return has(name) ? object_->if_contains(name) : nullptr;
}

boost::json::value const* ObjectReader::required(std::string_view name) {
  auto const* const value = present(name);
  if (value == nullptr && object_ != nullptr) { problem(name, message("json.required")); }
  return value;
}

std::string ObjectReader::path_of(std::string_view name) const {
  if (name.empty()) { return path_; }
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

std::optional<std::string> ObjectReader::text(std::string_view name, TextLimits limits) {
  auto const* const value = required(name);
  return value != nullptr ? read_text(*value, path_of(name), limits) : std::nullopt;
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name, TextLimits limits) {
  auto const* const value = present(name);
  return value != nullptr ? read_text(*value, path_of(name), limits) : std::nullopt;
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name, IntegerLimits limits) {
  auto const* const value = required(name);
  return value != nullptr ? read_integer(*value, path_of(name), limits) : std::nullopt;
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name, IntegerLimits limits) {
  auto const* const value = present(name);
  return value != nullptr ? read_integer(*value, path_of(name), limits) : std::nullopt;
}

std::optional<bool> ObjectReader::boolean(std::string_view name) {
  auto const* const value = required(name);
  return value != nullptr ? read_boolean(*value, path_of(name)) : std::nullopt;
}

std::optional<bool> ObjectReader::optional_boolean(std::string_view name) {
  auto const* const value = present(name);
  return value != nullptr ? read_boolean(*value, path_of(name)) : std::nullopt;
}

std::optional<std::string> ObjectReader::read_text(boost::json::value const& value, std::string const& path,
                                                   TextLimits limits) {
  if (!value.is_string()) {
    problems_.add(path, message(value.is_number() ? "json.number_as_text" : "json.text_expected"));
    return std::nullopt;
  }
  std::string_view const text = value.get_string();
  auto const length = characters(text);
  if (length < limits.least) {
    problems_.add(path, limits.least == 1 ? message("json.text_empty")
                                          : message("json.text_too_short", argument("limit", limits.least)));
  } else if (length > limits.most) {
    problems_.add(path, message("json.text_too_long", argument("limit", limits.most)));
  } else if (has_control_character(text)) {
    problems_.add(path, message("json.control_character"));
  } else {
    return std::string(text);
  }
  return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::read_integer(boost::json::value const& value,
                                                       std::string const& path, IntegerLimits limits) {
  auto const* const number = value.if_int64();
  if (number == nullptr && !value.is_uint64()) {
    problems_.add(path, message("json.integer_expected"));
  } else if (number == nullptr || *number > limits.most) {
    problems_.add(path, message("json.integer_too_large", argument("limit", limits.most)));
  } else if (*number < limits.least) {
    problems_.add(path, message("json.integer_too_small", argument("limit", limits.least)));
  } else {
    return *number;
  }
  return std::nullopt;
}

std::optional<bool> ObjectReader::read_boolean(boost::json::value const& value, std::string const& path) {
  if (auto const* const truth = value.if_bool()) { return *truth; }
  problems_.add(path, message("json.boolean_expected"));
  return std::nullopt;
}

boost::json::array const* ObjectReader::array(std::string_view name, boost::json::value const* value,
                                              ArrayLimits limits) {
  if (value == nullptr) { return nullptr; }
  auto const* const array = value->if_array();
  if (array == nullptr) {
    problem(name, message("json.array_expected"));
  } else if (array->size() < limits.least) {
    problem(name, message("json.too_few", argument("limit", limits.least)));
  } else if (array->size() > limits.most) {
    problem(name, message("json.too_many", argument("limit", limits.most)));
  } else {
    return array;
  }
  return nullptr;
}

std::optional<std::vector<std::int64_t>> ObjectReader::optional_integers(std::string_view name,
                                                                         IntegerLimits each,
                                                                         ArrayLimits limits) {
  return elements(array(name, present(name), limits), name,
                  [&](boost::json::value const& value, std::string const& path) {
                    return read_integer(value, path, each);
                  });
}

void ObjectReader::finish() {
  if (object_ == nullptr) { return; }
  std::size_t unknown = 0;
  for (auto const& [key, value] : *object_) {
    if (std::ranges::find(asked_, std::string_view(key)) != asked_.end()) { continue; }
    if (++unknown > kMaxUnknownNamed) { return; }
    problem(key, message("json.unknown_field"));
  }
}

}  // namespace chorsu::json
