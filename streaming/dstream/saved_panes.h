/// The state of a keyed window as pieces: each pane is written once, however long the window is.
#pragma once

#include "streaming/dstream/saved_state.h"
#include "streaming/keyed/window_columns.h"

namespace streaming {

/// Nothing here is called while a batch runs, and nothing is kept for it.
template <class K, class V, class Columns>
class SavedPanes {
    using Entries = std::vector<std::pair<K, V>>;

    /// What the panes do not tell: how far they were turned, values that do not follow from them.
    using Rest = std::pair<std::optional<std::int64_t>, std::vector<std::pair<K, std::optional<V>>>>;

public:
    /// The rest comes first, then the panes, the oldest first.
    static std::vector<StatePiece> pieces(std::shared_ptr<const Columns> window)
    {
        std::vector<StatePiece> made;
        auto [turned, values] = rest(*window);
        if (turned || !values.empty()) {
            auto bytes = toBytes(Rest(turned, std::move(values)));
            const auto id = idBesidePanes(XXH3_64bits(bytes.data(), bytes.size()));
            made.push_back({id, [bytes = std::move(bytes)] { return bytes; }});
        }
        window->forEachPane([&](const Pane<V>& pane) {
            made.push_back({pieceId(pane.time), [window, time = pane.time] { return paneBytes(*window, time); }});
        });
        return made;
    }

    /// Enters the panes that were saved into an empty window. Throws StateError where there is one already.
    static void restore(Columns& window, const SavedPieces& pieces)
    {
        window.forEachPane([](const Pane<V>&) { throw StateError("the window has panes already"); });
        TextArena texts;
        Rest rest;
        for (const auto& [id, bytes] : pieces) {
            if (isBesidePanes(id)) {
                rest = fromBytes<Rest>(bytes, texts);
                for (const auto& [key, value] : rest.second) // their order stays: it is that of the results
                    if (value) window.columns().add(key, *value, window.reduce());
                window.columns().discardFilling();
                continue;
            }
            const auto time = pieceTime(id);
            for (const auto& [key, value] : fromBytes<Entries>(bytes, texts))
                window.columns().add(key, value, window.reduce());
            window.enter(window.columns().takePane(time));
            if (rest.first == time.time_since_epoch().count()) window.restoreTurn();
        }
        for (auto& [key, value] : rest.second)
            if (const auto number = window.columns().keys().find(key); number != HashIndex::none)
                window.restoreValue(number, std::move(value));
    }

private:
    static Rest rest(const Columns& window)
    {
        Rest made;
        if (const auto turned = window.turnedUpTo()) made.first = turned->time_since_epoch().count();
        const auto& columns = window.columns();
        const auto size = static_cast<std::uint32_t>(columns.values().size());
        for (std::uint32_t number = 0; number < size; ++number) {
            if (window.followsFromPanes(number)) continue;
            auto value = columns.holds(number) ? std::optional<V>(columns.value(number)) : std::nullopt;
            made.second.emplace_back(K(columns.keys().key(number)), std::move(value));
        }
        return made;
    }

    static std::string paneBytes(const Columns& window, Time time)
    {
        Entries entries;
        window.forEachPane([&](const Pane<V>& pane) {
            if (pane.time != time) return;
            entries.reserve(pane.entries.size());
            for (const auto& [number, value] : pane.entries)
                entries.emplace_back(K(window.columns().keys().key(number)), value);
        });
        return toBytes(entries);
    }
};

} // namespace streaming
