/// A value that must not be seen: a token, a key, a password.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace connectors::credentials {

/// Overwrites the text, its spare room too, and empties it.
void wipe(std::string& text);

/// Holds a secret. It has no `<<`, no formatter and no comparison but with another secret: what wants the text must
/// say `reveal`, and a reader finds every such place by that word. The memory is wiped when the secret is gone.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : m_value(std::exchange(other.m_value, {})) {}
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() { wipe(m_value); }

    bool empty() const { return m_value.empty(); }
    std::string_view reveal() const { return m_value; }
    /// For people: the last four characters behind dots where it is long enough, else dots alone.
    std::string masked() const;

    bool operator==(const Secret& other) const = default;

private:
    std::string m_value;
};

} // namespace connectors::credentials
