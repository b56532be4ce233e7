/// An owner of files that has failed once stays failed.
#pragma once

#include "streaming/result.h"

namespace streaming::storage {

/// Remembers the first error of its owner, which gives it to every later caller. One thread at a time.
class FirstFailure {
public:
    /// The first error, where there was one.
    Result<void> check() const { return m_error ? Result<void>(tl::unexpected(*m_error)) : Result<void>(); }

    /// Passes `result` on and keeps its error.
    template <class T>
    Result<T> keep(Result<T> result)
    {
        if (!result && !m_error) m_error = result.error();
        return result;
    }

private:
    std::optional<Error> m_error;
};

} // namespace streaming::storage
