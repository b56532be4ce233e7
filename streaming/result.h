/// How failure is told: a wrong graph throws while it is built, the outside world returns an expected.
#pragma once

#include "streaming/time.h"

#include <tl/expected.hpp>

#include <optional>
#include <stdexcept>
#include <string>

namespace streaming {

/// The graph or its use is wrong: a mistake of the program, found while it is built.
class GraphError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// A job, a transform function or an input failed while the program ran; what `awaitTermination` throws.
class JobError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

enum class ErrorKind {
    Usage,      ///< the request itself is wrong; no retry helps
    Unreachable, ///< the other side is away; a retry may help
    ServerFailed, ///< the other side says that it failed; a retry may help, later
    RateLimited, ///< the other side wants to be left alone for a while
    Refused,     ///< the other side will not have it; no retry helps
    Credentials, ///< missing or refused
    Data,       ///< what came cannot be read
    Write,      ///< a write failed
    Damaged,    ///< stored state cannot be trusted; the program ends
    Unsafe,     ///< a write of state could not be made safe; the program ends
};

/// What went wrong, in words for the person who can mend it.
struct Error {
    ErrorKind kind{};
    std::string message;
    std::optional<Duration> retryAfter; ///< the other side's own wish, where it gave one
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::nullopt});
}

} // namespace streaming
