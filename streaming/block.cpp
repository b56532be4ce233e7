#include "streaming/block.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace streaming {

void ByteBuffer::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity) return;
    const auto grown = std::max(capacity, m_capacity * 2);
    auto data = std::make_unique_for_overwrite<char[]>(grown + padding);
    if (m_size > 0) std::memcpy(data.get(), m_data.get(), m_size);
    std::memset(data.get() + grown, 0, padding);
    m_data = std::move(data);
    m_capacity = grown;
}

void ByteBuffer::resize(std::size_t size)
{
    assert(size <= m_capacity);
    m_size = size;
}

void ByteBuffer::append(std::string_view bytes)
{
    if (bytes.empty()) return;
    reserve(m_size + bytes.size());
    std::memcpy(m_data.get() + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
}

} // namespace streaming
