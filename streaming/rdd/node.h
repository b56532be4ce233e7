/// What an RDD is inside: a node of a lazy graph that pushes its elements, a chunk at a time.
#pragma once

#include "streaming/function_ref.h"
#include "streaming/keyed/keys.h"
#include "streaming/worker_pool.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace streaming {

/// A run of elements on its way from one operator to the next. Valid until the call that hands it over returns; what
/// an operator makes of it is handed on before that, which is what makes chained string_views safe.
template <class T>
struct Chunk {
    /// Operators hand on at most so many at once: few enough to stay in the processor's nearest cache.
    static constexpr std::size_t limit = std::clamp<std::size_t>(32768 / sizeof(T), 16, 1024);

    T* data = nullptr;
    std::size_t size = 0;
    bool owned = false; ///< the consumer may move the elements out; otherwise they are constant

    T* begin() const { return data; }
    T* end() const { return data + size; }
};

template <class T>
using ChunkSink = FunctionRef<void(Chunk<T>)>;

class RddNodeBase {
public:
    explicit RddNodeBase(WorkerPool* pool) : m_pool(pool) {}
    virtual ~RddNodeBase() = default;
    RddNodeBase(const RddNodeBase&) = delete;
    RddNodeBase& operator=(const RddNodeBase&) = delete;

    virtual std::size_t partitions() const = 0;

    /// Does what has to be done before partitions can run: a node that needs all of its input (a shuffle) gathers it
    /// here, once; every other node passes the call on to its parents. Called by the thread that runs the job.
    virtual void prepare() const = 0;

    /// Whether the elements, once computed, stay with the node: it need not be cached to be used again.
    virtual bool materialized() const { return false; }

    /// Where jobs of this RDD run; none: on the calling thread.
    WorkerPool* pool() const { return m_pool; }

    void forEachPartition(FunctionRef<void(std::size_t)> task) const
    {
        if (m_pool) return m_pool->run(partitions(), task);
        for (std::size_t partition = 0; partition < partitions(); ++partition)
            task(partition);
    }

private:
    WorkerPool* m_pool;
};

template <class T>
class RddNode : public RddNodeBase {
public:
    using RddNodeBase::RddNodeBase;

    /// Pushes the elements of a partition, in order. After `prepare`; any thread, several partitions side by side.
    virtual void run(std::size_t partition, ChunkSink<T> sink) const = 0;

    /// How many elements there are, where that is known without running. After `prepare`.
    virtual std::optional<std::size_t> knownSize() const { return std::nullopt; }
};

/// A key and its hash, taken once for many look-ups.
template <class K>
struct HashedKey {
    explicit HashedKey(const K& sought) : key(sought), hash(hashKey(sought)) {}
    const K& key;
    std::uint32_t hash;
};

/// A node that can be asked for one key: lookups and rankings need no pass over the elements. After `prepare`.
template <class K, class V>
class KeyedNode : public RddNode<std::pair<K, V>> {
public:
    using RddNode<std::pair<K, V>>::RddNode;
    virtual void lookup(const HashedKey<K>& key, FunctionRef<void(const V&)> visit) const = 0;
};

template <class T>
using RddPtr = std::shared_ptr<const RddNode<T>>;

} // namespace streaming
