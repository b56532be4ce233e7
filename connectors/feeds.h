/// The feeds that can be read: a visible table, one line each.
#pragma once

#include "connectors/replay/replay_connector.h"
#include "streaming/connector.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace connectors {

/// `KIND[:ARGUMENT]`, for example `replay:feed.ndjson` or `simulated:7`.
struct Source {
    std::string kind;
    std::string argument;
};

/// What a connector is made with.
struct SourceContext {
    streaming::Clock& clock;               ///< outlives the connectors
    std::function<void(std::string)> warn; ///< any thread
};

/// A kind of source.
struct Feed {
    std::string_view kind;
    std::string_view description;
    streaming::Result<std::unique_ptr<streaming::Connector>> (*make)(const std::string& argument, const SourceContext&);
};

std::span<const Feed> feeds();

/// The connectors of a run, checked by their `init`.
struct Sources {
    std::vector<std::unique_ptr<streaming::Connector>> connectors;
    const replay::ReplayConnector* replay = nullptr; ///< the one that reads recorded feeds, where there is one
    bool live = false;                               ///< whether one of them has no end
    std::function<std::int64_t()> postsRead{};       ///< how many were read that a service bills; any thread
};

/// All `replay:` sources together are one feed, in the order given. Error of kind `Usage`, in words.
streaming::Result<Sources> openSources(const std::vector<Source>& sources, const SourceContext& context);

} // namespace connectors
