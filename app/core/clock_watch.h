/// Notices that the machine slept or that its clock was set.
#pragma once

#include "streaming/link.h"

#include <chrono>
#include <optional>
#include <string>

namespace app {

/// Compares the wall clock with one that only runs on while the machine does. One thread.
class ClockWatch {
public:
    using Steady = std::chrono::steady_clock::time_point;

    static constexpr streaming::Duration tolerance{2000};

    /// What happened since the last call: a leap forward is a gap, in which nothing was counted; a leap back is one
    /// without a length. None where both clocks went on alike.
    std::optional<streaming::Gap> look(streaming::Time wall, Steady steady);

private:
    std::optional<streaming::Time> m_wall;
    Steady m_steady{};
};

/// The same in a sentence.
std::string clockLeapInWords(const streaming::Gap& leap);

} // namespace app
