#include "connectors/mastodon/discovery.h"

#include "connectors/http/answers.h"
#include "connectors/http/body_words.h"
#include "connectors/mastodon/queries.h"

namespace connectors::mastodon {

namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr int mostRedirects = 5;
constexpr streaming::Duration patience = 20s; // for a short answer

/// `location` as seen from `here`; without a fragment.
Result<http::Url> resolved(const http::Url& here, std::string_view location)
{
    location = location.substr(0, location.find('#'));
    if (location.starts_with("//")) return http::parseUrl(here.scheme + ':' + std::string(location));
    if (!location.starts_with('/')) return http::parseUrl(location);
    auto there = here;
    const auto mark = std::min(location.find('?'), location.size());
    there.path = location.substr(0, mark);
    there.query = location.substr(std::min(mark + 1, location.size()));
    return there;
}

Result<http::Url> redirected(const http::Url& here, const http::Head& head)
{
    const auto location = head.header("location").value_or("");
    const auto there = resolved(here, location);
    if (!there)
        return failure(ErrorKind::Refused, here.host + " points to what is no address: " + http::asLine(location));
    if (there->host != here.host)
        return failure(ErrorKind::Refused,
            here.host + " points to another server; if that is the one that is meant, follow mastodon:" + there->host);
    if (there->scheme != here.scheme || there->port != here.port)
        return failure(ErrorKind::Refused, here.host + " points to another place: " + http::asLine(location));
    return there;
}

Result<http::Answer> ask(http::Transport& transport, http::Url url, const std::stop_token& stop)
{
    for (int hops = 0;; ++hops) {
        auto answer = http::fetch(transport,
            {.url = url.text(), .headers = {{"Accept", "application/json"}}, .stallAfter = patience}, stop);
        if (!answer || answer->head.status / 100 != 3) return answer;
        if (hops == mostRedirects) return failure(ErrorKind::Refused, url.host + " sends one from place to place");
        const auto next = redirected(url, answer->head);
        if (!next) return tl::unexpected(next.error());
        url = *next;
    }
}

} // namespace

Result<Instance> discover(
    http::Transport& transport, const streaming::Clock& clock, const http::Url& server, const std::stop_token& stop)
{
    for (const auto* path : {"/api/v2/instance", "/api/v1/instance"}) {
        const auto answer = ask(transport, under(server, path), stop);
        if (!answer) return tl::unexpected(answer.error());
        const auto status = answer->head.status;
        if (status == 401 || status == 403) return Instance{.streaming = server}; // it tells strangers nothing
        if (status == 429 || status >= 500)
            return tl::unexpected(http::errorOf(answer->head, answer->body, clock.now()));
        if (status != 200) continue;
        auto instance = readInstance(server, answer->body);
        if (!instance) return tl::unexpected(instance.error());
        if (*instance) return std::move(**instance);
    }
    return failure(ErrorKind::Refused,
        server.host
            + " does not speak Mastodon's API (it has no /api/v2/instance and no /api/v1/instance): is its name right?");
}

} // namespace connectors::mastodon
