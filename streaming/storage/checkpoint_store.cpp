#include "streaming/storage/checkpoint_store.h"

#include "streaming/storage/compaction.h"
#include "streaming/storage/numbered_file.h"

#include <algorithm>

namespace streaming::storage {

namespace {

constexpr std::string_view prefix = "checkpoint-";

std::set<std::uint64_t> segmentsOf(const PiecePlaces& places)
{
    std::set<std::uint64_t> segments;
    for (const auto& [piece, place] : places)
        segments.insert(place.segment);
    return segments;
}

std::string nameOf(const PieceRef& piece) { return "piece " + std::to_string(piece.id) + " of \"" + piece.node + "\""; }

} // namespace

CheckpointStore::CheckpointStore(
    FileSystem& files, std::string directory, CheckpointOptions options, PieceLog pieces)
    : m_files(&files)
    , m_directory(std::move(directory))
    , m_options(options)
    , m_pieces(std::move(pieces))
{
}

Result<CheckpointStore> CheckpointStore::open(FileSystem& files, std::string directory, CheckpointOptions options)
{
    auto pieces = PieceLog::open(files, directory + "/pieces", options.segmentBytes);
    if (!pieces) return tl::unexpected(pieces.error());
    // A process that was killed may have renamed without making it safe: what is read from now on must stay.
    if (auto safe = files.syncDirectory(directory); !safe) return tl::unexpected(safe.error());
    return CheckpointStore(files, std::move(directory), options, std::move(*pieces));
}

std::string CheckpointStore::path(std::uint64_t number) const
{
    return m_directory + "/" + numberedName(prefix, number);
}

Result<std::set<std::uint64_t>> CheckpointStore::numbers() const
{
    const auto names = m_files->list(m_directory);
    if (!names) return tl::unexpected(names.error());
    std::set<std::uint64_t> numbers;
    for (const auto& name : *names) {
        if (const auto number = numberOfName(prefix, name)) numbers.insert(*number);
    }
    return numbers;
}

Result<StoredCheckpoint> CheckpointStore::load(std::uint64_t number) const
{
    const auto bytes = m_files->read(path(number));
    if (!bytes) return tl::unexpected(bytes.error());
    auto stored = decode(*bytes);
    if (!stored) return failure(ErrorKind::Damaged, path(number) + " " + stored.error().message);
    if (stored->checkpoint.number != number)
        return failure(
            ErrorKind::Damaged, path(number) + " holds checkpoint " + std::to_string(stored->checkpoint.number));
    return stored;
}

Result<StoredCheckpoint> CheckpointStore::loadWithPieces(std::uint64_t number) const
{
    auto stored = load(number);
    if (!stored) return stored;
    for (const auto& [piece, place] : stored->places) {
        if (auto bytes = m_pieces.read(piece, place); !bytes)
            return failure(ErrorKind::Damaged,
                path(number) + " needs " + nameOf(piece) + ", and " + bytes.error().message);
    }
    return stored;
}

Result<std::optional<Checkpoint>> CheckpointStore::newest()
{
    const auto numbers = this->numbers();
    if (!numbers) return tl::unexpected(numbers.error());
    m_passedOver.clear();
    std::string first; // what is wrong with the newest
    for (auto number = numbers->rbegin(); number != numbers->rend(); ++number) {
        auto stored = loadWithPieces(*number);
        if (stored) return adopt(std::move(*stored), *numbers);
        const auto bytes = m_files->read(path(*number));
        if (bytes && unknownVersion(*bytes)) return tl::unexpected(stored.error()); // not ours to pass over
        if (first.empty()) first = stored.error().message;
        tell(stored.error().message + "; passed over");
        m_passedOver.insert(*number);
    }
    if (!numbers->empty())
        return failure(ErrorKind::Damaged, "no checkpoint in " + m_directory + " can be read: " + first);
    m_looked = true;
    return std::nullopt;
}

/// Makes a checkpoint the current one.
Checkpoint CheckpointStore::adopt(StoredCheckpoint stored, const std::set<std::uint64_t>& numbers)
{
    m_kept.clear();
    for (auto number = numbers.begin(); *number < stored.checkpoint.number; ++number) {
        if (const auto older = load(*number))
            m_kept[*number] = {older->checkpoint.logFrom, segmentsOf(older->places)};
    }
    m_kept[stored.checkpoint.number] = {stored.checkpoint.logFrom, segmentsOf(stored.places)};
    m_places = std::move(stored.places);
    m_looked = true;
    return std::move(stored.checkpoint);
}

Result<void> CheckpointStore::commit(Checkpoint checkpoint, const std::vector<NewPiece>& pieces)
{
    if (auto usable = m_failure.check(); !usable) return usable;
    if (auto right = checkRequest(checkpoint, pieces); !right) return right;
    auto places = m_failure.keep(store(checkpoint, pieces));
    if (!places) return tl::unexpected(places.error());
    const StoredCheckpoint stored{std::move(checkpoint), std::move(*places)};
    const auto number = stored.checkpoint.number;
    if (auto removed = m_failure.keep(removePassedOver()); !removed) return removed;
    if (auto written = m_failure.keep(writeFile(number, encode(stored))); !written) return written;
    m_kept[number] = {stored.checkpoint.logFrom, segmentsOf(stored.places)};
    m_places = stored.places;
    prune();
    return {};
}

Result<void> CheckpointStore::checkRequest(const Checkpoint& checkpoint, const std::vector<NewPiece>& pieces) const
{
    if (!m_looked) return failure(ErrorKind::Usage, "newest() comes before the first commit");
    if (!m_kept.empty() && checkpoint.number <= m_kept.rbegin()->first)
        return failure(ErrorKind::Usage, "checkpoint " + std::to_string(checkpoint.number) + " is not newer than "
                + std::to_string(m_kept.rbegin()->first));
    std::set<PieceRef> known;
    for (const auto& piece : pieces) {
        if (piece.bytes.size() + piece.node.size() + 16 > maxPayloadBytes)
            return failure(ErrorKind::Usage, nameOf({piece.node, piece.id}) + " is too large");
        known.insert({piece.node, piece.id});
    }
    for (const auto& [name, node] : checkpoint.nodes) {
        for (const auto id : node.pieces) {
            if (!known.contains({name, id}) && !m_places.contains({name, id}))
                return failure(ErrorKind::Usage, nameOf({name, id}) + " is not there");
        }
    }
    return {};
}

/// Writes the new pieces and makes them safe; gives the places of all that the checkpoint refers to.
Result<PiecePlaces> CheckpointStore::store(const Checkpoint& checkpoint, const std::vector<NewPiece>& pieces)
{
    PiecePlaces known = m_places;
    std::uint64_t written = 0;
    for (const auto& piece : pieces) {
        const auto place = m_pieces.append({piece.node, piece.id}, piece.bytes);
        if (!place) return tl::unexpected(place.error());
        known[{piece.node, piece.id}] = *place;
        written += place->bytes;
    }
    PiecePlaces places;
    for (const auto& [name, node] : checkpoint.nodes) {
        for (const auto id : node.pieces)
            places[{name, id}] = known.at({name, id});
    }
    if (auto moved = moveOutOfOldSegments(m_pieces, places, m_options.segmentBytes, written); !moved)
        return tl::unexpected(moved.error());
    if (auto safe = m_pieces.sync(); !safe) return tl::unexpected(safe.error());
    return places;
}

/// So that none of them, readable again for whatever reason, comes before the checkpoint to be written.
Result<void> CheckpointStore::removePassedOver()
{
    if (m_passedOver.empty()) return {};
    for (const auto number : m_passedOver) {
        if (auto removed = m_files->remove(path(number)); !removed) return removed;
    }
    m_passedOver.clear();
    return m_files->syncDirectory(m_directory);
}

Result<void> CheckpointStore::writeFile(std::uint64_t number, const std::string& bytes)
{
    const auto beside = m_directory + "/checkpoint.tmp";
    auto file = m_files->open(beside, OpenMode::Create);
    if (!file) return tl::unexpected(file.error());
    return (*file)->append(bytes)
        .and_then([&] { return (*file)->sync(); })
        .and_then([&] { return (*file)->close(); })
        .and_then([&] { return m_files->rename(beside, path(number)); })
        .and_then([&] { return m_files->syncDirectory(m_directory); });
}

/// Removes what is kept no longer. The new checkpoint is safe: where this fails, it is tried again after the next one.
void CheckpointStore::prune()
{
    while (m_kept.size() > m_options.kept)
        m_kept.erase(m_kept.begin());
    const auto numbers = this->numbers();
    if (!numbers) return tell(numbers.error().message);
    bool removed = false;
    for (const auto number : *numbers) {
        if (m_kept.contains(number)) continue;
        if (auto gone = m_files->remove(path(number)); !gone) return tell(gone.error().message);
        removed = true;
    }
    // Before pieces go: a checkpoint must not come back without them.
    if (removed && !m_failure.keep(m_files->syncDirectory(m_directory))) return;
    dropSegments();
}

void CheckpointStore::dropSegments()
{
    std::set<std::uint64_t> used;
    for (const auto& [number, kept] : m_kept)
        used.insert(kept.segments.begin(), kept.segments.end());
    for (const auto& segment : m_pieces.finished()) {
        if (used.contains(segment.first)) continue;
        if (auto dropped = m_pieces.drop(segment.first); !dropped) return tell(dropped.error().message);
    }
}

Result<std::string> CheckpointStore::piece(const std::string& node, std::uint64_t id) const
{
    const PieceRef piece{node, id};
    const auto place = m_places.find(piece);
    if (place == m_places.end()) return failure(ErrorKind::Usage, nameOf(piece) + " is not there");
    return m_pieces.read(piece, place->second);
}

std::optional<std::uint64_t> CheckpointStore::logNeededFrom() const
{
    std::optional<std::uint64_t> from;
    for (const auto& [number, kept] : m_kept)
        from = std::min(from.value_or(kept.logFrom), kept.logFrom);
    return from;
}

std::vector<std::string> CheckpointStore::notices() { return std::exchange(m_notices, {}); }

/// Each notice once, so that one that comes with every checkpoint does not pile up.
void CheckpointStore::tell(const std::string& notice)
{
    if (std::find(m_notices.begin(), m_notices.end(), notice) == m_notices.end()) m_notices.push_back(notice);
}

} // namespace streaming::storage
