#include "tests/servers/service.h"

#include "tests/servers/faults.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace servers {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using streaming::Duration;

namespace {

constexpr auto lull = 10ms; // how often an idle stream looks for records
constexpr std::size_t batchSize = 64; // records in one write
constexpr auto seatPatience = 500ms; // until a client that is gone is noticed
constexpr std::size_t tooLong = 1u << 31;

/// Twice, and in pairs of the wrong order, as the habits have it.
std::vector<std::string> asUsual(const Habits& habits, std::vector<std::string> records)
{
    if (habits.reordered)
        for (std::size_t i = 0; i + 1 < records.size(); i += 2) std::swap(records[i], records[i + 1]);
    if (!habits.doubled) return records;
    std::vector<std::string> twice;
    for (const auto& record : records) twice.insert(twice.end(), 2, record);
    return twice;
}

/// What a connection gets of them, in its own words; the first one's place is `place`.
std::vector<std::string> worded(const Wording& wording, std::uint64_t place, std::vector<std::string> records)
{
    if (!wording.wanted && !wording.rewrite) return records;
    std::vector<std::string> out;
    for (auto& record : records) {
        ++place;
        if (wording.wanted && !wording.wanted(record)) continue;
        out.push_back(wording.rewrite ? wording.rewrite(record, place) : std::move(record));
    }
    return out;
}

} // namespace

std::string httpDate(streaming::Time time)
{
    const auto seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text;
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string isoTime(streaming::Time time)
{
    const auto seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text;
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S.000000Z", &parts)};
}

std::string unixSeconds(streaming::Time time)
{
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).time_since_epoch().count());
}

Failure failureOf(int status)
{
    if (status == 420 || status == 429) return Failure::RateLimited;
    return status >= 500 ? Failure::ServerFailed : Failure::Final;
}

/// The account's seat while a connection has it.
class Service::Seat {
public:
    Seat(Service& service, std::uint64_t number) : m_service(service), m_number(number) { }
    ~Seat() { leave(); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    /// A client that is cut off by a failure has to keep to the rules of coming back; one that left has not.
    void leave(std::optional<Failure> failure = std::nullopt)
    {
        if (std::exchange(m_left, true)) return;
        if (failure)
            m_service.m_keeper.failed(*failure, m_service.now());
        else
            m_service.m_keeper.left();
        const std::lock_guard lock(m_service.m_mutex);
        --m_service.m_seated;
        m_service.m_seatFree.notify_all();
    }

    bool isNewest() const
    {
        const std::lock_guard lock(m_service.m_mutex);
        return m_service.m_newest == m_number;
    }

private:
    Service& m_service;
    const std::uint64_t m_number;
    bool m_left = false;
};

Service::Service(connectors::formats::Wire wire, const ServiceOptions& options, Duration heartbeat)
    : m_wire(wire),
      m_options(options),
      m_heartbeat(options.heartbeat.count() ? options.heartbeat : heartbeat),
      m_feed(wire, options.feed),
      m_keeper(options.rules)
{
}

streaming::Time Service::now() const
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now()) + m_options.clockAhead;
}

std::vector<std::string> Service::refusals() const
{
    const std::lock_guard lock(m_mutex);
    return m_refusals;
}

std::uint64_t Service::recordsSent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sent;
}

Headers Service::dated(Headers headers) const
{
    headers.push_back({"Date", httpDate(now())});
    return headers;
}

void Service::answer(Connection& connection, int status, const std::string& body, Headers headers) const
{
    connection.answer(status, body, dated(std::move(headers)));
}

void Service::refuse(Connection& connection, Of what, int status, const std::string& body, const std::string& words,
    Headers headers, std::optional<streaming::Time> lifted)
{
    if (what == Of::Stream) m_keeper.failed(failureOf(status), now(), lifted);
    const auto notice = std::to_string(status) + ": " + words;
    if (m_options.notice) m_options.notice(notice);
    {
        const std::lock_guard lock(m_mutex);
        m_refusals.push_back(notice);
    }
    answer(connection, status, body, std::move(headers));
}

bool Service::spoiled(Connection& connection)
{
    m_keeper.attempt(now());
    const auto fault = m_faults.takeForRequest();
    if (!fault) return false;
    if (m_options.notice) m_options.notice("a planned fault for connection " + std::to_string(connection.number()));
    if (fault->kind == Fault::Kind::Status)
        answerFault(connection, *fault);
    else
        playFault(connection, fault->kind);
    return true;
}

void Service::answerFault(Connection& connection, const Fault& fault)
{
    Headers headers;
    std::optional<streaming::Time> lifted;
    if (failureOf(fault.status) == Failure::RateLimited && fault.after.count()) {
        lifted = std::chrono::ceil<std::chrono::seconds>(now() + fault.after);
        headers.push_back({"x-rate-limit-reset",
            m_wire == connectors::formats::Wire::Mastodon ? isoTime(*lifted) : unixSeconds(*lifted)});
    }
    m_keeper.failed(failureOf(fault.status), now(), lifted);
    answer(connection, fault.status, R"({"title":"a planned fault"})", headers);
}

