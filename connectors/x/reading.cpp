#include "connectors/x/reading.h"

#include "connectors/x/problems.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace connectors::x {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr std::size_t longestLine = 4u << 20; // a post with all that may be asked for is a hundredth of it

enum class Kind { Blank, Post, End, Other };

/// What cannot be read counts as a post: it may have been billed, and the decoder says that it is malformed.
Kind kindOf(std::string_view line)
{
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return Kind::Blank;
    if (line.starts_with(R"({"data":{)")) return Kind::Post;
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object() || object.contains("data")) return Kind::Post;
    return object.contains("errors") || object.contains("title") ? Kind::End : Kind::Other;
}

} // namespace

Result<void> Reading::take(std::string_view bytes)
{
    for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        const auto line = bytes.substr(0, end);
        auto taken = m_open.empty() ? takeLine(line) : takeLine(m_open.append(line));
        m_open.clear();
        if (!taken) return taken;
        bytes.remove_prefix(end + 1);
    }
    m_open.append(bytes);
    if (m_ceilingReached) return failure(ErrorKind::Refused, "the ceiling is reached"); // said by who asks `finish`
    if (m_open.size() <= longestLine) return {};
    return failure(ErrorKind::Unreachable, "what came was longer than any post, so the connection was given up");
}

Result<void> Reading::takeLine(std::string_view line)
{
    switch (kindOf(line)) {
    case Kind::Blank: m_surroundings.store.link().heard(m_surroundings.clock.now()); return {};
    case Kind::Post: return takePost(line);
    case Kind::End: return tl::unexpected(streamEnd(line));
    case Kind::Other: m_blocks.addRecord(line); return {};
    }
    return {};
}

Result<void> Reading::takePost(std::string_view line)
{
    if (m_ceilingReached) {
        ++m_beyond;
        return {};
    }
    m_blocks.addRecord(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    m_surroundings.store.link().billed(1);
    const auto more = m_surroundings.spending.count();
    if (!more) return tl::unexpected(more.error());
    m_ceilingReached = !*more;
    return {};
}

Result<bool> Reading::finish()
{
    flush();
    if (const auto counted = m_surroundings.spending.countBeyond(std::exchange(m_beyond, 0)); !counted)
        return tl::unexpected(counted.error());
    return m_ceilingReached;
}

} // namespace connectors::x
