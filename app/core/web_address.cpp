#include "app/core/web_address.h"

namespace app {

std::string webAddress(std::string_view id)
{
    constexpr std::string_view scheme = "at://";
    constexpr std::string_view collection = "/app.bsky.feed.post/";
    const auto at = id.find(collection);
    if (!id.starts_with(scheme) || at == id.npos) return std::string(id);
    const std::string account(id.substr(scheme.size(), at - scheme.size()));
    return "https://bsky.app/profile/" + account + "/post/" + std::string(id.substr(at + collection.size()));
}

} // namespace app
