/// Decompression as a stream, by the libraries of each kind.
#pragma once

#include "connectors/files/content.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace connectors::files {

/// What one step of decompression gave.
struct Decoded {
    std::size_t written = 0; ///< bytes, good also where damage follows them
    std::string damage{}; ///< what is wrong with the data; empty: nothing
};

/// Decompresses one stream of any number of members. What it holds is bounded, however much comes out.
class Codec {
public:
    virtual ~Codec() = default;

    /// Decompresses from the front of `input`, which it shortens, into `room`. Nothing written and nothing left in
    /// `input`: it wants more. Not to be called again after damage.
    virtual Decoded decode(std::string_view& input, std::span<char> room) = 0;

    /// Whether the input may end here: every member that began is complete.
    virtual bool complete() const = 0;
};

/// For `Gzip`, `Bzip2` and `Zstd`; none for any other.
std::unique_ptr<Codec> makeCodec(Content content);

} // namespace connectors::files
