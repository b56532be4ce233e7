/// The pieces of a table of states: a whole one from time to time, and what changed since.
#pragma once

#include "streaming/keyed/state_table.h"
#include "streaming/serialization.h"

#include <algorithm>
#include <tuple>

namespace streaming {

/// Costs nothing until the pieces are asked for the first time. A piece's bytes can be had until the next batch; a
/// whole table is listed anew where they were not taken, where they are asked for again later, and where the changes
/// have outgrown the states or their pieces have become many.
template <class K, class S>
class StateHistory {
    using Table = StateTable<K, S>;
    using Entry = std::tuple<K, std::optional<S>, std::int64_t>; ///< key, state or none, touched

public:
    std::vector<StatePiece> pieces(const std::shared_ptr<Table>& table, Time newest)
    {
        StatePiece made;
        if (wholeIsDue(*table)) {
            m_listed.clear();
            m_entries = 0;
            made = list(table, numbersOf(*table), wholeId(newest));
            table->track();
        } else if (table->changed() > 0) {
            m_entries += table->changed();
            made = list(table, table->takeChanged(), wholeId(newest) + 1);
        }
        std::vector<StatePiece> all;
        for (const auto& listed : m_listed)
            all.push_back({listed->id, [listed]() -> std::string {
                listed->wanted = Wanted::Again;
                throw StateError("the bytes of this state are gone: ask for the pieces again");
            }});
        if (made.bytes) all.back() = std::move(made);
        return all;
    }

    /// Puts entries into the table; the newest time that a batch had.
    static Time restore(Table& table, const SavedPieces& pieces)
    {
        TextArena texts;
        Time newest{};
        for (const auto& [id, bytes] : pieces) {
            for (auto& [key, state, touched] : fromBytes<std::vector<Entry>>(bytes, texts)) {
                if (state)
                    table.put(key, std::move(*state), timeAt(touched));
                else
                    table.remove(key);
            }
            newest = timeAt(static_cast<std::int64_t>(id / 2));
        }
        return newest;
    }

private:
    enum class Wanted { Not, Once, Again };
    struct Listed {
        std::uint64_t id;
        Wanted wanted = Wanted::Not;
    };

    static std::uint64_t wholeId(Time newest) { return 2 * static_cast<std::uint64_t>(newest.time_since_epoch().count()); }

    static std::vector<std::uint32_t> numbersOf(const Table& table)
    {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(table.living());
        table.forEach([&](std::uint32_t number) { numbers.push_back(number); });
        return numbers;
    }

    bool wholeIsDue(const Table& table) const
    {
        const auto taken = [](const auto& listed) { return listed->wanted == Wanted::Once; };
        constexpr std::size_t few = 1024;  // changes
        constexpr std::size_t many = 1000; // pieces: each is listed in every checkpoint
        return m_listed.empty() || m_listed.size() >= many || !std::all_of(m_listed.begin(), m_listed.end(), taken)
            || m_entries + table.changed() > table.living() + few;
    }

    StatePiece list(std::shared_ptr<const Table> table, std::vector<std::uint32_t> numbers, std::uint64_t id)
    {
        auto listed = std::make_shared<Listed>(Listed{id});
        m_listed.push_back(listed);
        return {id, [listed, table = std::move(table), numbers = std::move(numbers)] {
                    if (listed->wanted == Wanted::Not) listed->wanted = Wanted::Once;
                    return bytesOf(*table, numbers);
                }};
    }

    static std::string bytesOf(const Table& table, std::vector<std::uint32_t> numbers)
    {
        std::stable_sort(numbers.begin(), numbers.end(),
            [&](auto a, auto b) { return table.row(a).touched < table.row(b).touched; });
        std::vector<Entry> entries;
        entries.reserve(numbers.size());
        for (const auto number : numbers) {
            const auto& row = table.row(number);
            entries.emplace_back(table.key(number), row.state, row.touched.time_since_epoch().count());
        }
        return toBytes(entries);
    }

    std::vector<std::shared_ptr<Listed>> m_listed;
    std::size_t m_entries = 0; // in the pieces of changes
};

} // namespace streaming
