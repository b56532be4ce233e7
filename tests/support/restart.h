/// A program that is stopped after some batches and goes on in a new context, with the state that it had saved.
///
///     expectGoesOn<int, int>({{1}, {2}, {3}}, [](auto numbers) { return numbers.window({.length = 2s}); });
#pragma once

#include "tests/support/stream_harness.h"

#include <map>
#include <set>

namespace support {

using SavedGraph = std::map<std::string, std::pair<std::string, streaming::SavedPieces>>; ///< name → type, pieces

inline void forEachStream(streaming::StreamNodeBase& last, const std::function<void(streaming::StreamNodeBase&)>& visit)
{
    std::set<streaming::StreamNodeBase*> seen;
    const std::function<void(streaming::StreamNodeBase&)> walk = [&](streaming::StreamNodeBase& stream) {
        if (!seen.insert(&stream).second) return;
        for (const auto& parent : stream.parents()) walk(*parent);
        visit(stream);
    };
    walk(last);
}

/// Takes the pieces of every stream that has state. What was `written` before is not asked for its bytes again.
inline SavedGraph save(streaming::StreamNodeBase& last, const SavedGraph& written = {})
{
    SavedGraph saved;
    forEachStream(last, [&](streaming::StreamNodeBase& stream) {
        if (stream.stateType().empty()) return;
        std::map<std::uint64_t, std::string> before;
        if (const auto old = written.find(stream.name()); old != written.end())
            before.insert(old->second.second.begin(), old->second.second.end());
        auto& [type, pieces] = saved[stream.name()];
        type = stream.stateType();
        for (const auto& piece : stream.statePieces()) {
            const auto known = before.find(piece.id);
            pieces.emplace_back(piece.id, known == before.end() ? piece.bytes() : known->second);
        }
    });
    return saved;
}

inline void restore(streaming::StreamNodeBase& last, const SavedGraph& saved)
{
    std::size_t found = 0;
    forEachStream(last, [&](streaming::StreamNodeBase& stream) {
        const auto state = saved.find(stream.name());
        if (state == saved.end()) return;
        EXPECT_EQ(state->second.first, stream.stateType());
        stream.restoreState(state->second.second);
        ++found;
    });
    EXPECT_EQ(found, saved.size());
}

/// The rows that come out when the program is stopped and started anew after each batch that `restarts` names. State
/// is saved after every batch.
template <class Out, class In, class Operation>
std::vector<std::vector<Out>> rowsWithRestarts(const std::vector<std::vector<In>>& input, const Operation& operation,
    const std::set<std::size_t>& restarts, streaming::Duration batch = 1s)
{
    std::vector<std::vector<Out>> rows;
    SavedGraph saved;
    for (std::size_t done = 0; done < input.size();) {
        ManualContext context(batch, 2, streaming::Time(batch * static_cast<std::int64_t>(done)));
        const streaming::DStream<Out> result = operation(tableStream<In>(context, inputTable(input)));
        const auto recording = record(result);
        restore(*result.node(), saved);
        context->start();
        do {
            context.runBatches();
            saved = save(*result.node(), saved);
        } while (++done < input.size() && !restarts.contains(done));
        EXPECT_FALSE(context->awaitTerminationOrTimeout(0ms));
        context->stop();
        for (auto& batchRows : rowsOf(*recording)) rows.push_back(std::move(batchRows));
    }
    return sortedRows(rows);
}

/// Stopping after any one batch, and after every batch, must not show in what comes out.
template <class Out, class In, class Operation>
void expectGoesOn(const std::vector<std::vector<In>>& input, const Operation& operation)
{
    const auto undisturbed = rowsWithRestarts<Out>(input, operation, {});
    std::set<std::size_t> all;
    for (std::size_t at = 1; at < input.size(); ++at) {
        EXPECT_EQ(rowsWithRestarts<Out>(input, operation, {at}), undisturbed) << "stopped after batch " << at;
        all.insert(at);
    }
    EXPECT_EQ(rowsWithRestarts<Out>(input, operation, all), undisturbed) << "stopped after every batch";
}

} // namespace support
