#include "streaming/deliver.h"

#include <cstring>
#include <string_view>

namespace streaming {

namespace {


constexpr std::size_t blockSize = 512u << 10;

/// Cuts one document into blocks. The members that give a bool tell whether the store still takes blocks.
class BlockWriter {
public:
    BlockWriter(Store& store, const Clock& clock, Position from)
        : m_store(store),
          m_clock(clock),
          m_piece(store.buffer(blockSize)),
          m_end(from),
          m_opens(from.offset == 0)
    {
    }
    ~BlockWriter() { m_store.recycle(std::move(m_piece)); }
    BlockWriter(const BlockWriter&) = delete;

    /// Where the next bytes go; empty when the block is full.
    std::span<char> room() { return {m_piece.data() + m_piece.size(), blockSize - m_piece.size()}; }
    void added(std::size_t size) { m_piece.resize(m_piece.size() + size); }

    /// Hands over the whole lines, or all where no line ends, and keeps the rest.
    bool flush()
    {
        const auto lastNewline = m_piece.view().rfind('\n');
        return handOver(lastNewline == std::string_view::npos ? m_piece.size() : lastNewline + 1);
    }

    /// Hands over the rest and leaves the document open.
    bool leave() { return m_piece.empty() || handOver(m_piece.size()); }

    /// Hands over the rest as the document's last block.
    bool close()
    {
        m_closes = true;
        return (m_opens && m_piece.empty()) || handOver(m_piece.size());
    }

private:
    bool handOver(std::size_t size)
    {
        m_end.offset += size;
        RawBlock block{take(size), m_clock.now(), m_opens, m_closes, m_end};
        m_opens = false;
        return m_store.put(std::move(block));
    }

    /// The first `size` bytes. A few are copied: a block that waits in the store must not hold a large buffer for them.
    ByteBuffer take(std::size_t size)
    {
        const auto rest = m_piece.view().substr(size);
        if (size < blockSize / 2) {
            ByteBuffer taken(m_piece.view().substr(0, size));
            std::memmove(m_piece.data(), rest.data(), rest.size());
            m_piece.resize(rest.size());
            return taken;
        }
        auto next = m_store.buffer(blockSize);
        next.append(rest);
        auto taken = std::exchange(m_piece, std::move(next));
        taken.resize(size);
        return taken;
    }

    Store& m_store;
    const Clock& m_clock;
    ByteBuffer m_piece; ///< what is not handed over yet
    Position m_end;     ///< of what was handed over
    bool m_opens;
    bool m_closes = false;
};

} // namespace

Result<Ending> deliver(
    ByteSource& source, Store& store, const Clock& clock, const StopEvent& stop, Position from)
{
    BlockWriter writer(store, clock, from);
    for (;;) {
        const auto got = source.read(writer.room());
        writer.added(got.value_or(0));
        if (stop.requested()) return writer.leave(), Ending::Stopped;
        if (!got) return writer.close(), tl::unexpected(got.error());
        if (*got == 0) return writer.close() ? Ending::Whole : Ending::Stopped;
        if ((writer.room().empty() || !source.ready()) && !writer.flush()) return Ending::Stopped;
    }
}

} // namespace streaming
