#include "http/compress.h"

#include <brotli/encode.h>
#define ZLIB_CONST
#include <zlib.h>

#include <cstdint>
#include <new>

namespace chorsu::http {

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;  // the largest window, in a gzip wrapper
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef const*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);  // the bound leaves room for all of it
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string brotli(std::string_view bytes, int quality) {
  auto size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string packed(size, '\0');
  if (BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<std::uint8_t const*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(packed.data())) != BROTLI_TRUE) {
    throw std::bad_alloc();
  }
  packed.resize(size);
  return packed;
}

}  // namespace chorsu::http
