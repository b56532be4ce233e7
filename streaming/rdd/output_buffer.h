/// The room in which an operator puts the elements that it makes.
#pragma once

#include "streaming/rdd/node.h"

#include <memory>

namespace streaming {

/// Up to a chunk of elements in raw storage. `flush` hands them on and destroys them.
template <class T>
class OutputBuffer {
public:
    explicit OutputBuffer(ChunkSink<T> sink) : m_sink(sink) {}
    ~OutputBuffer() { clear(); }
    OutputBuffer(const OutputBuffer&) = delete;
    OutputBuffer& operator=(const OutputBuffer&) = delete;

    template <class... Args>
    void emplace(Args&&... args)
    {
        if (m_size == Chunk<T>::limit) flush();
        std::construct_at(m_data + m_size, std::forward<Args>(args)...);
        ++m_size;
    }

    void flush()
    {
        if (m_size == 0) return;
        m_sink(Chunk<T>{m_data, m_size, true});
        clear();
    }

private:
    void clear()
    {
        std::destroy_n(m_data, m_size);
        m_size = 0;
    }

    struct Release {
        void operator()(T* data) const { std::allocator<T>().deallocate(data, Chunk<T>::limit); }
    };

    ChunkSink<T> m_sink;
    std::unique_ptr<T, Release> m_room{std::allocator<T>().allocate(Chunk<T>::limit)};
    T* m_data = m_room.get();
    std::size_t m_size = 0;
};

/// Calls `use` with every element of a chunk, as an rvalue where it may be moved out.
template <class T, class Use>
void forEachIn(const Chunk<T>& chunk, Use use)
{
    if constexpr (!std::is_trivially_copyable_v<T>) {
        if (chunk.owned) {
            for (auto& element : chunk)
                use(std::move(element));
            return;
        }
    }
    for (const auto& element : chunk)
        use(element);
}

} // namespace streaming
