#include "tests/servers/feed.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace servers {

namespace formats = connectors::formats;

namespace {

constexpr std::uint32_t unpacedRate = 1000; // of the feed's own time

streaming::Time now() { return std::chrono::floor<streaming::Duration>(std::chrono::system_clock::now()); }

std::vector<std::string> readRecords(const std::filesystem::path& path, formats::Wire wire)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    const bool events = wire == formats::Wire::Mastodon;
    std::vector<std::string> records;
    std::string record;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (events && !line.empty()) record += line + "\n";
        if (!events) record = line;
        if (record.empty() || (events && !line.empty())) continue;
        if (record.ends_with('\n')) record.pop_back();
        records.push_back(std::move(record));
        record.clear();
    }
    return records;
}

} // namespace

Feed::Feed(formats::Wire wire, const FeedOptions& options)
    : m_wire(wire),
      m_options(options),
      m_start(options.start.value_or(now()))
{
    if (!options.file.empty())
        m_file = readRecords(options.file, wire);
    else
        m_model = std::make_unique<connectors::simulated::FeedModel>(connectors::simulated::ModelOptions{
            .seed = options.seed, .rate = options.rate ? options.rate : unpacedRate, .start = m_start});
}

std::optional<std::string> Feed::make()
{
    const auto place = m_first + m_past.size();
    if (m_options.count && place >= m_options.count) return std::nullopt;
    if (!m_model) return place < m_file.size() ? std::optional(m_file[place]) : std::nullopt;
    std::string record;
    formats::appendRecord(m_wire, m_model->next().record, record);
    while (record.ends_with('\n')) record.pop_back();
    return record;
}

/// Makes all records before `end`; with the lock held, as all that follows.
void Feed::grow(std::uint64_t end)
{
    while (m_first + m_past.size() < end) {
        auto record = make();
        if (!record) return;
        m_past.push_back(std::move(*record));
        if (m_past.size() <= m_options.kept) continue;
        m_past.pop_front();
        ++m_first;
    }
}

/// How many records the wall clock has let through.
std::uint64_t Feed::available()
{
    if (!m_model) return std::uint64_t((now() - m_start).count()) * m_options.rate / 1000;
    while (m_model->nextArrival() <= now()) {
        const auto before = m_first + m_past.size();
        grow(before + 1);
        if (m_first + m_past.size() == before) break;
    }
    return m_first + m_past.size();
}

std::uint64_t Feed::livePlace()
{
    if (!m_options.rate) return m_live;
    const auto end = available();
    grow(end);
    return std::min(end, m_first + m_past.size());
}

std::uint64_t Feed::live()
{
    const std::lock_guard lock(m_mutex);
    return livePlace();
}

std::vector<std::string> Feed::take(std::uint64_t& cursor, std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    cursor = std::max(cursor, m_first);
    const auto wanted = cursor + most;
    const auto end = m_options.rate ? std::min(livePlace(), wanted) : wanted;
    std::vector<std::string> records;
    // One by one: what grows takes the oldest away, which may be those that are wanted.
    for (cursor = std::max(cursor, m_first); cursor < end; ++cursor) {
        grow(cursor + 1);
        if (cursor >= m_first + m_past.size()) break;
        records.push_back(m_past[cursor - m_first]);
    }
    m_live = std::max(m_live, cursor);
    return records;
}

void Feed::pass(std::uint64_t count)
{
    const std::lock_guard lock(m_mutex);
    grow(m_live + count);
    m_live = std::min(m_live + count, m_first + m_past.size());
}

std::vector<std::string> Feed::past()
{
    const std::lock_guard lock(m_mutex);
    const auto end = std::max(livePlace(), m_first);
    return {m_past.begin(), m_past.begin() + std::ptrdiff_t(std::min<std::uint64_t>(end - m_first, m_past.size()))};
}

std::uint64_t Feed::find(const std::function<bool(const std::string&)>& wanted)
{
    const std::lock_guard lock(m_mutex);
    const auto end = livePlace();
    const auto found = std::ranges::find_if(m_past, wanted);
    return std::min(m_first + std::uint64_t(found - m_past.begin()), std::max(end, m_first));
}

} // namespace servers
