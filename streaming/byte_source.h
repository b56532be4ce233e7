/// A run of bytes that is read once, from its beginning to its end.
#pragma once

#include "streaming/descriptor.h"
#include "streaming/result.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace streaming {

/// Where bytes come from. Used by one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Writes up to `room.size()` bytes to `room`, which is not empty, and waits until there is at least one. 0: the
    /// end, or a stop was requested. After an error every further call gives that error again.
    virtual Result<std::size_t> read(std::span<char> room) = 0;

    /// Whether `read` would not have to wait for somebody to send more.
    virtual bool ready() const = 0;
};

/// Reads a file, pipe or socket that somebody else opens and closes; a stop request ends the waiting. `bytesRead` is
/// counted up and may be read by any thread.
class DescriptorSource final : public ByteSource {
public:
    DescriptorSource(int fd, const StopEvent& stop, std::atomic<std::uint64_t>& bytesRead);

    Result<std::size_t> read(std::span<char> room) override;
    bool ready() const override;

private:
    bool await() const;

    const int m_fd;
    const bool m_mayWait; ///< no regular file
    const StopEvent& m_stop;
    std::atomic<std::uint64_t>& m_bytesRead;
};

} // namespace streaming
