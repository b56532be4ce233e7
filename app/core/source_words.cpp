#include "app/core/source_words.h"

#include <algorithm>

namespace app {

using streaming::ErrorKind;
using streaming::LinkState;

namespace {

SourceState stateOf(LinkState state)
{
    switch (state) {
    case LinkState::Connecting:
        return SourceState::Connecting;
    case LinkState::Connected:
        return SourceState::Live;
    case LinkState::Waiting:
        return SourceState::Waiting;
    case LinkState::Ended:
        return SourceState::Ended;
    case LinkState::GivenUp:
        return SourceState::GivenUp;
    case LinkState::Stopped:
        return SourceState::Stopped;
    }
    return SourceState::Ended;
}

SourceTrouble troubleOf(std::optional<ErrorKind> kind)
{
    if (!kind) return SourceTrouble::None;
    switch (*kind) {
    case ErrorKind::Unreachable:
        return SourceTrouble::Network;
    case ErrorKind::ServerFailed:
        return SourceTrouble::Service;
    case ErrorKind::RateLimited:
        return SourceTrouble::RateLimited;
    case ErrorKind::Credentials:
        return SourceTrouble::Credentials;
    default:
        return SourceTrouble::Other;
    }
}

/// What a source reads again from its beginning would count twice.
bool canBeginAnew(const std::string& source)
{
    return !source.starts_with("replay") && !source.starts_with("directory");
}

SourceEvent::Kind kindOf(LinkState state)
{
    switch (state) {
    case LinkState::Connecting:
        return SourceEvent::Kind::Connecting;
    case LinkState::Connected:
        return SourceEvent::Kind::Connected;
    case LinkState::Waiting:
        return SourceEvent::Kind::Waiting;
    case LinkState::Ended:
        return SourceEvent::Kind::Ended;
    case LinkState::GivenUp:
        return SourceEvent::Kind::GivenUp;
    case LinkState::Stopped:
        return SourceEvent::Kind::Stopped;
    }
    return SourceEvent::Kind::Ended;
}

} // namespace

SourceView sourceView(const streaming::SourceLink& source, Time now)
{
    const auto& [name, link] = source;
    const auto until = [now](Time moment) { return std::max(Duration(0), moment - now); };
    const auto after = [now](Time moment) { return std::max(Duration(0), now - moment); };
    SourceView view{name, stateOf(link.state), link.error, std::nullopt, after(link.since)};
    if (view.state != SourceState::Live) view.trouble = troubleOf(link.errorKind);
    view.nextTryAt = link.nextTry;
    if (link.nextTry) view.nextTry = until(*link.nextTry);
    if (link.lastHeard) view.silent = after(*link.lastHeard);
    view.reconnects = link.reconnects;
    view.gaps = link.gaps;
    view.dropped = link.dropped;
    view.stoppable = canBeginAnew(name);
    return view;
}

SourceEvent sourceEvent(const streaming::LinkEvent& event)
{
    SourceEvent made{.at = event.at, .kind = kindOf(event.state), .words = event.error};
    if (event.nextTry) made.wait = *event.nextTry - event.at;
    if (!event.gap) return made;
    made.kind = SourceEvent::Kind::Gap;
    made.words = event.gap->reason;
    made.lasted = event.gap->to - event.gap->from;
    made.estimate = event.gap->estimate;
    return made;
}

} // namespace app
