#include "connectors/files/codec.h"

#include <bzlib.h>
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <limits>
#include <new>

namespace connectors::files {

namespace {

/// The C interfaces count in unsigned int.
unsigned int counted(std::size_t size)
{
    return unsigned(std::min<std::size_t>(size, std::numeric_limits<unsigned int>::max()));
}

class GzipCodec final : public Codec {
public:
    GzipCodec()
    {
        constexpr int gzipOnly = 16;
        if (::inflateInit2(&m_stream, MAX_WBITS + gzipOnly) != Z_OK) throw std::bad_alloc();
    }
    ~GzipCodec() override { ::inflateEnd(&m_stream); }

    Decoded decode(std::string_view& input, std::span<char> room) override
    {
        if (m_complete && input.empty()) return {};
        if (m_complete) ::inflateReset(&m_stream);
        m_complete = false;
        m_stream.next_in = reinterpret_cast<const Bytef*>(input.data());
        m_stream.avail_in = counted(input.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(room.data());
        m_stream.avail_out = counted(room.size());
        const auto code = ::inflate(&m_stream, Z_NO_FLUSH);
        input.remove_prefix(std::size_t(m_stream.next_in - reinterpret_cast<const Bytef*>(input.data())));
        m_complete = code == Z_STREAM_END;
        const auto written = std::size_t(reinterpret_cast<char*>(m_stream.next_out) - room.data());
        const bool fine = code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR; // the last: it wants more
        if (fine) return {written};
        return {written, m_stream.msg ? m_stream.msg : ::zError(code)};
    }

    bool complete() const override { return m_complete; }

private:
    z_stream m_stream{};
    bool m_complete = true;
};

class Bzip2Codec final : public Codec {
public:
    ~Bzip2Codec() override { ::BZ2_bzDecompressEnd(&m_stream); }

    Decoded decode(std::string_view& input, std::span<char> room) override
    {
        if (m_complete && input.empty()) return {};
        if (m_complete) begin();
        m_stream.next_in = const_cast<char*>(input.data()); // read only, though the interface does not say so
        m_stream.avail_in = counted(input.size());
        m_stream.next_out = room.data();
        m_stream.avail_out = counted(room.size());
        const auto code = ::BZ2_bzDecompress(&m_stream);
        input.remove_prefix(std::size_t(m_stream.next_in - input.data()));
        m_complete = code == BZ_STREAM_END;
        const auto written = std::size_t(m_stream.next_out - room.data());
        if (m_complete || code == BZ_OK) return {written};
        return {written, code == BZ_DATA_ERROR_MAGIC ? "incorrect header" : "incorrect data or checksum"};
    }

    bool complete() const override { return m_complete; }

private:
    void begin()
    {
        ::BZ2_bzDecompressEnd(&m_stream);
        m_stream = {};
        if (::BZ2_bzDecompressInit(&m_stream, 0, 0) != BZ_OK) throw std::bad_alloc();
        m_complete = false;
    }

    bz_stream m_stream{};
    bool m_complete = true;
};

class ZstdCodec final : public Codec {
public:
    ZstdCodec() : m_stream(::ZSTD_createDStream())
    {
        if (!m_stream) throw std::bad_alloc();
    }

    Decoded decode(std::string_view& input, std::span<char> room) override
    {
        if (m_complete && input.empty()) return {};
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const auto hint = ::ZSTD_decompressStream(m_stream.get(), &out, &in);
        input.remove_prefix(in.pos);
        if (::ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge)
            return {out.pos, "it needs a window over 128 MiB: unpack it by zstd -dc --long=31"};
        if (::ZSTD_isError(hint)) return {out.pos, ::ZSTD_getErrorName(hint)};
        m_complete = hint == 0;
        return {out.pos};
    }

    bool complete() const override { return m_complete; }

private:
    struct Free {
        void operator()(ZSTD_DStream* stream) const { ::ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> m_stream;
    bool m_complete = true;
};

} // namespace

std::unique_ptr<Codec> makeCodec(Content content)
{
    switch (content) {
    case Content::Gzip:
        return std::make_unique<GzipCodec>();
    case Content::Bzip2:
        return std::make_unique<Bzip2Codec>();
    case Content::Zstd:
        return std::make_unique<ZstdCodec>();
    default:
        return nullptr;
    }
}

} // namespace connectors::files
