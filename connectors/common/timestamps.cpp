#include "connectors/common/timestamps.h"

#include "connectors/common/digits.h"

#include <array>
#include <charconv>

namespace connectors {
namespace {

using namespace std::chrono;
using streaming::Time;

constexpr sys_days firstDay = 2000y / January / 1;
constexpr sys_days dayAfterLast = 2100y / January / 1;

std::optional<Time> withinRange(Time time)
{
    if (time < firstDay || time >= dayAfterLast) return std::nullopt;
    return time;
}

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Reads a fixed layout from left to right. After the first thing that is not as expected everything reads as 0, and
/// `isDone` is false.
class LayoutReader {
public:
    explicit LayoutReader(std::string_view text) : m_rest(text) { }

    int digits(std::size_t count)
    {
        if (m_rest.size() < count) return fail();
        int value = 0;
        for (const auto c : m_rest.substr(0, count)) {
            if (!isDigit(c)) return fail();
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    /// One of the characters of `set`; 0 where it is none.
    char oneOf(std::string_view set)
    {
        if (m_rest.empty() || set.find(m_rest.front()) == std::string_view::npos) return static_cast<char>(fail());
        const auto found = m_rest.front();
        m_rest.remove_prefix(1);
        return found;
    }

    bool skip(char c)
    {
        if (!m_rest.starts_with(c)) return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// The place, from 1, of the name that comes next.
    template <std::size_t size>
    int name(const std::array<std::string_view, size>& names)
    {
        for (std::size_t i = 0; i < size; ++i) {
            if (!m_rest.starts_with(names[i])) continue;
            m_rest.remove_prefix(names[i].size());
            return static_cast<int>(i) + 1;
        }
        return fail();
    }

    /// Digits behind a decimal point: at least one, cut after milliseconds.
    milliseconds fraction()
    {
        int value = digits(1) * 100;
        for (int unit = 10; !m_rest.empty() && isDigit(m_rest.front()); unit /= 10) value += digits(1) * unit;
        return milliseconds(value);
    }

    /// `+02:00` or `+0200`, after `sign`.
    minutes offset(char sign)
    {
        const auto hour = digits(2);
        skip(':');
        const auto minute = digits(2);
        if (hour > 23 || minute > 59) fail();
        const minutes value{hour * 60 + minute};
        return sign == '-' ? -value : value;
    }

    seconds timeOfDay()
    {
        const auto hour = digits(2);
        oneOf(":");
        const auto minute = digits(2);
        oneOf(":");
        const auto second = digits(2);
        if (hour > 23 || minute > 59 || second > 60) fail(); // 60: a leap second
        return hours(hour) + minutes(minute) + seconds(second);
    }

    bool isDone() const { return !m_failed && m_rest.empty(); }

private:
    int fail()
    {
        m_failed = true;
        m_rest = {};
        return 0;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

std::optional<Time> onDay(const LayoutReader& reader, year_month_day day, milliseconds sinceMidnight)
{
    if (!reader.isDone() || !day.ok()) return std::nullopt;
    return withinRange(sys_days(day) + sinceMidnight);
}

/// Stamps of today's length first, eight digits at a time.
std::optional<std::int64_t> parseCount(std::string_view digits)
{
    std::int64_t value = 0;
    if (digits.size() == 2 * digitsAtOnce) {
        const auto high = loadEight(digits.data());
        const auto low = loadEight(digits.data() + digitsAtOnce);
        if (areDigits(high) && areDigits(low)) return std::int64_t{numberOf(high)} * 100'000'000 + numberOf(low);
    }
    const auto* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

void appendDigits(unsigned value, int count, std::string& out)
{
    const auto begin = out.size();
    out.resize(begin + static_cast<std::size_t>(count));
    for (auto at = out.size(); at > begin; value /= 10) out[--at] = static_cast<char>('0' + value % 10);
}

} // namespace

std::optional<Time> parseIsoTime(std::string_view text)
{
    LayoutReader reader(text);
    const year y{reader.digits(4)};
    reader.oneOf("-");
    const month m{static_cast<unsigned>(reader.digits(2))};
    reader.oneOf("-");
    const day d{static_cast<unsigned>(reader.digits(2))};
    reader.oneOf("Tt ");
    milliseconds time = reader.timeOfDay();
    if (reader.skip('.')) time += reader.fraction();
    const auto zone = reader.oneOf("Zz+-");
    if (zone == '+' || zone == '-') time -= reader.offset(zone);
    return onDay(reader, y / m / d, time);
}

std::optional<Time> parseTwitterTime(std::string_view text)
{
    constexpr std::array<std::string_view, 7> weekdays{"Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "};
    constexpr std::array<std::string_view, 12> months{
        "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "};
    LayoutReader reader(text);
    reader.name(weekdays);
    const month m{static_cast<unsigned>(reader.name(months))};
    const day d{static_cast<unsigned>(reader.digits(2))};
    reader.oneOf(" ");
    milliseconds time = reader.timeOfDay();
    reader.oneOf(" ");
    const auto sign = reader.oneOf("+-");
    time -= reader.offset(sign);
    reader.oneOf(" ");
    const year y{reader.digits(4)};
    return onDay(reader, y / m / d, time);
}

std::optional<Time> parseMilliseconds(std::string_view digits)
{
    const auto count = parseCount(digits);
    return count ? timeFromMilliseconds(*count) : std::nullopt;
}

std::optional<Time> parseMicroseconds(std::string_view digits)
{
    const auto count = parseCount(digits);
    return count ? timeFromMicroseconds(*count) : std::nullopt;
}

std::optional<Time> timeFromMilliseconds(std::int64_t count) { return withinRange(streaming::timeAt(count)); }

std::optional<Time> timeFromMicroseconds(std::int64_t count)
{
    if (count < 0) return std::nullopt;
    return timeFromMilliseconds(count / 1000);
}

void appendTime(Time time, std::string& out)
{
    const auto dayOfTime = floor<days>(time);
    const year_month_day date(dayOfTime);
    const hh_mm_ss clock(time - dayOfTime);
    appendDigits(static_cast<unsigned>(static_cast<int>(date.year())), 4, out);
    out += '-';
    appendDigits(static_cast<unsigned>(date.month()), 2, out);
    out += '-';
    appendDigits(static_cast<unsigned>(date.day()), 2, out);
    out += 'T';
    appendDigits(static_cast<unsigned>(clock.hours().count()), 2, out);
    out += ':';
    appendDigits(static_cast<unsigned>(clock.minutes().count()), 2, out);
    out += ':';
    appendDigits(static_cast<unsigned>(clock.seconds().count()), 2, out);
    out += '.';
    appendDigits(static_cast<unsigned>(clock.subseconds().count()), 3, out);
    out += 'Z';
}

std::string formatTime(Time time)
{
    std::string text;
    appendTime(time, text);
    return text;
}

} // namespace connectors
