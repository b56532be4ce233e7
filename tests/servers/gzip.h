/// gzip as a streaming server writes it: every part can be read as soon as it has come.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace servers {

class Gzip {
public:
    Gzip();
    ~Gzip();
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    /// The compressed form of `bytes`, flushed.
    std::string part(std::string_view bytes) { return deflate(bytes, Z_SYNC_FLUSH); }
    /// What ends it.
    std::string end() { return deflate({}, Z_FINISH); }

private:
    std::string deflate(std::string_view bytes, int flush);

    z_stream m_stream{};
};

} // namespace servers
