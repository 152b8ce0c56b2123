// An answer as it goes over the wire: the head with every header the server adds, and the content.
#pragma once

#include <string>
#include <string_view>

#include "http/response.h"
#include "http/static_files.h"
#include "http/target.h"

namespace chorsu::http {

struct Reply {
  Status status = Status::ok;
  // The status line and headers but Connection, which is known only when the answer is sent.
  std::string head;
  std::string content;
  std::string_view file;  // instead of `content`: bytes that live as long as the server

  std::string_view bytes() const { return file.empty() ? std::string_view(content) : file; }
};

// What about the request shapes the reply.
struct ReplyTo {
  std::string_view request_id;
  Codings accepted;
  bool head_only = false;
};

// JSON and plain text of more than a kilobyte is packed where the client accepts it.
// std::invalid_argument when a handler's header has a line break in it.
Reply reply(Response response, ReplyTo to);
// The file, or 304 when the client's copy is still right.
Reply reply(StaticFile const& file, std::string_view if_none_match, ReplyTo to);
// The head of a stream of events, which ends when the connection does.
Reply event_stream_reply(ReplyTo to);

}  // namespace chorsu::http
