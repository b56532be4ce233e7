/// A week of random faults, held against the service's rules.
#include "connectors/common/timestamps.h"
#include "connectors/http/answers.h"
#include "tests/connectors/mastodon/mastodon_fixture.h"
#include "tests/servers/rule_keeper.h"

#include <iostream>
#include <random>
#include <set>

namespace connectors::mastodon {
namespace {

using namespace std::chrono_literals;
using http::Request;
using servers::Failure;
using streaming::Duration;
using streaming::ErrorKind;
using streaming::failure;
using testing::IsEmpty;

enum class Kind { Mastodon, GoToSocial };
enum class Timelines { Good, Moody };

/// A server in trouble: it refuses, limits, stalls and breaks, as a seed has it, for a week. Its people write on.
class MoodyServer final : public http::Transport, public websocket::Transport {
public:
    struct Nature {
        Kind kind = Kind::Mastodon;
        Timelines timelines = Timelines::Good;
    };

    MoodyServer(LeapingClock& clock, std::uint64_t seed, Nature nature)
        : m_clock(clock), m_start(clock.now()), m_nature(nature), m_random(seed)
    {
    }

    Ended stream(const Request& request, const http::Handlers& handlers, std::stop_token) override
    {
        const auto has = [&](const char* path) { return request.url.find(path) != std::string::npos; };
        if (has("/api/v1/timelines/")) return timeline(request, handlers);
        if (isOver()) return failure(ErrorKind::Refused, "the week is over");
        if (has("/api/v2/instance")) return describe(handlers);
        if (m_nature.kind == Kind::GoToSocial) return answer(404)(handlers);
        m_keeper.attempt(m_clock.now());
        if (const auto trouble = maybeTrouble(handlers)) return *trouble;
        m_keeper.connected(m_clock.now());
        if (const auto taken = events("")(handlers); !taken) return taken;
        return serve({.record = [&](const auto& id) { return handlers.onBytes(update(id)); },
            .heartbeat = [&] { return handlers.onBytes(upTo(1) ? ":thump\n" : ":thump\n\n"); },
            .tick = handlers.onTick,
            .half = [&] { return handlers.onBytes("event: update\ndata: {\"id\":\"h"); }});
    }

    Ended run(const websocket::Request&, const websocket::Handlers& handlers, std::stop_token) override
    {
        if (isOver()) return failure(ErrorKind::Refused, "the week is over");
        m_keeper.attempt(m_clock.now());
        if (const auto trouble = maybeTrouble()) return *trouble;
        m_keeper.connected(m_clock.now());
        ListeningPeer peer;
        if (const auto taken = handlers.onOpen(peer); !taken) return taken;
        const auto send = [&](const std::string& id) {
            return handlers.onMessage(
                R"({"stream":["public"],"event":"update","payload":"{\"id\":\")" + id + R"(\",\"content\":\"x\"}"})",
                websocket::MessageKind::Text);
        };
        const auto ping = [&]() -> Ended {
            handlers.onPing();
            return {};
        };
        const auto nothing = []() -> Ended { return {}; }; // half a message is none
        return serve({.record = send, .heartbeat = ping, .tick = handlers.onTick, .half = nothing});
    }

    const servers::RuleKeeper& keeper() const { return m_keeper; }
    /// Ids of what was sent whole, over the stream.
    const std::vector<std::string>& delivered() const { return m_delivered; }

    std::vector<std::string> written(const std::string& first, const std::string& last) const
    {
        std::vector<std::string> ids;
        for (auto number = numberOf(first); number <= numberOf(last); ++number) ids.push_back(idOf(number));
        return ids;
    }

private:
    struct Wording {
        std::function<Ended(const std::string&)> record;
        std::function<Ended()> heartbeat;
        std::function<void()> tick;
        std::function<Ended()> half;
    };

    std::int64_t upTo(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(m_random); }
    bool isOver() const { return m_clock.now() >= m_start + 24h * 7; }

    /// One is written each half a minute, whoever listens.
    std::int64_t newest() const { return (m_clock.now() - m_start) / 30s; }
    static std::string idOf(std::int64_t number)
    {
        const auto digits = std::to_string(number);
        return "01HX" + std::string(8 - digits.size(), '0') + digits;
    }
    static std::int64_t numberOf(const std::string& id) { return std::stoll(id.substr(4)); }

    /// The first thing that a client asks for, where it has no stream.
    Ended describe(const http::Handlers& handlers)
    {
        if (upTo(3) == 0) {
            m_keeper.attempt(m_clock.now());
            if (const auto trouble = maybeTrouble(handlers)) return *trouble;
            m_keeper.left();
        }
        return answer(200, {}, R"({"version":"4.5.3"})")(handlers);
    }

