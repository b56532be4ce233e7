/// The state of a program at one moment, as it is stored.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace streaming::storage {

/// Names a piece of state; its bytes never change.
struct PieceRef {
    std::string node;
    std::uint64_t id = 0;

    auto operator<=>(const PieceRef&) const = default;
};

/// A piece to store.
struct NewPiece {
    std::string node;
    std::uint64_t id = 0;
    std::string bytes;
};

/// What a node of the graph has in the store.
struct NodeState {
    std::string type;
    std::vector<std::uint64_t> pieces; ///< ids, in the node's own order

    bool operator==(const NodeState&) const = default;
};

struct Checkpoint {
    std::uint64_t number = 0;
    std::int64_t timeMs = 0; ///< batch time, milliseconds of the Unix epoch
    std::string program{};   ///< describes the graph
    std::map<std::string, std::string> values{}; ///< positions, clock, counters: bytes by name
    std::map<std::string, NodeState> nodes{};    ///< by node name
    std::uint64_t logFrom = 0; ///< sequence number of the first log record to read again

    bool operator==(const Checkpoint&) const = default;
};

} // namespace streaming::storage
