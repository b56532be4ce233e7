/// A week of random faults at two hosts, held against the rules of connecting.
#include "connectors/common/timestamps.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"
#include "tests/servers/rule_keeper.h"

#include <charconv>
#include <iostream>
#include <random>

namespace connectors::bluesky {
namespace {

using namespace std::chrono_literals;
using servers::Failure;
using streaming::Duration;
using streaming::ErrorKind;
using streaming::failure;
using testing::IsEmpty;
using websocket::Handlers;
using websocket::Request;

using Result = streaming::Result<void>;

constexpr Duration betweenEvents = 3s;

/// A feed with an event each three seconds, whether somebody listens or not. One host's clock is ahead of the other's,
/// and one at times refuses. Where a number is asked for it may be too old.
class MoodyJetstream final : public websocket::Transport {
public:
    MoodyJetstream(LeapingClock& clock, std::uint64_t seed)
        : m_clock(clock), m_start(clock.now()), m_end(m_start + 24h * 7), m_random(seed)
    {
    }

    Result run(const Request& request, const Handlers& handlers, std::stop_token) override
    {
        if (m_clock.now() >= m_end) return failure(ErrorKind::Usage, "the week is over");
        m_isFirst = request.url.starts_with("wss://one.");
        m_isNewer = request.url.find("subscribeEvents") != request.url.npos;
        m_keeper.attempt(m_clock.now());
        switch (upTo(9)) {
        case 0:
        case 1: return unreachable();
        case 2: return serverFailed();
        case 3: return upTo(2) == 0 ? limited() : refused();
        default: return serve(request.url, handlers);
        }
    }

    const servers::RuleKeeper& keeper() const { return m_keeper; }
    const std::vector<std::string>& delivered() const { return m_delivered; }
    std::size_t holes() const { return m_holes; }

private:
    std::int64_t upTo(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(m_random); }

