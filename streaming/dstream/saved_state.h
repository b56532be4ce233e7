/// What the streams that keep state have in common when it is saved.
#pragma once

#include "streaming/graph.h"
#include "streaming/serialization.h"

#include <boost/core/demangle.hpp>

#include <typeinfo>

namespace streaming {

/// Throws StateError: elements that no archive takes were to be saved.
[[noreturn]] inline void refuseToSave(const StreamNodeBase& stream, const std::type_info& element)
{
    throw StateError("the state of the stream " + stream.name() + " cannot be saved: "
        + boost::core::demangle(element.name()) + " has no serialize function");
}

/// Throws StateError: what `error` says, and of which stream.
[[noreturn]] inline void refuseToRestore(const StreamNodeBase& stream, const std::string& error)
{
    throw StateError("the state of the stream " + stream.name() + " does not fit: " + error);
}

/// The name of a type, for `StreamNodeBase::stateType`.
template <class T>
std::string typeText()
{
    return boost::core::demangle(typeid(T).name());
}

inline std::uint64_t pieceId(Time time) { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }
inline Time pieceTime(std::uint64_t id) { return timeAt(static_cast<std::int64_t>(id)); }

/// The ids of pieces that are no panes: no batch lies so far away.
inline std::uint64_t idBesidePanes(std::uint64_t hash) { return (std::uint64_t(1) << 62) | (hash >> 2); }
inline bool isBesidePanes(std::uint64_t id) { return id >> 62 == 1; }

} // namespace streaming
