#include "tests/servers/fault_plan.h"

#include <array>
#include <charconv>

namespace servers {

namespace {

using Kind = Fault::Kind;

struct Word {
    std::string_view text;
    Kind kind;
};

constexpr std::array requestWords{Word{"reset", Kind::Reset}, Word{"silence", Kind::Silence},
    Word{"redirect", Kind::Redirect}, Word{"bomb", Kind::GzipBomb}, Word{"endless", Kind::EndlessLine}};
constexpr std::array streamWords{Word{"reset", Kind::StreamReset}, Word{"cut", Kind::StreamCut},
    Word{"stall", Kind::StreamStall}, Word{"end", Kind::StreamEnd}};

template <std::size_t Size>
std::optional<Kind> kindNamed(const std::array<Word, Size>& words, std::string_view text)
{
    for (const auto& word : words)
        if (word.text == text) return word.kind;
    return std::nullopt;
}

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::string_view cutAt(std::string_view& rest, char mark)
{
    const auto at = rest.find(mark);
    const auto part = rest.substr(0, at);
    rest.remove_prefix(at == rest.npos ? rest.size() : at + 1);
    return part;
}

bool isOfRequest(Kind kind) { return kind < Kind::StreamReset; }

} // namespace

std::optional<streaming::Duration> parseDuration(std::string_view text)
{
    const auto unitAt = text.find_first_not_of("0123456789");
    const auto value = number(text.substr(0, unitAt));
    const auto unit = unitAt == text.npos ? std::string_view() : text.substr(unitAt);
    const int factor = unit == "ms" ? 1 : unit == "s" ? 1000 : unit == "m" ? 60'000 : 0;
    return value && factor ? std::optional(streaming::Duration(*value * std::uint64_t(factor))) : std::nullopt;
}

void FaultPlan::once(const Fault& fault, int times)
{
    const std::lock_guard lock(m_mutex);
    auto& queue = isOfRequest(fault.kind) ? m_requests : m_streams;
    queue.insert(queue.end(), std::size_t(times), fault);
}

void FaultPlan::always(const Fault& fault)
{
    const std::lock_guard lock(m_mutex);
    m_always = fault;
}

void FaultPlan::habits(const Habits& habits)
{
    const std::lock_guard lock(m_mutex);
    m_habits = habits;
}

Habits FaultPlan::habits() const
{
    const std::lock_guard lock(m_mutex);
    return m_habits;
}

std::optional<Fault> FaultPlan::takeForRequest()
{
    const std::lock_guard lock(m_mutex);
    if (m_requests.empty()) return std::nullopt;
    const auto fault = m_requests.front();
    m_requests.pop_front();
    return fault;
}

std::optional<Fault> FaultPlan::takeForStream()
{
    const std::lock_guard lock(m_mutex);
    if (m_streams.empty()) return m_always;
    const auto fault = m_streams.front();
    m_streams.pop_front();
    return fault;
}

streaming::Result<void> FaultPlan::add(std::string_view words)
{
    auto times = words;
    const auto first = cutAt(times, '*');
    auto value = first;
    auto what = cutAt(value, '=');
    auto when = what;
    const auto name = cutAt(when, '-');
    const auto duration = parseDuration(value);
    auto usual = habits();
    if (what == "double" || what == "reorder" || (what == "slow" && duration)) {
        usual.doubled |= what == "double";
        usual.reordered |= what == "reorder";
        if (what == "slow") usual.pauseBetweenBytes = duration;
        habits(usual);
    } else if (const auto kind = kindNamed(streamWords, name); kind && when == "every" && duration)
        always({.kind = *kind, .after = *duration});
    else if (kind && when == "after" && number(value))
        once({.kind = *kind, .records = *number(value)});
    else if (const auto ofRequest = kindNamed(requestWords, what))
        once({.kind = *ofRequest}, int(number(times).value_or(1)));
    else if (const auto status = number(what); status && *status >= 400 && *status < 600)
        once({.kind = Kind::Status, .status = int(*status), .after = duration.value_or(streaming::Duration(0))},
            int(number(times).value_or(1)));
    else
        return streaming::failure(streaming::ErrorKind::Usage,
            std::string(words)
                + ": no such fault; there are 401 503*5 429 reset silence redirect bomb endless double "
                  "reorder slow=1ms cut-every=20s reset-every=20s stall-every=20s cut-after=1000");
    return {};
}

} // namespace servers
