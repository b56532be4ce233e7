/// What the tests of X have in common: a clock that jumps, secrets, and X itself as a script.
#pragma once

#include "connectors/x/x_connector.h"
#include "streaming/connector_thread.h"
#include "tests/support/fixed_credentials.h"
#include "tests/support/leaping_clock.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <future>

namespace connectors::x {

using credentials::Secret;
using credentials::Secrets;
using streaming::Duration;
using streaming::ErrorKind;

using support::credentialsThatSay;
using support::LeapingClock;

inline Secrets bearerAlone() { return {{"bearer_token", Secret("AAAA%2Bcanary")}}; }
inline Secrets keyAndSecret()
{
    return {{"consumer_key", Secret("xvz1evFS4wEEPTGEFPHBog")},
        {"consumer_secret", Secret("L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg")}};
}

/// Plays X: each request is kept and answered by the script; rules are answered here unless `rules` is empty.
class ScriptedTransport final : public http::Transport {
public:
    using Play = std::function<Result<void>(const http::Request&, const http::Handlers&, const std::stop_token&)>;

    Result<void> stream(const http::Request& request, const http::Handlers& handlers, std::stop_token stop) override
    {
        requests.push_back(request);
        if (request.url.find("/stream/rules") != request.url.npos && !rules.empty())
            return answer(handlers, 200, rules);
        return play(request, handlers, stop);
    }

    static Result<void> answer(const http::Handlers& handlers, int status, std::string_view body,
        std::vector<http::Header> headers = {})
    {
        if (auto taken = handlers.onHead({status, std::move(headers)}); !taken) return taken;
        if (auto taken = handlers.onBytes(body); !taken) return taken;
        if (handlers.onTick) handlers.onTick();
        return {};
    }

    Play play;
    std::string rules = R"({"data":[{"id":"1","value":"qt"}],"meta":{"result_count":1}})";
    std::vector<http::Request> requests;
};

inline std::string post(int id)
{
    return R"({"data":{"id":")" + std::to_string(id)
        + R"(","text":"#qt","created_at":"2026-01-15T12:00:00.000Z"}})" "\r\n";
}

inline std::string posts(int first, int count)
{
    std::string text;
    for (int id = first; id < first + count; ++id) text += post(id);
    return text;
}

inline constexpr streaming::Time noon =
    streaming::Time(std::chrono::sys_days(std::chrono::year(2026) / 1 / 15)) + std::chrono::hours(12);

/// A connector with its surroundings, and how it ended.
class Scene {
public:
    explicit Scene(Secrets secrets = bearerAlone()) : m_credentials(credentialsThatSay(std::move(secrets)))
    {
        options.stateFolder = m_folder.path() / "state";
        options.warn = [this](const std::string& words) { warnings.push_back(words); };
    }

    std::unique_ptr<XConnector> make()
    {
        return std::make_unique<XConnector>(options, transport, m_credentials, clock);
    }

    /// Under the supervisor, without jitter, until it ends by itself.
    void run(streaming::ReconnectOptions reconnect = {.jitter = 0})
    {
        auto connector = make();
        const auto ready = connector->init();
        ASSERT_TRUE(ready) << ready.error().message;
        streaming::ConnectorThread thread(std::move(connector));
        std::promise<void> end;
        const auto wake = [&] {
            while (auto block = thread.store().take()) text += block->bytes.view();
            if (thread.store().drained()) end.set_value();
        };
        const auto onError = [&](const std::string&, const streaming::Error& error, std::optional<Duration> nextTry) {
            errors.push_back(error);
            if (nextTry) waits.push_back(*nextTry);
        };
        thread.start(wake, clock, reconnect,
            {.onError = onError, .onGap = [&](const std::string&, const streaming::Gap& gap) { gaps.push_back(gap); }});
        end.get_future().wait();
        thread.close();
        postsRead = thread.store().link().status().billed;
    }

    ScriptedTransport transport;
    LeapingClock clock{noon};
    XOptions options;
    std::vector<std::string> warnings;
    std::vector<streaming::Error> errors;
    std::vector<Duration> waits;
    std::vector<streaming::Gap> gaps;
    std::string text;
    std::int64_t postsRead = 0;

private:
    const support::TempDirectory m_folder;
    const credentials::Credentials m_credentials;
};

} // namespace connectors::x
