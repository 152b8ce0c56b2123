#include "http/static_files.h"

#include <brotli/decode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "http/compress.h"
#include "http/reply.h"

namespace chorsu::http {
namespace {

std::string gunzipped(std::string const& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string plain(1'000'000, '\0');
  auto copy = packed;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

std::string unbrotlied(std::string const& packed) {
  std::string plain(1'000'000, '\0');
  auto size = plain.size();
  EXPECT_EQ(BrotliDecoderDecompress(packed.size(), reinterpret_cast<std::uint8_t const*>(packed.data()),
                                    &size, reinterpret_cast<std::uint8_t*>(plain.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  plain.resize(size);
  return plain;
}

std::string prose() {
  std::string text;
  for (int i = 0; i < 1000; ++i) { text += "верста " + std::to_string(i * i) + "\n"; }
  return text;
}

TEST(Compress, UnpacksToTheSame) {
  for (auto const& text : {std::string(), std::string("x"), prose(), std::string("\0\xff\0", 3)}) {
    EXPECT_EQ(gunzipped(gzip(text, 4)), text);
    EXPECT_EQ(unbrotlied(brotli(text, 9)), text);
  }
}

class Files : public testing::Test {
 protected:
  Files() : folder(std::filesystem::temp_directory_path() / ("chorsu_files_" + std::to_string(getpid()))) {
    put("index.html", "<html></html>");
    put("docs/index.html", "docs");
    put("assets/app-1a2b.js", prose());
    put("worker.mjs", "x");
    put(".hidden", "x");
    put(".git/config", "x");
    put("data.unknown", "x");
  }
  ~Files() override { std::filesystem::remove_all(folder); }
  void put(std::string const& name, std::string const& bytes) {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
  std::filesystem::path const folder;
};

TEST_F(Files, AreFoundByTheirPathAlone) {
  StaticFiles const files(folder);
  EXPECT_EQ(files.index()->bytes, "<html></html>");
  EXPECT_EQ(files.find("/docs"), files.find("/docs/index.html"));
  EXPECT_EQ(files.find("/docs/"), files.find("/docs/index.html"));
  EXPECT_EQ(files.find("/worker.mjs")->type, "text/javascript; charset=utf-8");
  EXPECT_EQ(files.find("/data.unknown")->type, "application/octet-stream");
  EXPECT_TRUE(files.find("/assets/app-1a2b.js")->immutable);
  EXPECT_FALSE(files.index()->immutable);
  for (auto const* const path : {"/.hidden", "/.git/config", "/../passwd", "/docs/../index.html", "",
                                 "index.html", "/assets", "/no"}) {
    EXPECT_EQ(files.find(path), nullptr) << path;
  }
}

TEST_F(Files, ArePackedInTheBackgroundEachFormWithItsTag) {
  StaticFiles const files(folder);
  auto const& file = *files.find("/assets/app-1a2b.js");
  while (!file.brotli.ready || !file.gzip.ready) { std::this_thread::yield(); }
  auto const plain = form_of(file, {});
  auto const gzipped = form_of(file, {.gzip = true});
  auto const brotlied = form_of(file, {.gzip = true, .brotli = true});
  EXPECT_EQ(gunzipped(std::string(gzipped.bytes)), plain.bytes);
  EXPECT_EQ(unbrotlied(std::string(brotlied.bytes)), plain.bytes);
  EXPECT_EQ(gzipped.coding, "gzip");
  EXPECT_EQ(brotlied.coding, "br");
  EXPECT_NE(plain.etag, gzipped.etag);
  EXPECT_NE(gzipped.etag, brotlied.etag);
  EXPECT_EQ(form_of(*files.index(), {.gzip = true, .brotli = true}).coding, "");
}

TEST_F(Files, KeepTheirTagAsLongAsTheirBytes) {
  auto const tag = [&] { return form_of(*StaticFiles(folder).index(), {}).etag; };
  auto const before = tag();
  EXPECT_EQ(tag(), before);
  put("index.html", "<html> </html>");
  EXPECT_NE(tag(), before);
}

TEST(StaticFiles, AFolderThatIsNotThereIsAFault) {
  EXPECT_THROW(StaticFiles("/no/such/folder"), std::filesystem::filesystem_error);
  EXPECT_EQ(StaticFiles("").index(), nullptr);
}

TEST(Reply, RefusesAHeaderWithALineBreak) {
  EXPECT_THROW(
      reply(Response{Status::ok, "text/plain", "", {{"Location", "/a\r\nSet-Cookie: b"}}}, {"id", {}, false}),
      std::invalid_argument);
}

}  // namespace
}  // namespace chorsu::http