/// A redirect is an answer; all else counts as failed when the client has had enough of it.
void Service::playFault(Connection& connection, Fault::Kind kind)
{
    using enum Fault::Kind;
    const Request any;
    if (kind == Redirect) {
        m_keeper.failed(Failure::Final, now());
        return redirect("https://elsewhere.example/stream")(any, connection);
    }
    if (kind == Reset) {
        m_keeper.failed(Failure::Unreachable, now());
        connection.reset();
    }
    try {
        if (kind == GzipBomb) gzipBomb(tooLong)(any, connection);
        if (kind == EndlessLine) endlessLine()(any, connection);
        connection.hold();
    } catch (const Over&) {
        m_keeper.failed(Failure::Unreachable, now());
        throw;
    }
}

std::optional<std::uint64_t> Service::takeSeat(Rivalry rivalry)
{
    std::unique_lock lock(m_mutex);
    const bool isFree = m_seatFree.wait_for(lock, seatPatience, [this] { return m_seated == 0; });
    if (!isFree && rivalry == Rivalry::NewerIsRefused) {
        m_keeper.violated("a connection while another one stands");
        return std::nullopt;
    }
    ++m_seated;
    m_keeper.connected(now());
    return ++m_newest;
}

std::optional<std::uint64_t> Service::missedSince(Duration ago) const
{
    const std::lock_guard lock(m_mutex);
    return m_sentAt != streaming::Time{} && now() - m_sentAt <= ago ? std::optional(m_place) : std::nullopt;
}

void Service::run(Connection& connection, std::uint64_t number, std::uint64_t cursor, const Wording& wording)
{
    Seat seat(*this, number);
    try {
        loop(connection, seat, cursor, wording);
    } catch (const Over& over) {
        seat.leave(over.state == State::EndedByServer ? std::optional(Failure::Unreachable) : std::nullopt);
        throw;
    }
}

void Service::loop(Connection& connection, Seat& seat, std::uint64_t cursor, const Wording& wording)
{
    const auto fault = m_faults.takeForStream();
    if (const auto pause = m_faults.habits().pauseBetweenBytes) connection.writeSlowly(*pause);
    const auto begin = steady_clock::now();
    auto lastWrite = begin;
    for (std::uint64_t sent = 0;;) {
        if (!seat.isNewest()) {
            seat.leave();
            if (wording.replaced) wording.replaced();
            connection.close();
        }
        const bool timed = fault && fault->after.count();
        if (fault && (timed ? steady_clock::now() - begin >= fault->after : sent >= fault->records))
            spoil(connection, seat, *fault, cursor, wording);
        const auto most = fault && !timed ? std::min<std::uint64_t>(batchSize, fault->records - sent) : batchSize;
        auto taken = m_feed.take(cursor, most);
        const auto records = send(cursor, std::move(taken), wording);
        sent += records;
        if (records) lastWrite = steady_clock::now();
        if (wording.heard)
            while (const auto message = connection.nextMessage(0ms)) wording.heard(*message);
        connection.pause(records ? 0ms : lull); // answers pings, too
        if (steady_clock::now() - lastWrite < m_heartbeat) continue;
        wording.heartbeat();
        lastWrite = steady_clock::now();
    }
}

/// How many were there, wanted or not.
std::uint64_t Service::send(std::uint64_t cursor, std::vector<std::string> records, const Wording& wording)
{
    const auto count = records.size();
    {
        const std::lock_guard lock(m_mutex);
        m_place = cursor;
        m_sentAt = now();
    }
    records = worded(wording, cursor - count, std::move(records));
    if (records.empty()) return count;
    const auto wanted = records.size();
    wording.send(asUsual(m_faults.habits(), std::move(records)));
    m_keeper.delivered();
    const std::lock_guard lock(m_mutex);
    m_sent += wanted;
    return count;
}

void Service::spoil(
    Connection& connection, Seat& seat, const Fault& fault, std::uint64_t cursor, const Wording& wording)
{
    using enum Fault::Kind;
    if (fault.kind == StreamStall) connection.hold();
    const auto records = m_feed.take(cursor, 1);
    seat.leave(Failure::Unreachable);
    if (fault.kind == StreamCut) connection.cutInside(records.empty() ? "{\"text\":\"cut\"}\r\n" : records[0] + "\r\n");
    if (fault.kind == StreamReset) connection.reset();
    if (wording.farewell) wording.farewell();
    if (connection.isWebSocket()) connection.closeWebSocket(1001, "going away");
    connection.finish();
    connection.close();
}

} // namespace servers
