/// A batch of a feed that still takes rows.
#pragma once

#include "streaming/input/batch_rows.h"
#include "streaming/input/seen_ids.h"
#include "streaming/state.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace streaming {

/// Rows that can be written and read again. `Traits` gives `toBytes(rows)` and `fromBytes(bytes)`, null for bytes that
/// are not those of rows.
template <class Traits, class T>
concept StorableRows = requires(std::span<const T* const> rows, std::string bytes) {
    { Traits::toBytes(rows) } -> std::same_as<std::string>;
    { Traits::fromBytes(std::move(bytes)) } -> std::convertible_to<BlockRows<T>>;
};

/// Throws StateError for rows that cannot be written.
template <class T, class Traits>
std::string bytesOfRows(const std::vector<const T*>& rows)
{
    if constexpr (StorableRows<Traits, T>)
        return Traits::toBytes(rows);
    else
        throw StateError("the rows of this input cannot be saved: its traits have no toBytes and fromBytes");
}

/// Throws StateError for bytes that are not those of such rows.
template <class T, class Traits>
BlockRows<T> rowsOfBytes(std::string bytes)
{
    if constexpr (StorableRows<Traits, T>) {
        if (BlockRows<T> rows = Traits::fromBytes(std::move(bytes))) return rows;
    }
    throw StateError("the rows that were saved of an input cannot be read");
}

template <class T>
struct OpenBatch {
    std::vector<Part<T>> parts;
    BatchIds ids;
    std::size_t rows = 0;

    void add(const BlockRows<T>& block, std::uint32_t row)
    {
        if (parts.empty() || parts.back().block != block) parts.push_back({block, {}});
        parts.back().add(row);
        ++rows;
    }

    std::vector<const T*> list() const
    {
        std::vector<const T*> listed;
        listed.reserve(rows);
        for (const auto& part : parts)
            for (const auto [from, to] : part.stretches)
                for (auto row = from; row < to; ++row) listed.push_back(&(*part.block)[row]);
        return listed;
    }
};

} // namespace streaming
