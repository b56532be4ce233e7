/// The feeds that can be read: a visible table, one line each.
#pragma once

#include "connectors/common/filter.h"
#include "connectors/common/source_settings.h"
#include "connectors/credentials/credentials.h"
#include "connectors/http/transport.h"
#include "connectors/replay/replay_connector.h"
#include "connectors/websocket/transport.h"
#include "streaming/connector.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace connectors {

/// `KIND[:ARGUMENT]`, for example `replay:feed.ndjson` or `simulated:7`.
struct Source {
    std::string kind;
    std::string argument;
};

/// The way out and the keys, for the feeds of services. Any thread.
struct LiveServices {
    http::Transport& http;
    websocket::Transport& webSocket;
    const credentials::Credentials& credentials;
};

/// When to stop reading posts that cost money.
struct SpendingLimits {
    std::optional<std::int64_t> posts{}; ///< a UTC day; none: the budget alone counts
    std::int64_t budgetCents = 500;      ///< a UTC day
};

/// What is asked of the sources of a run.
struct SourceOptions {
    std::map<std::string, std::string> endpoints{};          ///< by kind of source: another address than the service's own
    std::map<std::string, SourceSettings> settings{};        ///< by kind of source: its part of the settings file
    FilterOptions filters{};                                 ///< for services that filter at their end
    SpendingLimits spending{};
    std::string stateFolder{};                               ///< for what is counted across restarts; it need not exist
};

/// What connectors are made with. What is pointed to outlives them.
struct SourceContext {
    streaming::Clock& clock;
    std::function<void(std::string)> warn;   ///< any thread
    const LiveServices* services = nullptr;  ///< none: only feeds that need no service can be read
    SourceOptions options{};
};

/// Who applies `track`, `follow`, `locations` and `language`.
enum class Filtering {
    Here,
    AtTheService, ///< it is trusted
};

/// A kind of source.
struct Feed {
    std::string_view kind;
    std::string_view description;
    streaming::Result<std::unique_ptr<streaming::Connector>> (*make)(const std::string& argument, const SourceContext&);
    Filtering filtering = Filtering::Here;
};

std::span<const Feed> feeds();

/// A connector, checked by its `init`.
struct OpenedSource {
    std::unique_ptr<streaming::Connector> connector;
    Filtering filtering = Filtering::Here;
};

/// The sources of a run.
struct Sources {
    std::vector<OpenedSource> opened;
    const replay::ReplayConnector* replay = nullptr; ///< the one that reads recorded feeds, where there is one
    bool live = false;                               ///< whether one of them has no end
};

/// All `replay:` sources together are one feed, in the order given. Error of kind `Usage`, in words.
streaming::Result<Sources> openSources(const std::vector<Source>& sources, const SourceContext& context);

} // namespace connectors