    Result unreachable()
    {
        m_clock.pass(Duration(upTo(10'000)));
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        return failure(ErrorKind::Unreachable, "the network is down");
    }

    Result serverFailed()
    {
        m_clock.pass(Duration(upTo(2000)));
        m_keeper.failed(Failure::ServerFailed, m_clock.now());
        return answer(503)({});
    }

    Result limited()
    {
        const auto lifted = std::chrono::ceil<std::chrono::seconds>(m_clock.now() + Duration(upTo(900'000)));
        m_keeper.failed(Failure::RateLimited, m_clock.now(), lifted);
        const auto reset = std::to_string(lifted.time_since_epoch() / 1s);
        return tl::unexpected(http::errorOf({429, {{"x-rate-limit-reset", reset}}}, {}, m_clock.now()));
    }

    /// The other host does not, so the source goes on.
    Result refused()
    {
        if (m_isFirst) return unreachable();
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        return answer(404)({});
    }

    Result serve(const std::string& url, const Handlers& handlers)
    {
        const auto cursor = cursorIn(url);
        const bool isNumber = cursor && *cursor < noon / 2;
        if (isNumber && upTo(19) == 0) {
            m_keeper.failed(Failure::Unreachable, m_clock.now());
            return answer(400, R"({"error":"CursorTooOld"})")({});
        }
        auto next = cursor ? isNumber ? *cursor - firstSeq() : eventAt(*cursor) : live();
        m_keeper.connected(m_clock.now());
        SilentPeer peer;
        if (const auto opened = handlers.onOpen(peer); !opened) return opened;
        for (auto left = upTo(60); left > 0; --left) {
            m_clock.pass(Duration(upTo(60'000)));
            handlers.onPing();
            while (next < live())
                if (const auto taken = send(next++, handlers); !taken) return taken;
            if (upTo(1)) handlers.onTick();
        }
        return end(handlers);
    }

    Result send(std::int64_t event, const Handlers& handlers)
    {
        auto text = message(event);
        const auto taken = handlers.onMessage(text, websocket::MessageKind::Text);
        if (event < m_next) return taken; // it had that
        if (event > m_next && m_next > 0) ++m_holes;
        m_keeper.delivered();
        m_delivered.push_back(std::move(text));
        m_next = event + 1;
        return taken;
    }

    Result end(const Handlers& handlers)
    {
        const auto how = upTo(3);
        if (how == 0) m_clock.pass(75s); // a stall
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        if (how == 1 && m_isNewer) {
            const auto* frame = R"({"$type":"error","error":"ConsumerTooSlow"})";
            const auto ended = handlers.onMessage(frame, websocket::MessageKind::Text);
            EXPECT_FALSE(ended);
            return ended;
        }
        if (how == 2) return {};
        return failure(ErrorKind::Unreachable, "the connection broke");
    }

    std::string message(std::int64_t event) const
    {
        const auto time = microseconds(event);
        if (!m_isNewer) return post(time, std::to_string(event));
        return R"({"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":)"
            + std::to_string(event + firstSeq()) + R"(,"did":"did:plc:anna","time":")"
            + formatTime(streaming::timeAt(time / 1000)) + R"(","rev":"r)" + std::to_string(event)
            + R"(","operation":"create","collection":"app.bsky.feed.post","rkey":"k","record":{"text":"x"}}})";
    }

    /// Each host counts for itself.
    std::int64_t firstSeq() const { return m_isFirst ? 1 : 70'000'000; }
    std::int64_t microseconds(std::int64_t event) const
    {
        const auto ahead = m_isFirst ? 0 : 700'000;
        return (m_start + event * betweenEvents).time_since_epoch().count() * 1000 + ahead;
    }
    std::int64_t eventAt(std::int64_t cursor) const
    {
        const auto after = cursor - microseconds(0);
        const auto step = std::chrono::microseconds(betweenEvents).count();
        return std::max<std::int64_t>((after + step - 1) / step, 0);
    }
    std::int64_t live() const { return (m_clock.now() - m_start) / betweenEvents; }

    static std::optional<std::int64_t> cursorIn(const std::string& url)
    {
        constexpr std::string_view mark = "&cursor=";
        const auto at = url.find(mark);
        if (at == url.npos) return std::nullopt;
        std::int64_t cursor = 0;
        std::from_chars(url.data() + at + mark.size(), url.data() + url.size(), cursor);
        return cursor;
    }

    LeapingClock& m_clock;
    const streaming::Time m_start;
    const streaming::Time m_end;
    std::mt19937_64 m_random;
    servers::RuleKeeper m_keeper{{.punctuality = servers::Punctuality::Exact, .slack = 0ms}};
    bool m_isFirst = true;
    bool m_isNewer = false;
    std::int64_t m_next = 0; // the first event that was never sent
    std::vector<std::string> m_delivered;
    std::size_t m_holes = 0;
};

void liveThroughAWeek(std::uint64_t seed, const std::string& wire)
{
    SCOPED_TRACE(wire + ", seed " + std::to_string(seed));
    std::cout << wire << ", seed " << seed << '\n';
    LeapingClock clock(streaming::timeAt(noon / 1000));
    MoodyJetstream jetstream(clock, seed);
    auto connector = std::make_unique<BlueskyConnector>(
        BlueskyOptions{.settings = settings({{"wire", wire}, {"hosts", "one.example,two.example"}})}, jetstream, clock);
    ASSERT_TRUE(connector->init());
    Following following(std::move(connector), clock, {});
    ASSERT_TRUE(following.awaitEnd());
    auto records = following.records();
    std::erase_if(records, [](const auto& record) { return record.starts_with(R"({"$type":"error")"); });
    EXPECT_EQ(records, jetstream.delivered()); // each once
    auto gaps = following.gaps();
    const auto ofTheEnd = std::erase_if(
        gaps, [](const auto& gap) { return !gap.reason.ends_with("does not keep what is older"); });
    EXPECT_LE(ofTheEnd, 1u);
    EXPECT_EQ(gaps.size(), jetstream.holes());
    EXPECT_EQ(wire == "events", jetstream.holes() > 0);
    EXPECT_THAT(jetstream.keeper().violations(), IsEmpty());
    EXPECT_GT(jetstream.keeper().attempts(), 300u);
}

TEST(BlueskyWeekTest, SeesNoViolation)
{
    for (const std::string wire : {"subscribe", "events"}) {
        for (std::uint64_t seed = 1; seed <= 2; ++seed) liveThroughAWeek(seed, wire);
        liveThroughAWeek(std::random_device()(), wire);
    }
}

} // namespace
} // namespace connectors::bluesky
