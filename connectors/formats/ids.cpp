#include "connectors/formats/ids.h"

#include <algorithm>
#include <string_view>

namespace connectors::formats {

namespace {

constexpr std::int64_t snowflakeEpoch = 1'288'834'974'657;
constexpr unsigned countBits = 22;
constexpr std::uint64_t countMask = (std::uint64_t{1} << countBits) - 1;

std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

/// As many characters of base 32 as asked for, which look random and depend on `seed` alone.
void appendBase32(std::uint64_t seed, std::size_t characters, std::string& out)
{
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    constexpr std::size_t charactersPerWord = 12;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < characters; ++i) {
        if (i % charactersPerWord == 0) bits = mixed(seed += 0x9e3779b97f4a7c15);
        out += digits[bits & 31];
        bits >>= 5;
    }
}

} // namespace

std::uint64_t snowflake(streaming::Time time, std::uint32_t count)
{
    const auto ms = std::max<std::int64_t>(0, time.time_since_epoch().count() - snowflakeEpoch);
    return static_cast<std::uint64_t>(ms) << countBits | (count & countMask);
}

streaming::Time timeOfSnowflake(std::uint64_t id)
{
    return streaming::timeAt(static_cast<std::int64_t>(id >> countBits) + snowflakeEpoch);
}

std::int64_t microsecondsOf(streaming::Time time, std::uint64_t id)
{
    return time.time_since_epoch().count() * 1000 + static_cast<std::int64_t>((id & countMask) >> 10) % 1000;
}

void appendRecordKey(std::uint64_t id, std::string& out)
{
    constexpr std::string_view digits = "234567abcdefghijklmnopqrstuvwxyz"; // in the order of their bytes
    const auto microseconds = static_cast<std::uint64_t>(microsecondsOf(timeOfSnowflake(id), id));
    const std::uint64_t key = microseconds << 10 | (id & 1023);
    for (int shift = 60; shift >= 0; shift -= 5) out += digits[key >> shift & 31];
}

void appendDid(std::uint64_t authorId, std::string& out)
{
    out += "did:plc:";
    appendBase32(authorId, 24, out);
}

void appendCid(std::uint64_t id, std::string& out)
{
    out += "bafyrei";
    appendBase32(~id, 52, out);
}

void appendPostUri(std::uint64_t authorId, std::uint64_t id, std::string& out)
{
    out += "at://";
    appendDid(authorId, out);
    out += "/app.bsky.feed.post/";
    appendRecordKey(id, out);
}

} // namespace connectors::formats
