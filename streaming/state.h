/// What a stream keeps from batch to batch, as bytes that outlive the process.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace streaming {

/// State that cannot be saved, or saved state that does not fit the program. Says which operator.
class StateError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A part of a stream's state. The bytes of an id never change, so each is written once, however often it is listed.
struct StatePiece {
    std::uint64_t id{};
    std::function<std::string()> bytes; ///< call before the next batch begins, on the loop thread; may throw StateError
};

/// Pieces that were saved, in the order in which they were listed.
using SavedPieces = std::vector<std::pair<std::uint64_t, std::string>>;

} // namespace streaming
