/// The texts of posts that went by, for feeds whose reposts carry none.
#pragma once

#include "streaming/time.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace app {

/// Of the longest window, and never of more than `most` posts: the oldest are forgotten first. One thread.
class PostTexts {
public:
    explicit PostTexts(streaming::Duration keep, std::size_t most = 200'000) : m_keep(keep), m_most(most) {}

    /// A post of the batch with that label; labels only grow.
    void add(streaming::Time batch, std::string_view id, std::string_view text);
    std::optional<std::string> find(const std::string& id) const;
    void keepFor(streaming::Duration keep) { m_keep = keep; }

private:
    struct Post {
        streaming::Time batch;
        std::string id;
    };

    streaming::Duration m_keep;
    const std::size_t m_most;
    std::deque<Post> m_posts; // oldest first, each id once
    std::unordered_map<std::string, std::string> m_texts;
};

} // namespace app
