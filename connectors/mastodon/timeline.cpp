#include "connectors/mastodon/timeline.h"

#include "connectors/http/answers.h"
#include "connectors/mastodon/queries.h"

#include <nlohmann/json.hpp>

namespace connectors::mastodon {

namespace {

using namespace std::chrono_literals;
using json = nlohmann::ordered_json; // keeps the server's order of keys
using streaming::Continuity;
using streaming::Duration;

constexpr Duration longestFill = 20s;      // the live stream waits meanwhile, and its server for us
constexpr Duration patience = 10s;         // for one page
constexpr Duration standardWindow = 5min;  // of the limit
constexpr auto pageSize = "40";            // the most that there is

struct Post {
    std::string id;
    std::string text;
};

/// Newest first, as the server has them; none where that is no page.
std::optional<std::vector<Post>> readPage(std::string_view body)
{
    const auto page = json::parse(body, nullptr, false);
    if (!page.is_array()) return std::nullopt;
    std::vector<Post> posts;
    for (const auto& status : page) {
        const auto id = status.is_object() ? status.find("id") : status.end();
        if (!status.is_object() || id == status.end() || !id->is_string()) return std::nullopt;
        posts.push_back({id->get<std::string>(), status.dump()});
    }
    return posts;
}

streaming::Time endOfLimit(const http::Head& head, streaming::Time now)
{
    constexpr int tooMany = 429;
    const auto wait = http::errorOf({tooMany, head.headers}, {}, now).retryAfter;
    return now + wait.value_or(standardWindow);
}

/// Whether this was the last request that the server allows for a while.
bool isUsedUp(const http::Head& head)
{
    constexpr int tooMany = 429;
    return head.status == tooMany || head.header("x-ratelimit-remaining") == "0";
}

streaming::Result<http::Answer> fetchPage(const Timeline& timeline, const std::string& id)
{
    auto url = timeline.address;
    url.query += (url.query.empty() ? "" : "&") + formEncoded({{"limit", pageSize}, {"min_id", id}});
    return http::fetch(timeline.transport,
        {.url = url.text(),
            .headers = {{"Accept", "application/json"}},
            .authorization = timeline.authorization,
            .stallAfter = patience},
        timeline.stop, 16u << 20);
}

} // namespace

Missed missedSince(const Timeline& timeline, std::string id)
{
    constexpr int ok = 200;
    Missed missed;
    const auto deadline = timeline.clock.now() + longestFill;
    for (std::size_t pages = 0; pages < timeline.mostPages && timeline.clock.now() < deadline; ++pages) {
        const auto answer = fetchPage(timeline, id);
        if (!answer) return missed;
        if (isUsedUp(answer->head)) missed.limitedUntil = endOfLimit(answer->head, timeline.clock.now());
        const auto page = answer->head.status == ok ? readPage(answer->body) : std::nullopt;
        if (!page) return missed;
        if (page->empty()) {
            missed.continuity = Continuity::Whole; // a short page may be a filtered one
            return missed;
        }
        if (page->front().id == id) return missed; // the server does not know `min_id`
        id = page->front().id;
        for (auto post = page->rbegin(); post != page->rend(); ++post) missed.statuses.push_back(post->text);
        if (missed.limitedUntil) return missed;
    }
    return missed;
}

} // namespace connectors::mastodon
