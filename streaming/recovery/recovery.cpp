#include "streaming/recovery/recovery.h"

#include "streaming/storage/posix_file_system.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace streaming {

using storage::Checkpoint;
using storage::CheckpointStore;
using storage::DirectoryLock;
using storage::FileSystem;
using storage::NewPiece;
using storage::NodeState;
using storage::RecordLog;

namespace {

constexpr auto schedulerValue = "scheduler";

std::string inputValue(std::size_t input) { return "input " + std::to_string(input); }
std::string ownValue(const std::string& name) { return "own " + name; }

std::vector<std::string> wordsOf(const std::string& text)
{
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

/// What a reader must know of a program to see how it differs from another.
std::string wordsOnlyIn(const std::string& program, const std::string& other)
{
    const auto known = wordsOf(other);
    std::string words;
    for (const auto& word : wordsOf(program))
        if (std::find(known.begin(), known.end(), word) == known.end()) words += (words.empty() ? "" : " ") + word;
    return words.empty() ? program : words;
}

[[noreturn]] void refuse(ErrorKind kind, std::string message)
{
    throw CheckpointError(Error{kind, std::move(message), std::nullopt});
}

template <class T>
T orThrow(Result<T> result)
{
    if (!result) throw CheckpointError(result.error());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace

Recovery::Recovery(CheckpointOptions options, std::vector<KeptValue> values, DirectoryLock lock, RecordLog log,
    CheckpointStore store, std::function<void()> failed)
    : m_options(std::move(options)),
      m_values(std::move(values)),
      m_lock(std::move(lock)),
      m_blocks(std::move(log)),
      m_store(std::move(store)),
      m_writer(std::move(failed))
{
}

Result<std::unique_ptr<Recovery>> Recovery::open(
    CheckpointOptions options, std::vector<KeptValue> values, std::function<void()> failed)
{
    if (!options.files) options.files = std::make_shared<storage::PosixFileSystem>();
    auto& files = *options.files;
    auto lock = DirectoryLock::acquire(files, options.directory);
    if (!lock) return tl::unexpected(lock.error());
    auto log = RecordLog::open(files, options.directory + "/log");
    if (!log) return tl::unexpected(log.error());
    auto store = CheckpointStore::open(files, options.directory);
    if (!store) return tl::unexpected(store.error());
    auto found = store->newest();
    if (!found) return tl::unexpected(found.error());
    if (*found && !options.program.empty() && (*found)->program != options.program)
        return failure(ErrorKind::Usage, options.directory + " holds the state of another program (there "
                + wordsOnlyIn((*found)->program, options.program) + ", here "
                + wordsOnlyIn(options.program, (*found)->program)
                + "); use another directory, or remove that one to begin anew");

    const auto cut = log->cutBytes();
    std::unique_ptr<Recovery> recovery(new Recovery(std::move(options), std::move(values), std::move(*lock),
        std::move(*log), std::move(*store), std::move(failed)));
    if (cut > 0) recovery->tell("the log ended in the middle of a record; its last " + std::to_string(cut) + " bytes were cut");
    for (const auto& notice : recovery->m_store.notices()) recovery->tell(notice);
    recovery->m_found = std::move(*found);
    return recovery;
}

void Recovery::tell(const std::string& text) const
{
    if (m_options.notice) m_options.notice(text);
}

std::optional<std::string> Recovery::restore(const Graph& graph, const Intakes& intakes)
{
    keepInputs(intakes);
    try {
        if (m_found) restoreStreams(graph);
        if (m_found) restoreInputs(intakes);
        restoreBlocks(intakes);
    } catch (const StateError& wrong) {
        refuse(ErrorKind::Usage, m_options.directory + " does not fit this program: " + wrong.what());
    }
    if (!m_found) return std::nullopt;
    for (const auto& value : m_values)
        if (const auto saved = m_found->values.find(ownValue(value.name)); saved != m_found->values.end())
            orThrow(value.restore(saved->second));
    m_number = m_found->number;
    return m_found->values.at(schedulerValue);
}

void Recovery::keepInputs(const Intakes& intakes)
{
    try {
        for (std::size_t input = 0; input < intakes.size(); ++input) {
            m_inputLogs.push_back(std::make_unique<InputLog>(m_blocks, input));
            intakes[input]->keepIn(*m_inputLogs.back());
        }
    } catch (const StateError& cannot) {
        refuse(ErrorKind::Usage, cannot.what());
    }
}

void Recovery::restoreInputs(const Intakes& intakes) const
{
    for (std::size_t input = 0; input < intakes.size(); ++input)
        if (const auto saved = m_found->values.find(inputValue(input)); saved != m_found->values.end())
            intakes[input]->restoreProgress(saved->second);
}

void Recovery::restoreStreams(const Graph& graph)
{
    std::map<std::string, StreamNodeBase*> streams;
    for (const auto& stream : graph.streams()) streams[stream->name()] = stream.get();
    for (const auto& [name, saved] : m_found->nodes) {
        if (m_options.ignoreState.contains(name)) continue;
        const auto stream = streams.find(name);
        if (stream == streams.end())
            throw StateError("it has state of a stream named " + name + ", which is not there any more");
        restoreStream(*stream->second, saved);
    }
}

void Recovery::restoreStream(StreamNodeBase& stream, const NodeState& saved)
{
    if (stream.stateType() != saved.type)
        throw StateError("the state of the stream " + stream.name() + " is of the type " + saved.type + ", not "
            + (stream.stateType().empty() ? "of one that keeps state" : stream.stateType()));
    SavedPieces pieces;
    for (const auto id : saved.pieces) pieces.emplace_back(id, orThrow(m_store.piece(stream.name(), id)));
    stream.restoreState(pieces);
    m_stored[stream.name()] = {saved.pieces.begin(), saved.pieces.end()};
}

void Recovery::restoreBlocks(const Intakes& intakes)
{
    // Without a checkpoint the log is read from its beginning: it may be all that there is.
    orThrow(m_blocks.read(m_found ? m_found->logFrom : 0, [&](std::size_t input, std::size_t source, RawBlock block) {
        if (input < intakes.size()) intakes[input]->restoreBlock(source, std::move(block));
    }));
}

void Recovery::addStream(const StreamNodeBase& stream, Checkpoint& checkpoint, std::vector<NewPiece>& pieces)
{
    const auto kept = stream.statePieces();
    if (kept.empty()) return;
    auto& state = checkpoint.nodes[stream.name()];
    state.type = stream.stateType();
    const auto& stored = m_stored[stream.name()];
    for (const auto& piece : kept) {
        state.pieces.push_back(piece.id);
        if (!stored.contains(piece.id)) pieces.push_back({stream.name(), piece.id, piece.bytes()});
    }
}

Result<Checkpoint> Recovery::collect(const std::string& scheduler, const Intakes& intakes) const
{
    Checkpoint checkpoint;
    checkpoint.number = m_number + 1;
    checkpoint.program = m_options.program;
    checkpoint.values[schedulerValue] = scheduler;
    checkpoint.logFrom = m_blocks.next();
    for (std::size_t input = 0; input < intakes.size(); ++input) {
        checkpoint.values[inputValue(input)] = intakes[input]->saveProgress();
        checkpoint.logFrom = std::min(checkpoint.logFrom, intakes[input]->logNeededFrom().value_or(checkpoint.logFrom));
    }
    for (const auto& value : m_values) {
        auto saved = value.save();
        if (!saved) return tl::unexpected(saved.error());
        checkpoint.values[ownValue(value.name)] = std::move(*saved);
    }
    return checkpoint;
}

Result<void> Recovery::begin(
    Time batch, Time now, const std::string& scheduler, const Graph& graph, const Intakes& intakes)
{
    struct Collected {
        Checkpoint checkpoint;
        std::vector<NewPiece> pieces;
    };
    auto checkpoint = collect(scheduler, intakes);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    checkpoint->timeMs = batch.time_since_epoch().count();
    const auto collected = std::make_shared<Collected>(std::move(*checkpoint));
    for (const auto& stream : graph.streams()) addStream(*stream, collected->checkpoint, collected->pieces);

    ++m_number;
    m_stored.clear();
    for (const auto& [name, state] : collected->checkpoint.nodes)
        m_stored[name] = {state.pieces.begin(), state.pieces.end()};
    m_next = now + m_options.interval;
    m_writer.write([this, collected] { return commit(std::move(collected->checkpoint), collected->pieces); });
    return {};
}

/// On the writing thread. The log is made safe before a checkpoint says that a part of it is not needed.
Result<void> Recovery::commit(Checkpoint checkpoint, const std::vector<NewPiece>& pieces)
{
    if (auto synced = m_blocks.sync(); !synced) return synced;
    if (auto committed = m_store.commit(std::move(checkpoint), pieces); !committed) return committed;
    if (const auto needed = m_store.logNeededFrom()) return m_blocks.dropBefore(*needed);
    return {};
}

} // namespace streaming
