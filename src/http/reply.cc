#include "http/reply.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

#include "http/compress.h"

namespace chorsu::http {
namespace {

constexpr std::size_t kWorthPacking = 1024;
constexpr int kQuickLevel = 4;

// Ant Design sets styles at run time; the map's worker is a blob.
constexpr std::string_view kSecurityHeaders =
    "Content-Security-Policy: default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: "
    "blob:; "
    "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7), written anew when the second changes.
std::string_view date_now() {
  thread_local std::time_t written = 0;
  thread_local std::array<char, 32> text{};
  thread_local std::size_t length = 0;
  if (auto const now = std::time(nullptr); now != written || length == 0) {
    constexpr std::array<char const*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<char const*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    gmtime_r(&now, &parts);
    length = static_cast<std::size_t>(
        std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                      kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                      kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                      parts.tm_min, parts.tm_sec));
    written = now;
  }
  return {text.data(), length};
}

void add(std::string& head, std::string_view name, std::string_view value) {
  auto const breaks = [](std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != text.npos;
  };
  if (breaks(name) || breaks(value)) {
    throw std::invalid_argument("line break in header " + std::string(name));
  }
  head.append(name).append(": ").append(value).append("\r\n");
}

std::string begin(Status status, ReplyTo to) {
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ")
      .append(std::to_string(code(status)))
      .append(" ")
      .append(phrase(status))
      .append("\r\n");
  add(head, "Date", date_now());
  add(head, "X-Request-Id", to.request_id);
  return head.append(kSecurityHeaders);
}

bool has(Response const& response, std::string_view name) {
  return std::ranges::find(response.headers, name, &Parameter::name) != response.headers.end();
}

bool packs(std::string_view type) {
  return type.starts_with("application/json") || type.starts_with("application/problem+json") ||
         type.starts_with("text/plain");
}

bool has_no_content(Status status) {
  return status == Status::no_content || status == Status::not_modified;
}

}  // namespace

std::string_view phrase(Status status) {
  switch (status) {
    case Status::ok:
      return "OK";
    case Status::created:
      return "Created";
    case Status::accepted:
      return "Accepted";
    case Status::no_content:
      return "No Content";
    case Status::see_other:
      return "See Other";
    case Status::not_modified:
      return "Not Modified";
    case Status::bad_request:
      return "Bad Request";
    case Status::unauthorized:
      return "Unauthorized";
    case Status::forbidden:
      return "Forbidden";
    case Status::not_found:
      return "Not Found";
    case Status::method_not_allowed:
      return "Method Not Allowed";
    case Status::conflict:
      return "Conflict";
    case Status::gone:
      return "Gone";
    case Status::precondition_failed:
      return "Precondition Failed";
    case Status::content_too_large:
      return "Content Too Large";
    case Status::unsupported_media_type:
      return "Unsupported Media Type";
    case Status::expectation_failed:
      return "Expectation Failed";
    case Status::unprocessable:
      return "Unprocessable Content";
    case Status::too_many_requests:
      return "Too Many Requests";
    case Status::headers_too_large:
      return "Request Header Fields Too Large";
    case Status::fault:
      return "Internal Server Error";
    case Status::unavailable:
      return "Service Unavailable";
    case Status::version_not_supported:
      return "HTTP Version Not Supported";
  }
  return "";
}

Reply reply(Response response, ReplyTo to) {
  Reply reply{response.status, begin(response.status, to), std::move(response.body), {}};
  if (!response.type.empty()) { add(reply.head, "Content-Type", response.type); }
  if (packs(response.type) && reply.content.size() > kWorthPacking) {
    add(reply.head, "Vary", "Accept-Encoding, Accept-Language");
    if (to.accepted.gzip) {
      reply.content = gzip(reply.content, kQuickLevel);
      add(reply.head, "Content-Encoding", "gzip");
    }
  } else {
    add(reply.head, "Vary", "Accept-Language");
  }
  if (!has(response, "Cache-Control")) { add(reply.head, "Cache-Control", "no-store"); }
  for (auto const& header : response.headers) { add(reply.head, header.name, header.value); }
  if (!has_no_content(reply.status)) {
    add(reply.head, "Content-Length", std::to_string(reply.content.size()));
  }
  if (to.head_only || has_no_content(reply.status)) { reply.content.clear(); }
  return reply;
}

Reply reply(StaticFile const& file, std::string_view if_none_match, ReplyTo to) {
  auto const form = form_of(file, to.accepted);
  auto const unchanged = names_etag(if_none_match, form.etag);
  auto const status = unchanged ? Status::not_modified : Status::ok;
  Reply reply{status, begin(status, to), {}, {}};
  add(reply.head, "ETag", form.etag);
  add(reply.head, "Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  add(reply.head, "Vary", "Accept-Encoding");
  if (unchanged) { return reply; }
  add(reply.head, "Content-Type", file.type);
  if (!form.coding.empty()) { add(reply.head, "Content-Encoding", form.coding); }
  add(reply.head, "Content-Length", std::to_string(form.bytes.size()));
  if (!to.head_only) { reply.file = form.bytes; }
  return reply;
}

Reply event_stream_reply(ReplyTo to) {
  Reply reply{Status::ok, begin(Status::ok, to), {}, {}};
  add(reply.head, "Content-Type", "text/event-stream");
  add(reply.head, "Cache-Control", "no-store");
  add(reply.head, "X-Accel-Buffering", "no");
  return reply;
}

}  // namespace chorsu::http
