/// Ids in the shapes of the wires, all made from one number so that a status is the same one on each.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <string>

namespace connectors::formats {

/// A status id as Twitter makes them: milliseconds since its own epoch (November 2010) above 22 bits of a count that
/// keeps the ids of one millisecond apart. Times before that epoch count as it.
std::uint64_t snowflake(streaming::Time time, std::uint32_t count);

/// The time in a status id.
streaming::Time timeOfSnowflake(std::uint64_t id);

/// The microseconds of a status: its milliseconds, and digits below from its id.
std::int64_t microsecondsOf(streaming::Time time, std::uint64_t id);

/// Bluesky's key of a record (13 characters, sorted by time); different for statuses that are different.
void appendRecordKey(std::uint64_t id, std::string& out);

/// Bluesky's name of an account, `did:plc:` and 24 characters.
void appendDid(std::uint64_t authorId, std::string& out);

/// A content hash as Bluesky writes it, 59 characters.
void appendCid(std::uint64_t id, std::string& out);

/// A status by its whole address: `at://DID/app.bsky.feed.post/KEY`.
void appendPostUri(std::uint64_t authorId, std::uint64_t id, std::string& out);

} // namespace connectors::formats
