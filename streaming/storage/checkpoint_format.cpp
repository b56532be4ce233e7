#include "streaming/storage/checkpoint_format.h"

#include "streaming/storage/bytes.h"
#include "streaming/storage/crc32c.h"

namespace streaming::storage {

namespace {

constexpr std::string_view magic = "TCP1";
constexpr std::size_t checkSumAt = 16;
constexpr std::size_t headerBytes = 20;
constexpr std::uint64_t placeBytes = 5 * 8; // of a piece: its id and its place

/// Version and payload of a file whose check sum is right.
struct Whole {
    std::uint32_t version;
    std::string_view payload;
};

std::optional<Whole> open(std::string_view bytes)
{
    if (bytes.size() < headerBytes || !bytes.starts_with(magic)) return std::nullopt;
    ByteReader header(bytes.substr(magic.size()));
    const auto version = header.u32();
    const auto length = header.u64();
    const auto checkSum = header.u32();
    const auto payload = bytes.substr(headerBytes);
    if (length != payload.size() || crc32c(payload, crc32c(bytes.substr(0, checkSumAt))) != checkSum)
        return std::nullopt;
    return Whole{version, payload};
}

void writePlace(ByteWriter& out, const RecordPlace& place)
{
    out.u64(place.sequence);
    out.u64(place.segment);
    out.u64(place.offset);
    out.u64(place.bytes);
}

RecordPlace readPlace(ByteReader& in)
{
    RecordPlace place;
    place.sequence = in.u64();
    place.segment = in.u64();
    place.offset = in.u64();
    place.bytes = in.u64();
    return place;
}

std::string encodePayload(const StoredCheckpoint& stored)
{
    const auto& checkpoint = stored.checkpoint;
    ByteWriter out;
    out.u64(checkpoint.number);
    out.i64(checkpoint.timeMs);
    out.u64(checkpoint.logFrom);
    out.bytes(checkpoint.program);
    out.u64(checkpoint.values.size());
    for (const auto& [name, value] : checkpoint.values) {
        out.bytes(name);
        out.bytes(value);
    }
    out.u64(checkpoint.nodes.size());
    for (const auto& [name, node] : checkpoint.nodes) {
        out.bytes(name);
        out.bytes(node.type);
        out.u64(node.pieces.size());
        for (const auto id : node.pieces) {
            out.u64(id);
            writePlace(out, stored.places.at({name, id}));
        }
    }
    return out.take();
}

void readNode(ByteReader& in, StoredCheckpoint& stored)
{
    const std::string name(in.bytes());
    auto& node = stored.checkpoint.nodes[name];
    node.type = in.bytes();
    for (auto left = in.count(placeBytes); left > 0; --left) {
        node.pieces.push_back(in.u64());
        stored.places[{name, node.pieces.back()}] = readPlace(in);
    }
}

StoredCheckpoint readPayload(ByteReader& in)
{
    StoredCheckpoint stored;
    auto& checkpoint = stored.checkpoint;
    checkpoint.number = in.u64();
    checkpoint.timeMs = in.i64();
    checkpoint.logFrom = in.u64();
    checkpoint.program = in.bytes();
    for (auto left = in.count(2 * 8); left > 0; --left) {
        const std::string name(in.bytes());
        checkpoint.values[name] = in.bytes();
    }
    for (auto left = in.count(3 * 8); left > 0; --left)
        readNode(in, stored);
    return stored;
}

} // namespace

std::string encode(const StoredCheckpoint& stored)
{
    const auto payload = encodePayload(stored);
    ByteWriter out;
    out.raw(magic);
    out.u32(checkpointVersion);
    out.u64(payload.size());
    out.u32(crc32c(payload, crc32c(out.view())));
    out.raw(payload);
    return out.take();
}

Result<StoredCheckpoint> decode(std::string_view bytes)
{
    const auto whole = open(bytes);
    if (!whole) return failure(ErrorKind::Damaged, "is damaged");
    if (whole->version != checkpointVersion)
        return failure(ErrorKind::Damaged, "has version " + std::to_string(whole->version)
                + " of the format, and this program reads version " + std::to_string(checkpointVersion));
    ByteReader in(whole->payload);
    auto stored = readPayload(in);
    if (!in.finished()) return failure(ErrorKind::Damaged, "is damaged");
    return stored;
}

std::optional<std::uint32_t> unknownVersion(std::string_view bytes)
{
    const auto whole = open(bytes);
    return whole && whole->version != checkpointVersion ? std::optional(whole->version) : std::nullopt;
}

} // namespace streaming::storage
