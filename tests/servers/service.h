/// What all fake services have in common: a feed, faults, the rules of connecting, one seat an account.
#pragma once

#include "tests/servers/fault_plan.h"
#include "tests/servers/feed.h"
#include "tests/servers/rule_keeper.h"
#include "tests/servers/server.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace servers {

struct ServiceOptions {
    ServerOptions server{};
    FeedOptions feed{};
    Rules rules{};
    streaming::Duration heartbeat{0}; ///< 0: the service's own
    streaming::Duration clockAhead{0}; ///< of the service's clock before this machine's; may be negative
    std::function<void(const std::string&)> notice{}; ///< is told what is refused, on any thread
};

/// What happens to an older connection of the account when a newer one comes.
enum class Rivalry { OlderIsEnded, NewerIsRefused };

/// How a wire writes. Called on the connection's thread.
struct Wording {
    std::function<void(std::span<const std::string> records)> send;
    std::function<void()> heartbeat;
    std::function<void()> replaced{}; ///< said to an older connection before it is ended
    std::function<void()> farewell{}; ///< before an orderly end
    std::function<void(const Message&)> heard{}; ///< a WebSocket message of the client
    std::function<bool(const std::string& record)> wanted{}; ///< of this connection's filter; all where it is none
    using Rewrite = std::function<std::string(std::string_view record, std::uint64_t number)>;
    Rewrite rewrite{}; ///< of the feed's record into the wire's, with its number in the feed, from 1
};

class Service {
public:
    Service(connectors::formats::Wire wire, const ServiceOptions& options, streaming::Duration heartbeat);

    Feed& feed() { return m_feed; }
    FaultPlan& faults() { return m_faults; }
    RuleKeeper& keeper() { return m_keeper; }
    /// What was refused to clients, in words.
    std::vector<std::string> refusals() const;
    std::uint64_t recordsSent() const;

    streaming::Time now() const; ///< by the service's clock
    /// `headers`, with the `Date` of now.
    Headers dated(Headers headers = {}) const;
    void answer(Connection& connection, int status, const std::string& body, Headers headers = {}) const;
    /// Answers with an error, keeps the words, and tells the keeper where it was a stream that was asked for:
    /// `lifted` is when a limit ends.
    enum class Of { Stream, Request };
    void refuse(Connection& connection, Of what, int status, const std::string& body, const std::string& words,
        Headers headers = {}, std::optional<streaming::Time> lifted = std::nullopt);

    /// The first thing to do with a request for a stream: true where a planned fault has answered it.
    bool spoiled(Connection& connection);
    /// Takes the account's seat, whose number it returns: none where the newer one is refused. An older connection that
    /// has just gone gets a moment to be noticed.
    std::optional<std::uint64_t> takeSeat(Rivalry rivalry);
    /// The place at which the last connection ended, where that was not longer ago.
    std::optional<std::uint64_t> missedSince(streaming::Duration ago) const;
    /// With the seat taken and the head written: sends from `cursor` on until something ends it, which throws `Over`,
    /// and gives the seat back.
    [[noreturn]] void run(Connection& connection, std::uint64_t seat, std::uint64_t cursor, const Wording& wording);

private:
    class Seat;

    [[noreturn]] void loop(Connection& connection, Seat& seat, std::uint64_t cursor, const Wording& wording);
    void answerFault(Connection& connection, const Fault& fault);
    void playFault(Connection& connection, Fault::Kind kind);
    std::uint64_t send(std::uint64_t cursor, std::vector<std::string> records, const Wording& wording);
    [[noreturn]] void spoil(
        Connection& connection, Seat& seat, const Fault& fault, std::uint64_t cursor, const Wording& wording);

    const connectors::formats::Wire m_wire;
    const ServiceOptions m_options;
    const streaming::Duration m_heartbeat;
    Feed m_feed;
    FaultPlan m_faults;
    RuleKeeper m_keeper;

    mutable std::mutex m_mutex;
    std::condition_variable m_seatFree;
    int m_seated = 0;
    std::uint64_t m_newest = 0; // the number of the seat that was taken last
    std::uint64_t m_sent = 0;
    std::uint64_t m_place = 0; // of the next record of the connection that sent last
    streaming::Time m_sentAt{};
    std::vector<std::string> m_refusals;
};

/// `Sun, 06 Nov 1994 08:49:37 GMT`
std::string httpDate(streaming::Time time);
/// `2026-01-15T12:00:00.000000Z`, to the second.
std::string isoTime(streaming::Time time);
std::string unixSeconds(streaming::Time time); ///< rounded up
Failure failureOf(int status);

} // namespace servers