    Ended timeline(const Request& request, const http::Handlers& handlers)
    {
        if (m_nature.timelines == Timelines::Moody && upTo(2) == 0) return answer(upTo(1) ? 503 : 429)(handlers);
        m_clock.pass(Duration(upTo(200)));
        std::string page;
        auto number = numberOf(request.url.substr(request.url.find("min_id=") + 7));
        for (int i = 0; i < 40 && number < newest(); ++i) {
            page = status(idOf(++number)) + (page.empty() ? "" : ",") + page;
            m_filled = true;
        }
        return answer(200, {}, '[' + page + ']')(handlers);
    }

    std::optional<Ended> maybeTrouble(const std::optional<http::Handlers>& handlers = {})
    {
        const auto mood = upTo(9);
        if (mood < 2) {
            m_clock.pass(Duration(upTo(10'000)));
            m_keeper.failed(Failure::Unreachable, m_clock.now());
            return broke();
        }
        if (mood > 3) return std::nullopt;
        const bool limited = mood == 3 && upTo(2) == 0;
        const auto now = m_clock.now();
        const auto lifted = std::chrono::ceil<std::chrono::seconds>(now + Duration(upTo(900'000)));
        if (limited) m_keeper.failed(Failure::RateLimited, now, lifted);
        else m_keeper.failed(Failure::ServerFailed, now);
        http::Head head{limited ? 429 : 503, {}};
        if (limited) head.headers.push_back({"X-RateLimit-Reset", formatTime(lifted)});
        if (handlers) return answer(head.status, head.headers)(*handlers);
        return tl::unexpected(http::errorOf(head, {}, now));
    }

    Ended serve(const Wording& wording)
    {
        m_filled = false;
        auto told = newest();
        for (auto left = upTo(60); left > 0; --left) {
            m_clock.pass(Duration(upTo(15'000)));
            if (told == newest()) {
                if (const auto taken = wording.heartbeat(); !taken) return taken;
            }
            while (told < newest()) {
                const auto id = idOf(++told);
                m_delivered.push_back(id);
                m_keeper.delivered();
                if (const auto taken = wording.record(id); !taken) return taken;
            }
            if (std::exchange(m_filled, false)) m_keeper.delivered(); // over REST
            if (upTo(1)) wording.tick();
        }
        return end(wording);
    }

    Ended end(const Wording& wording)
    {
        const auto how = upTo(3);
        if (how == 0) m_clock.pass(45s); // a stall
        m_keeper.failed(Failure::Unreachable, m_clock.now());
        if (how == 1 && m_nature.kind == Kind::Mastodon) return {}; // in order
        if (const auto taken = wording.half(); !taken) return taken;
        return broke();
    }

    LeapingClock& m_clock;
    const streaming::Time m_start;
    const Nature m_nature;
    std::mt19937_64 m_random;
    servers::RuleKeeper m_keeper{{.punctuality = servers::Punctuality::Exact, .slack = 0ms}};
    std::vector<std::string> m_delivered;
    bool m_filled = false;
};

std::vector<std::string> idsOf(const std::vector<std::string>& lines)
{
    std::vector<std::string> ids;
    for (const auto& data : dataOf(lines)) ids.push_back(data.substr(7, 12));
    return ids;
}

void liveThroughAWeek(std::uint64_t seed, MoodyServer::Nature nature)
{
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    LeapingClock clock(streaming::timeAt(1'780'000'000'000));
    MoodyServer server(clock, seed, nature);
    const auto credentials = credentialsOf("canary-token");
    auto connector = std::make_unique<MastodonConnector>(
        MastodonOptions{.argument = "social.example"}, Surroundings{server, server, credentials, clock, [](auto) {}});
    ASSERT_TRUE(connector->init());
    Following following(std::move(connector), clock, {});
    ASSERT_TRUE(following.awaitEnd());
    EXPECT_THAT(server.keeper().violations(), IsEmpty());
    EXPECT_GT(server.keeper().attempts(), 200u);

    auto ids = idsOf(following.records());
    std::set<std::string> seen(ids.begin(), ids.end());
    for (const auto& id : server.delivered()) EXPECT_TRUE(seen.contains(id)) << id;
    std::vector<std::string> once;
    for (const auto& id : ids)
        if (seen.erase(id)) once.push_back(id);
    const auto written = server.written(once.front(), once.back());
    if (nature.timelines == Timelines::Good) {
        EXPECT_EQ(once, written);
        EXPECT_LE(following.link().gaps, 1); // which ends with the week
    } else {
        EXPECT_LT(once.size(), written.size());
        EXPECT_GT(following.link().gaps, 20);
    }
}

TEST(MastodonWeekTest, SeesNoViolationAndMissesNothing)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) liveThroughAWeek(seed, {});
    liveThroughAWeek(std::random_device()(), {});
}

TEST(MastodonWeekTest, OverWebSocketToo)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) liveThroughAWeek(seed, {.kind = Kind::GoToSocial});
    liveThroughAWeek(std::random_device()(), {.kind = Kind::GoToSocial});
}

TEST(MastodonWeekTest, WhatTimelinesDoNotGiveIsAGap)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) liveThroughAWeek(seed, {.timelines = Timelines::Moody});
}

} // namespace
} // namespace connectors::mastodon
