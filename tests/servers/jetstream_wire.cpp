#include "tests/servers/jetstream_wire.h"

#include <nlohmann/json.hpp>
#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace servers {

using nlohmann::json;

namespace {

std::string_view valueOf(std::string_view message, std::string_view name)
{
    const auto mark = "\"" + std::string(name) + "\":\"";
    const auto at = message.find(mark);
    if (at == message.npos) return {};
    const auto rest = message.substr(at + mark.size());
    return rest.substr(0, rest.find('"'));
}

bool listed(const std::vector<std::string>& list, std::string_view value)
{
    return list.empty() || std::ranges::any_of(list, [&](const std::string& one) {
        return one == value || (one.ends_with(".*") && value.starts_with(one.substr(0, one.size() - 1)));
    });
}

std::string isoTime(std::int64_t microseconds)
{
    const std::time_t seconds = microseconds / 1'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    const auto rest = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
    return text + rest + "Z";
}

} // namespace

bool JetstreamFilter::wants(std::string_view message) const
{
    if (largest && message.size() > largest) return false;
    const auto kind = valueOf(message, "kind");
    if (!listed(kinds, kind) || !listed(dids, valueOf(message, "did"))) return false;
    return kind != "commit" || listed(collections, valueOf(message, "collection"));
}

std::int64_t microsecondsIn(std::string_view message)
{
    constexpr std::string_view mark = R"("time_us":)";
    const auto at = message.find(mark);
    std::int64_t value = 0;
    if (at != message.npos) std::from_chars(message.data() + at + mark.size(), message.data() + message.size(), value);
    return value;
}

std::string newerWire(std::string_view message, std::uint64_t seq)
{
    const auto older = json::parse(message, nullptr, false);
    const auto kind = older.is_object() ? older.value("kind", "") : "";
    json payload{{"$type", "network.bsky.jetstream.subscribeEvents#" + kind}, {"seq", seq},
        {"did", older.value("did", "")}, {"time", isoTime(microsecondsIn(message))}};
    if (older.contains(kind))
        for (const auto& [name, value] : older[kind].items())
            if (!payload.contains(name)) payload[name] = value;
    return json{{"$type", "message"}, {"payload", std::move(payload)}}.dump();
}

struct ZstdFrames::State {
    std::string dictionary;
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CDict* prepared = nullptr;
};

ZstdFrames::ZstdFrames(const std::filesystem::path& dictionary) : m_state(std::make_unique<State>())
{
    std::ifstream file(dictionary, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + dictionary.string());
    m_state->dictionary.assign(std::istreambuf_iterator<char>(file), {});
    m_state->prepared = ZSTD_createCDict(m_state->dictionary.data(), m_state->dictionary.size(), ZSTD_CLEVEL_DEFAULT);
}

ZstdFrames::~ZstdFrames()
{
    ZSTD_freeCDict(m_state->prepared);
    ZSTD_freeCCtx(m_state->context);
}

std::string ZstdFrames::frame(std::string_view message)
{
    std::string out(ZSTD_compressBound(message.size()), '\0');
    const auto size = ZSTD_compress_usingCDict(
        m_state->context, out.data(), out.size(), message.data(), message.size(), m_state->prepared);
    if (ZSTD_isError(size)) throw std::runtime_error(ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

const std::string& ZstdFrames::dictionary() const { return m_state->dictionary; }

unsigned ZstdFrames::dictionaryId() const
{
    return ZSTD_getDictID_fromDict(m_state->dictionary.data(), m_state->dictionary.size());
}

} // namespace servers
