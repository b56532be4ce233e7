#include "app/core/post_texts.h"

namespace app {

void PostTexts::add(streaming::Time batch, std::string_view id, std::string_view text)
{
    if (text.empty()) return;
    if (m_texts.emplace(id, text).second) m_posts.push_back({batch, std::string(id)});
    while (!m_posts.empty() && (m_posts.front().batch <= batch - m_keep || m_posts.size() > m_most)) {
        m_texts.erase(m_posts.front().id);
        m_posts.pop_front();
    }
}

std::optional<std::string> PostTexts::find(const std::string& id) const
{
    const auto found = m_texts.find(id);
    return found == m_texts.end() ? std::nullopt : std::optional(found->second);
}

} // namespace app
