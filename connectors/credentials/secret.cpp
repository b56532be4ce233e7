#include "connectors/credentials/secret.h"

#include <cstring>

namespace connectors::credentials {

namespace {
constexpr std::size_t shownCharacters = 4;
constexpr std::size_t shownFrom = 16; // of a shorter secret four characters would give away too much
constexpr std::string_view dots = "••••";
} // namespace

void wipe(std::string& text)
{
    text.resize(text.capacity());
    ::explicit_bzero(text.data(), text.size());
    text.clear();
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) *this = Secret(other);
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    wipe(m_value);
    m_value = std::exchange(other.m_value, {});
    return *this;
}

std::string Secret::masked() const
{
    std::string shown(m_value.empty() ? "" : dots);
    if (m_value.size() >= shownFrom) shown += m_value.substr(m_value.size() - shownCharacters);
    return shown;
}

} // namespace connectors::credentials
