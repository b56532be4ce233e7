#include "connectors/bluesky/bluesky_settings.h"

#include <algorithm>
#include <cctype>

namespace connectors::bluesky {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr std::size_t mostCollections = 100; // feed-apis.md, d.1

/// `app.bsky.feed.like`, or all that begins with `app.bsky.graph.*`.
bool isCollection(std::string_view name)
{
    if (name.ends_with(".*")) name.remove_suffix(2);
    const auto fits = [](unsigned char letter) { return std::isalnum(letter) || letter == '.' || letter == '-'; };
    return name.find('.') != name.npos && std::ranges::all_of(name, fits) && !name.ends_with('.')
        && name.find("..") == name.npos;
}

Result<std::vector<std::string>> collectionsOf(const SourceSettings& settings)
{
    std::vector<std::string> all{"app.bsky.feed.post", "app.bsky.feed.repost"};
    for (auto& name : settings.list("collections")) {
        if (!isCollection(name))
            return failure(ErrorKind::Usage,
                "[bluesky] collections: '" + name
                    + "' is no collection, such as app.bsky.feed.like or app.bsky.graph.*");
        if (std::ranges::find(all, name) == all.end()) all.push_back(std::move(name));
    }
    if (all.size() > mostCollections)
        return failure(
            ErrorKind::Usage, "[bluesky] collections: the service takes at most 98 beside posts and reposts");
    return all;
}

} // namespace

Result<BlueskySettings> readBlueskySettings(const SourceSettings& settings)
{
    if (const auto known = settings.allow({"collections", "compress", "hosts", "wire"}); !known)
        return tl::unexpected(known.error());
    const auto wire = settings.choice("wire", {"subscribe", "events"});
    if (!wire) return tl::unexpected(wire.error());
    const auto compress = settings.choice("compress", {"true", "false"});
    if (!compress) return tl::unexpected(compress.error());
    auto collections = collectionsOf(settings);
    if (!collections) return tl::unexpected(collections.error());
    return BlueskySettings{.wire = *wire == "events" ? Wire::Newer : Wire::Older,
        .compression = *compress == "true" ? Compression::Zstd : Compression::None,
        .collections = std::move(*collections),
        .hosts = settings.list("hosts")};
}

} // namespace connectors::bluesky
