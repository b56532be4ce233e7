/// Makes one long feed of a short recorded one: `lengthen BYTES < FEED > LONG_FEED`.
///
/// The feed (v1.1 or Jetstream, a record a line) is written again and again until there are BYTES of it. Every copy is
/// later than the one before by the feed's own length in whole seconds: times move on, and so do the ids that are made
/// of times (Twitter's snowflakes, Bluesky's record keys). So ids are unique and the whole is one feed in order. Only
/// the record's own id and time change; what it repeats or answers stays, as retweets of one original would.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Milliseconds = std::int64_t;
using Change = std::function<std::string(std::string_view)>;

constexpr std::string_view twitterTime = "\"timestamp_ms\":\"";
constexpr std::string_view jetstreamTime = "\"time_us\":";

/// Replaces the value that begins at `start`, up to the next of `",}`, by what `change` makes of it.
void changeAt(std::string& line, std::size_t start, const Change& change)
{
    const auto end = line.find_first_of("\",}", start);
    if (end != line.npos) line.replace(start, end - start, change(line.substr(start, end - start)));
}

void changeFirst(std::string& line, std::string_view marker, const Change& change)
{
    if (const auto found = line.find(marker); found != line.npos) changeAt(line, found + marker.size(), change);
}

void changeLast(std::string& line, std::string_view marker, const Change& change)
{
    if (const auto found = line.rfind(marker); found != line.npos) changeAt(line, found + marker.size(), change);
}

std::int64_t toNumber(std::string_view text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Change plus(std::int64_t amount)
{
    return [amount](std::string_view text) { return std::to_string(toNumber(text) + amount); };
}

/// Moves "Sun Aug 16 21:41:13 +0000 2015".
Change laterDate(Milliseconds by)
{
    return [by](std::string_view text) {
        constexpr auto format = "%a %b %d %H:%M:%S +0000 %Y";
        std::tm parts{};
        if (!strptime(std::string(text).c_str(), format, &parts)) return std::string(text);
        const std::time_t seconds = timegm(&parts) + by / 1000;
        char date[40];
        return std::string(date, std::strftime(date, sizeof date, format, gmtime_r(&seconds, &parts)));
    };
}

/// Moves a record key: 13 digits to the base of 32 that hold microseconds and, in the lowest 10 bits, a clock's number.
Change laterKey(Milliseconds by)
{
    return [by](std::string_view text) {
        constexpr std::string_view digits = "234567abcdefghijklmnopqrstuvwxyz";
        std::uint64_t value = 0;
        for (const char c : text) value = value << 5 | (digits.find(c) & 31);
        if (text.size() != 13 || text.find_first_not_of(digits) != text.npos) return std::string(text); // "self"
        value += std::uint64_t(by) * 1000 << 10;
        std::string key(13, '2');
        for (auto place = key.rbegin(); place != key.rend(); ++place, value >>= 5) *place = digits[value & 31];
        return key;
    };
}

/// Where the record's own time stands; not in records that are no statuses, whose time does not matter.
Milliseconds timeOf(const std::string& line)
{
    if (const auto found = line.rfind(twitterTime); found != line.npos)
        return toNumber(std::string_view(line).substr(found + twitterTime.size(), 13));
    if (const auto found = line.find(jetstreamTime); found != line.npos)
        return toNumber(std::string_view(line).substr(found + jetstreamTime.size(), 16)) / 1000;
    return 0;
}

std::string later(std::string line, Milliseconds by)
{
    if (line.starts_with("{\"did\":")) {
        changeFirst(line, jetstreamTime, plus(by * 1000));
        changeFirst(line, "\"rkey\":\"", laterKey(by));
    } else if (timeOf(line)) {
        changeFirst(line, "\"created_at\":\"", laterDate(by));
        changeFirst(line, "\"id\":", plus(by << 22));
        changeFirst(line, "\"id_str\":\"", plus(by << 22));
        changeLast(line, twitterTime, plus(by));
    }
    return line;
}

/// How much later each copy is: from the first to the last time, and on to the next whole second.
Milliseconds spanOf(const std::vector<std::string>& lines)
{
    Milliseconds first = std::numeric_limits<Milliseconds>::max(), last = 0;
    for (const auto& line : lines)
        if (const auto time = timeOf(line)) first = std::min(first, time), last = std::max(last, time);
    return last ? (last - first) / 1000 * 1000 + 1000 : 0;
}

void writeCopies(const std::vector<std::string>& lines, Milliseconds span, std::int64_t bytes)
{
    for (Milliseconds by = 0; bytes > 0; by += span)
        for (const auto& line : lines) {
            const auto moved = later(line, by) + '\n';
            std::cout.write(moved.data(), std::streamsize(moved.size()));
            if ((bytes -= std::int64_t(moved.size())) <= 0) return;
        }
}

std::vector<std::string> readLines()
{
    std::vector<std::string> lines;
    for (std::string line; std::getline(std::cin, line);)
        if (line.size() > 1) lines.push_back(line);
    return lines;
}

} // namespace

int main(int count, char** words)
{
    std::ios::sync_with_stdio(false);
    const auto bytes = count == 2 ? toNumber(words[1]) : 0;
    const auto lines = readLines();
    const auto span = spanOf(lines);
    if (bytes <= 0 || span == 0) {
        std::cerr << "lengthen BYTES < FEED > LONG_FEED; FEED holds v1.1 statuses or Jetstream events, one a line\n";
        return 2;
    }
    writeCopies(lines, span, bytes);
    return std::cout.flush() ? 0 : 1;
}
