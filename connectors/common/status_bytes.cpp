#include "connectors/common/status_bytes.h"

#include <deque>

namespace connectors {

namespace {

constexpr std::uint64_t hasRetweetCount = 1;
constexpr std::uint64_t isAccepted = 2;

class Writer {
public:
    explicit Writer(std::string& out) : m_out(out) {}

    /// Seven bits a byte, the lowest first: most numbers are lengths, and those are small.
    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7) m_out.push_back(static_cast<char>(value | 0x80));
        m_out.push_back(static_cast<char>(value));
    }

    void text(std::string_view text)
    {
        number(text.size());
        m_out.append(text);
    }

    void status(const Status& status)
    {
        number(static_cast<std::uint64_t>(status.time.time_since_epoch().count()));
        for (const auto field : {status.id, status.retweetOf, status.originalAuthor, status.originalText, status.language,
                 status.author, status.text})
            text(field);
        number((status.retweetCount ? hasRetweetCount : 0) | (status.accepted ? isAccepted : 0));
        number(static_cast<std::uint64_t>(status.retweetCount.value_or(0)));
        number(status.hashtags.size());
        for (const auto& hashtag : status.hashtags) {
            text(hashtag.tag);
            text(hashtag.display);
        }
    }

private:
    std::string& m_out;
};

/// Reads what Writer wrote. After bytes that do not fit everything is 0 or empty, and `failed` says so.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.empty(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        return fail();
    }

    std::string_view text()
    {
        const auto size = number();
        if (size > m_rest.size()) return fail(), std::string_view();
        const auto text = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return text;
    }

    /// How many things follow that take at least `least` bytes each.
    std::size_t count(std::size_t least)
    {
        const auto count = number();
        return count > m_rest.size() / least ? fail() : count;
    }

    Status status(std::deque<std::vector<Hashtag>>& arena)
    {
        Status status;
        status.time = streaming::Time(streaming::Duration(static_cast<std::int64_t>(number())));
        for (auto* field : {&status.id, &status.retweetOf, &status.originalAuthor, &status.originalText, &status.language,
                 &status.author, &status.text})
            *field = text();
        const auto flags = number();
        const auto retweets = static_cast<std::int64_t>(number());
        if (flags & hasRetweetCount) status.retweetCount = retweets;
        status.accepted = (flags & isAccepted) != 0;
        std::vector<Hashtag> hashtags(count(2));
        for (auto& hashtag : hashtags) {
            hashtag.tag = text();
            hashtag.display = text();
        }
        if (!hashtags.empty()) status.hashtags = arena.emplace_back(std::move(hashtags));
        return status;
    }

private:
    std::size_t fail()
    {
        m_failed = true;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

struct OwnedStatuses {
    std::string bytes;
    std::deque<std::vector<Hashtag>> hashtags{};
    std::vector<Status> statuses{};
};

} // namespace

std::string statusesToBytes(std::span<const Status* const> statuses)
{
    std::string bytes;
    Writer writer(bytes);
    writer.number(statuses.size());
    for (const auto* status : statuses) writer.status(*status);
    return bytes;
}

std::shared_ptr<const std::vector<Status>> statusesFromBytes(std::string bytes)
{
    constexpr std::size_t leastStatus = 11; // a byte a field
    auto owned = std::make_shared<OwnedStatuses>(OwnedStatuses{std::move(bytes)});
    Reader reader(owned->bytes);
    const auto count = reader.count(leastStatus);
    owned->statuses.reserve(count);
    for (std::size_t at = 0; at < count && !reader.failed(); ++at)
        owned->statuses.push_back(reader.status(owned->hashtags));
    if (reader.failed() || !reader.atEnd()) return nullptr;
    return {owned, &owned->statuses};
}

} // namespace connectors
