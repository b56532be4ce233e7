#include "connectors/bluesky/bluesky_connector.h"

#include "connectors/bluesky/dictionaries.h"
#include "connectors/common/timestamps.h"

#include <utility>

namespace connectors::bluesky {

using namespace std::chrono_literals;
using streaming::Error;
using streaming::ErrorKind;
using streaming::Result;

namespace {

constexpr streaming::Duration stallAfter = 75s; // hosts ping every 30 s

bool names(const Error& refusal, std::string_view what) { return refusal.message.find(what) != refusal.message.npos; }

} // namespace

Result<void> BlueskyConnector::init()
{
    auto settings = readBlueskySettings(m_options.settings);
    if (!settings) return tl::unexpected(settings.error());
    m_settings = std::move(*settings);
    auto hosts = addresses(m_settings, m_options.host, m_options.endpoint);
    if (!hosts) return tl::unexpected(hosts.error());
    m_hosts = Hosts(std::move(*hosts));
    if (m_settings.compression == Compression::Zstd)
        m_unpacker = std::make_unique<FrameUnpacker>(dictionaryOf(m_settings.wire));
    return {};
}

void BlueskyConnector::goOnFrom(streaming::Position position)
{
    const auto microseconds = static_cast<std::int64_t>(position.offset);
    if (timeFromMicroseconds(microseconds)) m_memory.place.microseconds = microseconds;
}

Result<void> BlueskyConnector::run(std::stop_token stop, streaming::Store& store)
{
    const auto& address = m_hosts.current();
    const websocket::Request request{
        .url = subscriptionUrl(address, m_settings, m_memory.place), .stallAfter = stallAfter};
    EventReader reader(store, m_clock, m_memory, {m_settings.wire, address.host, m_unpacker.get()});
    const auto ended = m_transport.run(request, reader.handlers(), stop);
    reader.finish();
    if (stop.stop_requested()) return {};
    auto error = ended ? Error{ErrorKind::Unreachable, address.host + " ended the stream", {}} : ended.error();
    return tl::unexpected(endOf(reader, std::move(error)));
}

Error BlueskyConnector::endOf(const EventReader& reader, Error error)
{
    if (reader.unpackingFailed()) {
        stopCompressing();
        error.message += "; going on without compression";
        return error;
    }
    if (!reader.isOpen())
        if (auto said = mended(error)) return *said;
    if (reader.gaveData()) {
        m_hosts.worked();
        const bool silent = m_clock.now() - *reader.heard() >= stallAfter;
        if (!silent && error.kind == ErrorKind::Unreachable) return error; // it works: it is asked again
    }
    const auto before = m_hosts.current();
    error = m_hosts.failed(std::move(error));
    if (m_hosts.current() != before) m_memory.place.seq = 0; // the other one counts for itself
    return error;
}

/// What to do about a refusal that another request mends, in words.
std::optional<Error> BlueskyConnector::mended(const Error& refusal)
{
    if (refusal.kind != ErrorKind::Refused) return std::nullopt;
    const auto& host = m_hosts.current().host;
    if (m_memory.place.microseconds > 0 && names(refusal, "CursorTooOld")) {
        m_memory.holeFrom = std::exchange(m_memory.place, {}).microseconds;
        const auto since = formatTime(streaming::timeAt(*m_memory.holeFrom / 1000));
        return Error{ErrorKind::Unreachable,
            host + " does not keep what it sent from " + since + " on any more; going on with what is new", {}};
    }
    if (m_unpacker && names(refusal, "UnknownZstdDictionary")) {
        stopCompressing();
        return Error{ErrorKind::Unreachable,
            host + " has another dictionary than this version of the program; going on without compression", {}};
    }
    return std::nullopt;
}

void BlueskyConnector::stopCompressing()
{
    m_unpacker.reset();
    m_settings.compression = Compression::None;
}

} // namespace connectors::bluesky
