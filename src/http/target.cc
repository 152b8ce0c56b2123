#include "http/target.h"

#include <algorithm>
#include <charconv>

#include "vocabulary/utf8.h"

namespace chorsu::http {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Calls `each` with every trimmed part of a list.
template <class Each>
void split(std::string_view list, char separator, Each each) {
  while (!list.empty()) {
    auto const end = std::min(list.find(separator), list.size());
    each(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

std::string form_decoded_blanks(std::string_view text) {
  std::string blanks(text);
  std::ranges::replace(blanks, '+', ' ');
  return blanks;
}

// "gzip;q=0" refuses what it names.
bool refused(std::string_view parameters) {
  bool zero = false;
  split(parameters, ';', [&](std::string_view parameter) {
    if (parameter.starts_with("q=") || parameter.starts_with("Q=")) {
      zero = parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
  });
  return zero;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  for (std::string_view const scheme : {"http://", "https://"}) {
    if (target.starts_with(scheme)) {
      target.remove_prefix(scheme.size());
      target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
      if (target.empty()) { return Target{"/", {}}; }
      if (target.front() == '?') { return Target{"/", target.substr(1)}; }
    }
  }
  if (!target.starts_with('/') || target.find('#') != std::string_view::npos) { return std::nullopt; }
  auto const mark = target.find('?');
  if (mark == std::string_view::npos) { return Target{target, {}}; }
  return Target{target.substr(0, mark), target.substr(mark + 1)};
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '%') {
      if (i + 2 >= text.size()) { return std::nullopt; }
      auto const* const digits = text.data() + i + 1;
      auto const read = std::from_chars(digits, digits + 2, byte, 16);
      if (read.ec != std::errc() || read.ptr != digits + 2) { return std::nullopt; }
      i += 2;
    }
    if (byte < 0x20 || byte == 0x7F) { return std::nullopt; }
    decoded += static_cast<char>(byte);
  }
  if (first_invalid_utf8(decoded)) { return std::nullopt; }
  return decoded;
}

Result<std::vector<Parameter>> parse_query(std::string_view query, std::vector<std::string> const& known) {
  std::vector<Parameter> parameters;
  Problems problems;
  split(query, '&', [&](std::string_view pair) {
    if (pair.empty() || problems.all().size() > known.size() + 20) { return; }
    auto const equals = std::min(pair.find('='), pair.size());
    auto const name = percent_decoded(form_decoded_blanks(pair.substr(0, equals)));
    auto value = percent_decoded(form_decoded_blanks(pair.substr(std::min(equals + 1, pair.size()))));
    if (!name) {
      problems.add("", message("http.query_malformed"));
    } else if (*name != "lang" && std::ranges::find(known, *name) == known.end()) {
      problems.add(*name, message("http.parameter_unknown"));
    } else if (!value) {
      problems.add(*name, message("http.query_malformed"));
    } else if (std::ranges::find(parameters, *name, &Parameter::name) != parameters.end()) {
      problems.add(*name, message("http.parameter_twice"));
    } else {
      parameters.push_back({*name, std::move(*value)});
    }
  });
  if (!problems.empty()) { return refuse(std::move(problems)); }
  return parameters;
}

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  std::optional<std::string> value;
  split(query, '&', [&](std::string_view pair) {
    if (!value && pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      value = percent_decoded(form_decoded_blanks(pair.substr(name.size() + 1)));
    }
  });
  return value;
}

Codings accepted_codings(std::string_view accept_encoding) {
  std::optional<bool> gzip;
  std::optional<bool> brotli;
  bool any = false;
  split(accept_encoding, ',', [&](std::string_view item) {
    auto const end = std::min(item.find(';'), item.size());
    auto const name = media_type(item.substr(0, end));
    auto const accepted = !refused(item.substr(std::min(end + 1, item.size())));
    if (name == "gzip") { gzip = accepted; }
    if (name == "br") { brotli = accepted; }
    if (name == "*") { any = accepted; }
  });
  return {gzip.value_or(any), brotli.value_or(any)};
}

std::string media_type(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::ranges::transform(type, type.begin(), lower);
  return type;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  bool named = false;
  split(if_none_match, ',', [&](std::string_view item) {
    if (item.starts_with("W/")) { item.remove_prefix(2); }
    named = named || item == "*" || item == etag;
  });
  return named;
}

bool well_formed_request_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '_' || c == '-';
  });
}

}  // namespace chorsu::http
