// The web interface's files, read once into memory: each with a strong entity tag, and packed with gzip and
// Brotli in the background while the server already answers.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <thread>

#include "http/target.h"

namespace chorsu::http {

// Written once by the packing thread; readable from the moment `ready` is set.
struct PackedFile {
  std::string bytes;
  std::atomic<bool> ready{false};
};

struct StaticFile {
  std::string type;
  std::string bytes;
  std::string hash;        // SHA-256, hexadecimal, the first 32 digits
  bool immutable = false;  // its name changes with its content: /assets/
  PackedFile gzip;
  PackedFile brotli;
};

// The form of a file that goes to one client.
struct FileForm {
  std::string_view bytes;
  std::string_view coding;  // "gzip", "br"; empty: as it is
  std::string etag;
};
FileForm form_of(StaticFile const& file, Codings accepted);

class StaticFiles {
 public:
  // Every regular file below the folder but hidden ones; an empty path: no files. "x/index.html" is also at
  // "/x/" and
  // "/x". std::filesystem::filesystem_error when the folder cannot be read.
  explicit StaticFiles(std::filesystem::path const& folder);
  ~StaticFiles();
  StaticFiles(StaticFiles const&) = delete;
  StaticFiles& operator=(StaticFiles const&) = delete;

  // By the decoded path of a request; null when there is none.
  StaticFile const* find(std::string_view path) const;
  StaticFile const* index() const { return find("/"); }

 private:
  void add(std::filesystem::path const& folder, std::filesystem::path const& file);
  void pack();

  std::map<std::string, StaticFile, std::less<>> files_;
  std::map<std::string, StaticFile const*, std::less<>> by_path_;
  std::atomic<bool> stopping_{false};
  std::thread packer_;
};

}  // namespace chorsu::http
