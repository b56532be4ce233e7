#include "tests/servers/gzip.h"

#include <array>
#include <stdexcept>

namespace servers {

Gzip::Gzip()
{
    constexpr int withGzipHeader = 15 + 16;
    if (deflateInit2(&m_stream, Z_BEST_SPEED, Z_DEFLATED, withGzipHeader, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("no gzip");
}

Gzip::~Gzip() { deflateEnd(&m_stream); }

std::string Gzip::deflate(std::string_view bytes, int flush)
{
    std::string out;
    std::array<Bytef, 16384> buffer;
    m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
    m_stream.avail_in = uInt(bytes.size());
    do {
        m_stream.next_out = buffer.data();
        m_stream.avail_out = buffer.size();
        ::deflate(&m_stream, flush);
        out.append(reinterpret_cast<char*>(buffer.data()), buffer.size() - m_stream.avail_out);
    } while (m_stream.avail_out == 0);
    return out;
}

} // namespace servers
