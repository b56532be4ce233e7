#include "streaming/connector.h"

namespace streaming {

namespace {
constexpr std::size_t spareBuffers = 8;
}

ByteBuffer Store::buffer(std::size_t capacity)
{
    ByteBuffer buffer;
    {
        std::lock_guard lock(m_mutex);
        if (!m_spare.empty()) {
            buffer = std::move(m_spare.back());
            m_spare.pop_back();
        }
    }
    buffer.reserve(capacity);
    return buffer;
}

bool Store::put(RawBlock block)
{
    {
        std::unique_lock lock(m_mutex);
        m_space.wait(lock, [&] { return m_closed || m_blocks.empty() || m_bytes < m_capacity; });
        if (m_closed) return false;
    }
    return enqueue(std::move(block));
}

bool Store::offer(RawBlock block)
{
    bool full = false;
    {
        std::lock_guard lock(m_mutex);
        if (m_closed) return false;
        full = !m_blocks.empty() && m_bytes + block.bytes.size() > m_capacity;
    }
    if (!full) return enqueue(std::move(block));
    m_link.received(block.arrival, 0, 0);
    m_link.dropped(block.records);
    return false;
}

bool Store::enqueue(RawBlock block)
{
    m_link.received(block.arrival, block.bytes.size(), block.records);
    if (m_keep && !m_keep(block)) return false;
    if (m_tell) m_tell(block);
    {
        std::lock_guard lock(m_mutex);
        if (m_closed) return false;
        m_bytes += block.bytes.size();
        m_blocks.push_back(std::move(block));
    }
    if (m_wake) m_wake();
    return true;
}

std::optional<RawBlock> Store::take()
{
    std::optional<RawBlock> block;
    {
        std::lock_guard lock(m_mutex);
        if (m_blocks.empty()) return block;
        block = std::move(m_blocks.front());
        m_blocks.pop_front();
        m_bytes -= block->bytes.size();
    }
    m_space.notify_one();
    return block;
}

void Store::recycle(ByteBuffer buffer)
{
    buffer.clear();
    std::lock_guard lock(m_mutex);
    if (m_spare.size() < spareBuffers) m_spare.push_back(std::move(buffer));
}

void Store::finish()
{
    {
        std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    if (m_wake) m_wake();
}

void Store::reopen()
{
    std::lock_guard lock(m_mutex);
    m_finished = false;
}

void Store::close()
{
    {
        std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_space.notify_all();
}

bool Store::drained() const
{
    std::lock_guard lock(m_mutex);
    return m_finished && m_blocks.empty();
}

} // namespace streaming
