#include "tests/connectors/x/support.h"
#include "tests/servers/rule_keeper.h"

namespace connectors::x {
namespace {

using namespace std::chrono_literals;
using servers::Failure;
using testing::IsEmpty;

/// X with its rules of connecting, and a week of bad luck; time passes by its clock.
class BadWeek {
public:
    BadWeek(LeapingClock& clock, std::uint64_t seed)
        : m_clock(clock), m_end(clock.now() + 7 * 24h), m_random(seed),
          m_keeper({.punctuality = servers::Punctuality::Exact, .slack = 1s, .connects = 50})
    {
    }

    Result<void> stream(const http::Handlers& handlers)
    {
        m_keeper.attempt(m_clock.now());
        m_clock.pass(Duration(any(1000)));
        if (m_clock.now() > m_end) return ScriptedTransport::answer(handlers, 404, "{}");
        switch (any(12)) {
        case 0: return away();
        case 1: return refuse(handlers, 503, Failure::ServerFailed);
        case 2: return refuse(handlers, 429, Failure::RateLimited);
        case 3: return second(handlers);
        default: return connected(handlers);
        }
    }

    const servers::RuleKeeper& keeper() const { return m_keeper; }
    int sent() const { return m_sent; }

private:
    std::uint64_t any(std::uint64_t below) { return m_random() % below; }

    Result<void> away()
    {
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        return streaming::failure(ErrorKind::Unreachable, "no route");
    }

    std::string unixSeconds(streaming::Time time) const
    {
        return std::to_string(std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count());
    }

    /// With a limit that is lifted later, half of the time.
    Result<void> refuse(const http::Handlers& handlers, int status, Failure failure)
    {
        count();
        std::vector<http::Header> headers;
        std::optional<streaming::Time> lifted;
        if (status == 429 && any(2) == 0) {
            lifted = std::chrono::floor<std::chrono::seconds>(m_clock.now() + Duration(any(900'000)));
            headers.push_back({"x-rate-limit-reset", unixSeconds(*lifted)});
        }
        m_keeper.failed(failure, m_clock.now(), lifted);
        return ScriptedTransport::answer(handlers, status, "{}", std::move(headers));
    }

    Result<void> second(const http::Handlers& handlers)
    {
        count();
        m_keeper.failed(Failure::RateLimited, m_clock.now());
        return ScriptedTransport::answer(
            handlers, 429, R"({"title":"ConnectionException","connection_issue":"TooManyConnections"})");
    }

    /// Remembers an answer; when no more may come in the window, until when.
    std::optional<streaming::Time> count()
    {
        std::erase_if(m_answers, [&](auto time) { return time <= m_clock.now() - 15min; });
        m_answers.push_back(m_clock.now());
        if (m_answers.size() < 50) return std::nullopt;
        return std::chrono::ceil<std::chrono::seconds>(m_answers.front() + 15min);
    }

    Result<void> connected(const http::Handlers& handlers)
    {
        m_keeper.connected(m_clock.now());
        const auto full = count();
        std::vector<http::Header> headers{{"x-rate-limit-remaining", full ? "0" : "7"}};
        if (full) headers.push_back({"x-rate-limit-reset", unixSeconds(*full)});
        if (auto taken = handlers.onHead({200, headers}); !taken) return taken;
        for (auto rounds = any(8) == 0 ? 0 : any(30); rounds > 0; --rounds) {
            m_clock.pass(Duration(any(20'000)));
            if (auto taken = handlers.onBytes(any(3) ? post(++m_sent) : "\r\n"); !taken) return taken;
            if (m_sent > m_said) m_keeper.delivered();
            m_said = m_sent;
        }
        return end(handlers, full);
    }

    Result<void> end(const http::Handlers& handlers, std::optional<streaming::Time> full)
    {
        const auto way = any(4);
        m_keeper.failed(way == 0 ? Failure::RateLimited : Failure::Unreachable, m_clock.now(), full);
        if (way == 0) return handlers.onBytes(R"({"errors":[{"connection_issue":"TooManyConnections"}]})" "\r\n");
        if (way == 1) return handlers.onBytes(R"({"errors":[{"disconnect_type":"InternalError"}]})" "\r\n");
        if (way == 2) return {};
        return streaming::failure(ErrorKind::Unreachable, "nothing was received for 30 s");
    }

    LeapingClock& m_clock;
    const streaming::Time m_end;
    std::mt19937_64 m_random;
    servers::RuleKeeper m_keeper;
    std::vector<streaming::Time> m_answers;
    int m_sent = 0;
    int m_said = 0;
};

TEST(XWeekTest, NoRuleOfTheServiceIsBrokenInAWeekOfFaults)
{
    for (const std::uint64_t seed : {1u, 2u}) {
        Scene scene;
        scene.options.budgetCents = 1'000'000'00;
        BadWeek week(scene.clock, seed);
        scene.transport.play = [&](const auto&, const auto& handlers, const auto&) { return week.stream(handlers); };
        scene.run({.jitter = 0.2});
        EXPECT_THAT(week.keeper().violations(), IsEmpty()) << "seed " << seed;
        EXPECT_GT(week.keeper().attempts(), 500u);
        EXPECT_EQ(scene.postsRead, week.sent());
        EXPECT_EQ(std::ranges::count(scene.text, '\n'), week.sent()); // no record that came whole was lost
    }
}

} // namespace
} // namespace connectors::x
