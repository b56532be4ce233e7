/// The way of one connector's blocks into rows: decoded side by side, handed on in order.
#pragma once

#include "streaming/connector.h"
#include "streaming/input/saved_feed.h"
#include "streaming/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <deque>

namespace streaming {

/// Blocks are decoded ahead on the guess that each begins with a record. Where the one before it left a record open,
/// the rest and the block are put together and decoded again, in order: the result never depends on the number of
/// threads. With a pool of one nothing is guessed.
template <class T>
class DecodeQueue {
public:
    DecodeQueue(Store& store, std::shared_ptr<const Decoder<T>> decoder, WorkerPool& pool)
        : m_store(store),
          m_decoder(std::move(decoder)),
          m_pool(pool),
          m_ahead(pool.threads() == 1 ? 1 : 4 * pool.threads())
    {
    }

    struct Rows {
        Decoded<T> decoded;
        Time arrival{};
        std::size_t bytes = 0; ///< that they were read from
        Position begin{}; ///< of the bytes that were decoded
    };

    /// The rows of the next block in order; none where no block waits. The calling thread helps to decode.
    std::optional<Rows> next()
    {
        fill();
        if (m_blocks.empty()) return flushRest();
        const auto block = m_blocks.front();
        if (block->raw.opensDocument && !m_rest.empty()) return flushRest();
        m_blocks.pop_front();
        m_taken = block->raw.end;
        fill();
        if (block->raw.opensDocument) m_entry = Entry::AtRecord;
        return finish(*block);
    }

    Position taken() const { return m_taken; }

    /// How far the rows given by `next` reach; what was decoded ahead is read again.
    SavedSource save() const
    {
        return {m_taken, std::string(m_rest.view()), m_restOpensDocument, m_entry, m_tryAgainAt, m_arrival};
    }

    /// Goes on from there; before the first `next`.
    void restore(const SavedSource& saved)
    {
        m_taken = saved.taken;
        m_rest = ByteBuffer(saved.rest);
        m_restOpensDocument = saved.restOpensDocument;
        m_entry = saved.entry;
        m_tryAgainAt = saved.tryAgainAt;
        m_arrival = saved.arrival;
    }

    /// A block that an earlier program kept; before the first `next`, in order.
    void restoreBlock(RawBlock block) { m_kept.push_back(std::move(block)); }

    /// Whether nothing more will come.
    bool drained() const { return m_blocks.empty() && m_rest.empty() && m_kept.empty() && m_store.drained(); }

private:
    enum class Stage { Waiting, Taken, Done };

    struct Block {
        RawBlock raw;
        Decoded<T> decoded;
        std::atomic<Stage> stage{Stage::Waiting};

        bool take()
        {
            auto waiting = Stage::Waiting;
            return stage.compare_exchange_strong(waiting, Stage::Taken);
        }
    };
    using BlockPtr = std::shared_ptr<Block>;

    void fill()
    {
        while (m_blocks.size() < m_ahead) {
            auto raw = takeNext();
            if (!raw) return;
            auto block = std::make_shared<Block>();
            block->raw = std::move(*raw);
            m_blocks.push_back(block);
            m_pool.post([block, decoder = m_decoder] {
                if (block->take()) decode(*block, *decoder);
            });
        }
    }

    std::optional<RawBlock> takeNext()
    {
        if (m_kept.empty()) return m_store.take();
        std::optional<RawBlock> block(std::move(m_kept.front()));
        m_kept.pop_front();
        return block;
    }

    static void decode(Block& block, const Decoder<T>& decoder)
    {
        block.decoded = decoder.decode(block.raw, Entry::AtRecord);
        block.stage = Stage::Done;
        block.stage.notify_all();
    }

    Rows finish(Block& block)
    {
        const bool guessHolds = m_rest.empty() && m_entry == Entry::AtRecord;
        if (block.take()) {
            if (guessHolds)
                decode(block, *m_decoder);
            else
                return again(block);
        }
        awaitDone(block);
        if (!guessHolds) return again(block);
        return handOn(std::move(block.decoded), std::move(block.raw));
    }

    /// While a helper is at the block, later ones can be done here.
    void awaitDone(Block& block)
    {
        for (const auto& later : m_blocks) {
            if (block.stage == Stage::Done) return;
            if (later->take()) decode(*later, *m_decoder);
        }
        block.stage.wait(Stage::Taken);
    }

    Rows again(Block& block)
    {
        if (!m_rest.empty()) block.raw.opensDocument = m_restOpensDocument;
        m_rest.append(block.raw.bytes.view());
        m_store.recycle(std::move(block.raw.bytes));
        block.raw.bytes = std::move(m_rest);
        m_rest = ByteBuffer();
        // A long record is tried again only when much more of it has come, or the work would grow with its square.
        if (!block.raw.closesDocument && block.raw.bytes.size() < m_tryAgainAt) {
            m_rest = std::move(block.raw.bytes);
            Rows nothing{{}, block.raw.arrival, 0, {}};
            nothing.decoded.rows = std::make_shared<std::vector<T>>();
            return nothing;
        }
        auto decoded = m_decoder->decode(block.raw, m_entry);
        return handOn(std::move(decoded), std::move(block.raw));
    }

    Rows handOn(Decoded<T> decoded, RawBlock raw)
    {
        m_arrival = raw.arrival;
        m_entry = raw.closesDocument ? Entry::AtRecord : decoded.next;
        const auto consumed = decoded.consumed;
        const auto rest = raw.bytes.view().substr(consumed);
        m_rest.append(rest);
        m_restOpensDocument = raw.opensDocument && decoded.consumed == 0;
        const auto begin = beginOf(raw);
        m_tryAgainAt = rest.size() < tryAgainFrom ? 0 : 2 * rest.size();
        m_store.recycle(std::move(raw.bytes));
        return {std::move(decoded), raw.arrival, consumed, begin};
    }

    /// Where a connector does not say how far a block reaches it begins at 0.
    static Position beginOf(const RawBlock& raw)
    {
        return {raw.end.document, raw.end.offset - std::min<std::uint64_t>(raw.end.offset, raw.bytes.size())};
    }

    /// What is left of a document when its connection broke or its source ended.
    std::optional<Rows> flushRest()
    {
        const bool over = m_store.drained() || !m_blocks.empty();
        if (m_rest.empty() || !over) return std::nullopt;
        RawBlock last;
        last.bytes = std::move(m_rest);
        last.end = m_taken;
        // Its end is known since the next document began: made again from a log, it comes at the same time.
        last.arrival = m_blocks.empty() ? m_arrival : m_blocks.front()->raw.arrival;
        last.opensDocument = m_restOpensDocument;
        last.closesDocument = true;
        m_rest = ByteBuffer();
        auto decoded = m_decoder->decode(last, m_entry);
        m_entry = Entry::AtRecord;
        m_tryAgainAt = 0;
        return Rows{std::move(decoded), last.arrival, last.bytes.size(), beginOf(last)};
    }

    static constexpr std::size_t tryAgainFrom = 1u << 20;

    Store& m_store;
    const std::shared_ptr<const Decoder<T>> m_decoder;
    WorkerPool& m_pool;
    const std::size_t m_ahead;
    std::deque<RawBlock> m_kept; // of an earlier program: taken in before those of the store
    std::deque<BlockPtr> m_blocks;
    Position m_taken;
    ByteBuffer m_rest;
    bool m_restOpensDocument = false;
    Entry m_entry = Entry::AtRecord;
    Time m_arrival{};
    std::uint64_t m_tryAgainAt = 0;
};

} // namespace streaming
