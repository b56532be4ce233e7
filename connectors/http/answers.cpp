#include "connectors/http/answers.h"

#include "connectors/common/timestamps.h"
#include "connectors/http/body_words.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace connectors::http {

namespace {

using namespace std::chrono;
using streaming::ErrorKind;
using streaming::Time;

constexpr Duration longestWait = days(366); // what is more was not meant

std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number < 0) return std::nullopt;
    return number;
}

std::optional<Time> fromUnixSeconds(std::int64_t count)
{
    constexpr std::int64_t farAway = 1'000'000'000'000;
    return count >= 0 && count < farAway ? timeFromMilliseconds(count * 1000) : std::nullopt;
}

/// Of HTTP, in any of its three forms.
std::optional<Time> parseDate(std::string_view text)
{
    return fromUnixSeconds(curl_getdate(std::string(text).c_str(), nullptr));
}

std::optional<Time> dateOf(const Head& head)
{
    const auto date = head.header("date");
    return date ? parseDate(*date) : std::nullopt;
}

/// No wait where the moment has passed, or lies absurdly far ahead.
std::optional<Duration> sensible(Duration wait)
{
    if (wait <= Duration::zero() || wait > longestWait) return std::nullopt;
    return wait;
}

std::optional<Duration> until(std::optional<Time> time, Time now)
{
    return time ? sensible(*time - now) : std::nullopt;
}

std::optional<Duration> retryAfter(const Head& head, Time now)
{
    const auto value = head.header("retry-after");
    if (!value) return std::nullopt;
    const auto count = numberOf(*value);
    if (!count) return until(parseDate(*value), now);
    return sensible(seconds(std::min<std::int64_t>(*count, duration_cast<seconds>(longestWait).count() + 1)));
}

/// Twitter and X write `x-rate-limit-reset` in Unix seconds, Mastodon `X-RateLimit-Reset` in RFC 3339.
std::optional<Duration> limitReset(const Head& head, Time now)
{
    auto value = head.header("x-rate-limit-reset");
    if (!value) value = head.header("x-ratelimit-reset");
    if (!value) return std::nullopt;
    const auto count = numberOf(*value);
    return until(count ? fromUnixSeconds(*count) : parseIsoTime(*value), now);
}

ErrorKind kindOf(int status)
{
    if (status == 401) return ErrorKind::Credentials;
    if (status == 420 || status == 429) return ErrorKind::RateLimited;
    return status >= 500 ? ErrorKind::ServerFailed : ErrorKind::Refused;
}

std::string wordsOf(const Head& head, std::string_view body)
{
    auto words = "the server answered " + std::to_string(head.status);
    const auto location = head.header("location");
    if (head.status / 100 == 3 && location) return words + " and points to " + asLine(*location);
    const auto said = bodyWords(body);
    return said.empty() ? words : words + ": " + said;
}

std::string inWords(seconds span)
{
    const auto counted = [](auto count, const char* unit) {
        return std::to_string(count) + ' ' + unit + (count == 1 ? "" : "s");
    };
    if (span >= days(2)) return counted(round<days>(span).count(), "day");
    if (span >= hours(2)) return counted(round<hours>(span).count(), "hour");
    return counted(round<minutes>(span).count(), "minute");
}

} // namespace

streaming::Error errorOf(const Head& head, std::string_view body, Time now)
{
    const auto serverNow = dateOf(head).value_or(now); // its moments are by its own clock
    const auto kind = kindOf(head.status);
    auto wait = retryAfter(head, serverNow);
    if (kind == ErrorKind::RateLimited) wait = std::max(wait, limitReset(head, serverNow));
    return {kind, wordsOf(head, body), wait};
}

std::optional<Duration> clockSkew(const Head& head, Time now)
{
    const auto date = dateOf(head);
    if (!date) return std::nullopt;
    return now - *date;
}

std::optional<std::string> clockComplaint(const Head& head, Time now)
{
    const auto skew = clockSkew(head, now);
    if (!skew || abs(*skew) < minutes(1)) return std::nullopt;
    return "your clock is " + inWords(round<seconds>(abs(*skew))) + (*skew > Duration::zero() ? " ahead" : " behind");
}

} // namespace connectors::http
