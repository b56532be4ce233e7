/// A week of random faults, held against the service's rules.
#include "tests/connectors/twitter/twitter_fixture.h"
#include "tests/servers/rule_keeper.h"

#include <iostream>
#include <random>

namespace connectors::twitter {
namespace {

using namespace std::chrono_literals;
using http::Handlers;
using http::Request;
using http::Result;
using servers::Failure;
using streaming::Duration;
using streaming::ErrorKind;
using streaming::failure;
using testing::IsEmpty;

/// A service in trouble: it refuses, limits, stalls, breaks and sheds, as a seed has it, for a week.
class MoodyService final : public http::Transport {
public:
    MoodyService(LeapingClock& clock, std::uint64_t seed)
        : m_clock(clock), m_end(clock.now() + 24h * 7), m_random(seed)
    {
    }

    Result<void> stream(const Request&, const Handlers& handlers, std::stop_token) override
    {
        if (m_clock.now() >= m_end) return failure(ErrorKind::Refused, "the week is over");
        m_keeper.attempt(m_clock.now());
        switch (upTo(9)) {
        case 0:
        case 1: return unreachable();
        case 2: return serverFailed(handlers);
        case 3: return upTo(2) == 0 ? limited(handlers) : serverFailed(handlers);
        default: return serve(handlers);
        }
    }

    const servers::RuleKeeper& keeper() const { return m_keeper; }
    const std::vector<std::string>& delivered() const { return m_delivered; }

private:
    std::int64_t upTo(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(m_random); }

    Result<void> unreachable()
    {
        m_clock.pass(Duration(upTo(10'000)));
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        return failure(ErrorKind::Unreachable, "the network is down");
    }

    Result<void> serverFailed(const Handlers& handlers)
    {
        m_clock.pass(Duration(upTo(2000)));
        m_keeper.failed(Failure::ServerFailed, m_clock.now());
        return answer(upTo(1) ? 503 : 500)(handlers);
    }

    Result<void> limited(const Handlers& handlers)
    {
        const auto now = m_clock.now();
        const auto lifted = std::chrono::ceil<std::chrono::seconds>(now + Duration(upTo(900'000)));
        m_keeper.failed(Failure::RateLimited, now, lifted);
        return answer(upTo(1) ? 420 : 429, {{"x-rate-limit-reset", std::to_string(lifted.time_since_epoch() / 1s)}})(
            handlers);
    }

    Result<void> serve(const Handlers& handlers)
    {
        m_keeper.connected(m_clock.now());
        if (const auto taken = handlers.onHead({200, {}}); !taken) return taken;
        for (auto left = upTo(60); left > 0; --left) {
            m_clock.pass(Duration(upTo(60'000)));
            if (const auto taken = handlers.onBytes(upTo(3) ? record() : "\r\n"); !taken) return taken;
            if (upTo(1)) handlers.onTick();
        }
        return end(handlers);
    }

    std::string record()
    {
        m_keeper.delivered();
        m_anyRecord = true;
        m_delivered.push_back("{\"id\":" + std::to_string(m_delivered.size()) + '}');
        return m_delivered.back() + "\r\n";
    }

    Result<void> end(const Handlers& handlers)
    {
        const auto how = upTo(4);
        if (how == 0) m_clock.pass(90s); // a stall
        const bool shed = how == 1;
        const bool early = shed && !std::exchange(m_anyRecord, false);
        m_anyRecord = false;
        m_keeper.failed(early ? Failure::ServerFailed : Failure::Unreachable, m_clock.now());
        if (shed) return handlers.onBytes("{\"disconnect\":{\"code\":12}}\r\n");
        if (how == 2) return {}; // in order
        if (const auto taken = handlers.onBytes("{\"id\":"); !taken) return taken;
        return failure(ErrorKind::Unreachable, "the connection broke");
    }

    LeapingClock& m_clock;
    const streaming::Time m_end;
    std::mt19937_64 m_random;
    servers::RuleKeeper m_keeper{{.punctuality = servers::Punctuality::Exact, .slack = 0ms}};
    std::vector<std::string> m_delivered;
    bool m_anyRecord = false; // of this connection
};

void liveThroughAWeek(std::uint64_t seed)
{
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    LeapingClock clock(streaming::timeAt(1'447'920'000'000));
    MoodyService service(clock, seed);
    const auto credentials = credentialsOf(someKeys());
    auto connector = std::make_unique<TwitterConnector>(StreamOptions{.endpoint = "https://v1.example"},
        Surroundings{service, credentials, clock, [](auto) {}});
    ASSERT_TRUE(connector->init());
    Following following(std::move(connector), clock, {});
    ASSERT_TRUE(following.awaitEnd());
    auto records = following.records();
    std::erase_if(records, [](const auto& record) { return record.starts_with("{\"disconnect\""); });
    EXPECT_EQ(records, service.delivered());
    EXPECT_THAT(service.keeper().violations(), IsEmpty());
    EXPECT_GT(service.keeper().attempts(), 300u);
    EXPECT_GT(following.link().gaps, 50);
}

TEST(TwitterWeekTest, SeesNoViolation)
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) liveThroughAWeek(seed);
    liveThroughAWeek(std::random_device()());
}

} // namespace
} // namespace connectors::twitter
