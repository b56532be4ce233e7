#include "streaming/storage/record.h"

#include "streaming/storage/bytes.h"
#include "streaming/storage/crc32c.h"

namespace streaming::storage {

namespace {
constexpr std::size_t checkSumAt = recordHeaderBytes - 4;
}

std::string recordHeader(const LogRecord& record)
{
    ByteWriter header;
    header.raw(recordMagic);
    header.u32(static_cast<std::uint32_t>(record.payload.size()));
    header.u8(record.type);
    header.u64(record.sequence);
    header.u32(crc32c(record.payload, crc32c(header.view())));
    return header.take();
}

std::optional<std::uint64_t> recordBytes(std::string_view bytes)
{
    if (bytes.size() < recordHeaderBytes || !bytes.starts_with(recordMagic)) return std::nullopt;
    return recordHeaderBytes + ByteReader(bytes.substr(recordMagic.size())).u32();
}

std::optional<LogRecord> readRecord(std::string_view bytes)
{
    if (recordBytes(bytes) != bytes.size()) return std::nullopt;
    ByteReader reader(bytes.substr(recordMagic.size() + 4));
    LogRecord record;
    record.type = reader.u8();
    record.sequence = reader.u64();
    const auto checkSum = reader.u32();
    record.payload = bytes.substr(recordHeaderBytes);
    if (crc32c(record.payload, crc32c(bytes.substr(0, checkSumAt))) != checkSum) return std::nullopt;
    return record;
}

} // namespace streaming::storage
