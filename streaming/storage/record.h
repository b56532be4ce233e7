/// How one record lies in a file:
///
///     magic u32 | length of the payload u32 | type u8 | sequence number u64 | CRC32C u32 | payload
///
/// little-endian; the check sum covers all but itself.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace streaming::storage {

struct LogRecord {
    std::uint64_t sequence = 0;
    std::uint8_t type = 0;
    std::string_view payload; ///< lives as long as the bytes that it was read from
};

/// The type of a record without payload that a log writes after an fsync. It has the number of the record to come and
/// says that those before are safe.
inline constexpr std::uint8_t syncMark = 255;

/// Where a record lies.
struct RecordPlace {
    std::uint64_t sequence = 0;
    std::uint64_t segment = 0; ///< the first sequence number of its segment, which names the file
    std::uint64_t offset = 0;  ///< of its first byte
    std::uint64_t bytes = 0;   ///< of all of it

    bool operator==(const RecordPlace&) const = default;
};

inline constexpr std::string_view recordMagic = "TLR1"; // the digit is the version of this format
inline constexpr std::size_t recordHeaderBytes = 21;
inline constexpr std::uint64_t maxPayloadBytes = std::numeric_limits<std::uint32_t>::max();

/// The header of a record; its payload comes right after it, `maxPayloadBytes` at most.
std::string recordHeader(const LogRecord& record);

/// How many bytes the record has in all whose header is at the beginning of `bytes`; none where there is no header.
std::optional<std::uint64_t> recordBytes(std::string_view bytes);

/// The record that is exactly `bytes`; none where the check sum says that it is not.
std::optional<LogRecord> readRecord(std::string_view bytes);

} // namespace streaming::storage
