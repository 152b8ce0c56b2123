#include "http/static_files.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "http/compress.h"

namespace chorsu::http {
namespace {

struct TypeByEnding {
  std::string_view ending;
  std::string_view type;
  bool packs;
};
constexpr std::array kTypes{
    TypeByEnding{".html", "text/html; charset=utf-8", true},
    TypeByEnding{".js", "text/javascript; charset=utf-8", true},
    TypeByEnding{".mjs", "text/javascript; charset=utf-8", true},
    TypeByEnding{".css", "text/css; charset=utf-8", true},
    TypeByEnding{".json", "application/json", true},
    TypeByEnding{".geojson", "application/geo+json", true},
    TypeByEnding{".map", "application/json", true},
    TypeByEnding{".webmanifest", "application/manifest+json", true},
    TypeByEnding{".yaml", "application/yaml", true},
    TypeByEnding{".svg", "image/svg+xml", true},
    TypeByEnding{".txt", "text/plain; charset=utf-8", true},
    TypeByEnding{".wasm", "application/wasm", true},
    TypeByEnding{".ico", "image/vnd.microsoft.icon", true},
    TypeByEnding{".png", "image/png", false},
    TypeByEnding{".jpg", "image/jpeg", false},
    TypeByEnding{".webp", "image/webp", false},
    TypeByEnding{".woff2", "font/woff2", false},
    TypeByEnding{".pdf", "application/pdf", false},
};
constexpr TypeByEnding kUnknownType{"", "application/octet-stream", false};

TypeByEnding type_of(std::string_view path) {
  for (auto const& type : kTypes) {
    if (path.ends_with(type.ending)) { return type; }
  }
  return kUnknownType;
}

// Smaller ones fit one packet as they are.
constexpr std::size_t kWorthPacking = 512;

std::string hash_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  std::string digits;
  for (std::size_t i = 0; i < 16; ++i) { fmt::format_to(std::back_inserter(digits), "{:02x}", hash[i]); }
  return digits;
}

// Keeps the packed form only where it is the smaller one.
void keep(PackedFile& packed, std::string bytes, std::size_t plain) {
  if (bytes.size() >= plain) { return; }
  packed.bytes = std::move(bytes);
  packed.ready.store(true, std::memory_order_release);
}

}  // namespace

FileForm form_of(StaticFile const& file, Codings accepted) {
  if (accepted.brotli && file.brotli.ready.load(std::memory_order_acquire)) {
    return {file.brotli.bytes, "br", "\"" + file.hash + "-br\""};
  }
  if (accepted.gzip && file.gzip.ready.load(std::memory_order_acquire)) {
    return {file.gzip.bytes, "gzip", "\"" + file.hash + "-gzip\""};
  }
  return {file.bytes, "", "\"" + file.hash + "\""};
}

StaticFiles::StaticFiles(std::filesystem::path const& folder) {
  if (folder.empty()) { return; }
  for (auto entry = std::filesystem::recursive_directory_iterator(folder);
       entry != std::filesystem::end(entry); ++entry) {
    auto const hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory()) { entry.disable_recursion_pending(); }
    if (!hidden && entry->is_regular_file()) { add(folder, entry->path()); }
  }
  packer_ = std::thread([this] { pack(); });
}

StaticFiles::~StaticFiles() {
  stopping_ = true;
  if (packer_.joinable()) { packer_.join(); }
}

void StaticFiles::add(std::filesystem::path const& folder, std::filesystem::path const& file) {
  auto const path = "/" + file.lexically_relative(folder).generic_string();
  std::ifstream stream(file, std::ios::binary);
  auto& added = files_[path];
  added.bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  if (stream.bad() || !stream) {
    throw std::filesystem::filesystem_error("cannot read", file, std::make_error_code(std::errc::io_error));
  }
  added.type = type_of(path).type;
  added.hash = hash_of(added.bytes);
  added.immutable = path.starts_with("/assets/");
  by_path_[path] = &added;
  constexpr std::string_view kIndex = "/index.html";
  if (path.ends_with(kIndex)) {
    auto const base = path.substr(0, path.size() - kIndex.size());
    by_path_[base + "/"] = &added;
    if (!base.empty()) { by_path_[base] = &added; }
  }
}

void StaticFiles::pack() {
  // Quality 9 is within a few percent of 11 and some twenty times as quick.
  constexpr int kQuality = 9;
  for (auto& [path, file] : files_) {
    if (stopping_) { return; }
    if (!type_of(path).packs || file.bytes.size() < kWorthPacking) { continue; }
    keep(file.gzip, gzip(file.bytes, kQuality), file.bytes.size());
    keep(file.brotli, brotli(file.bytes, kQuality), file.bytes.size());
  }
}

StaticFile const* StaticFiles::find(std::string_view path) const {
  auto const found = by_path_.find(path);
  return found != by_path_.end() ? found->second : nullptr;
}

}  // namespace chorsu::http
