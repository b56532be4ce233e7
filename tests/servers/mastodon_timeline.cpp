#include "tests/servers/mastodon_timeline.h"

#include "tests/servers/phrases.h"

#include <algorithm>
#include <charconv>

namespace servers {

namespace {

constexpr std::string_view idMark = R"("id":")";

std::string_view between(std::string_view text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    if (at == text.npos) return {};
    const auto rest = text.substr(at + from.size());
    return rest.substr(0, rest.find(to));
}

std::size_t limitIn(const Parameters& asked)
{
    constexpr std::size_t usual = 20;
    constexpr std::size_t most = 40;
    const auto text = find(asked, "limit").value_or("");
    std::size_t limit = usual;
    std::from_chars(text.data(), text.data() + text.size(), limit);
    return std::clamp<std::size_t>(limit, 1, most);
}

} // namespace

Event eventIn(std::string_view record) { return {between(record, "event: ", "\n"), between(record, "data: ", "\n")}; }

bool isReblog(std::string_view status) { return status.find(R"("reblog":{)") != status.npos; }

bool isLocal(std::string_view status) { return between(status, R"("acct":")", "\"").ends_with("@social.example"); }

bool hasTag(std::string_view status, std::string_view tag)
{
    return anyPhraseIn(status, {{R"({"name":")" + std::string(tag) + "\""}});
}

std::string_view idOf(std::string_view status) { return between(status, idMark, "\""); }

bool isOlder(std::string_view left, std::string_view right)
{
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

Page pageOf(std::vector<std::string> statuses, const Parameters& asked, std::string_view url)
{
    const auto id = [](const std::string& status) { return idOf(status); };
    const auto since = find(asked, "since_id");
    const auto least = find(asked, "min_id");
    const auto most = find(asked, "max_id");
    std::ranges::sort(statuses, isOlder, id);
    const auto doubles = std::ranges::unique(statuses, {}, id);
    statuses.erase(doubles.begin(), doubles.end());
    std::erase_if(statuses, [&](const auto& status) {
        return (since && !isOlder(*since, idOf(status))) || (least && !isOlder(*least, idOf(status)))
            || (most && !isOlder(idOf(status), *most));
    });
    const auto size = std::min(limitIn(asked), statuses.size());
    const auto first = least ? 0 : statuses.size() - size; // of min_id the oldest ones, else the newest
    Page page;
    for (auto i = first + size; i-- > first;) page.body += (page.body.empty() ? "" : ",") + statuses[i];
    page.body = "[" + page.body + "]";
    if (size == 0) return page;
    const auto whole = std::string(url) + "?limit=" + std::to_string(limitIn(asked));
    page.link = "<" + whole + "&max_id=" + std::string(idOf(statuses[first])) + ">; rel=\"next\", <" + whole
        + "&min_id=" + std::string(idOf(statuses[first + size - 1])) + ">; rel=\"prev\"";
    return page;
}

std::string withIds(std::string text, std::string_view prefix, std::size_t length)
{
    const auto reshaped = [&](const std::string& id) {
        const auto fill = length - std::min(length, prefix.size() + id.size());
        return std::string(prefix) + std::string(fill, '0') + id;
    };
    if (text.find_first_not_of("0123456789") == text.npos) return reshaped(text); // the payload of a delete
    for (auto at = text.find(idMark); at != text.npos; at = text.find(idMark, at + 1)) {
        const auto begin = at + idMark.size();
        const auto id = text.substr(begin, text.find('"', begin) - begin);
        text.replace(begin, id.size(), reshaped(id));
    }
    return text;
}

} // namespace servers
