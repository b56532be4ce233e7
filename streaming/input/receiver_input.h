/// receiverStream: what a receiver stored, batch by batch.
#pragma once

#include "streaming/checkpoint.h"
#include "streaming/dstream/node.h"
#include "streaming/dstream/saved_state.h"
#include "streaming/input/intake.h"
#include "streaming/input/receiver_supervisor.h"

namespace streaming {

/// A batch holds what was stored before it began: blocks that wait, and what is not in a block yet.
template <class T>
class ReceiverInput final : public StreamNode<T>, public Intake {
public:
    ReceiverInput(Graph& graph, std::unique_ptr<Receiver<T>> receiver, const ReceiverOptions& options,
        const std::optional<BackPressureOptions>& backPressure)
        : StreamNode<T>(graph, graph.batch(), {})
        , m_limiter(std::make_shared<RateLimiter>(
              graph.clock(), options.maxRate, backPressure ? backPressure->initialRate : std::nullopt))
        , m_receiver(std::move(receiver))
        , m_durability(options.durability)
        , m_blocks(graph.clock(), options.blocks, {.onError = [this](const auto& error) { reportError(error); }})
        , m_supervisor(*m_receiver, graph.clock(), options.restart)
    {
        m_receiver->m_blocks = &m_blocks;
        m_receiver->m_limiter = m_limiter.get();
    }
    ~ReceiverInput() override { close(); }

    /// Before `start`: who is told of the receiver's life.
    void tellTo(std::size_t streamId, ReceiverSupervisor::Tell tell)
    {
        m_streamId = streamId;
        m_tell = std::move(tell);
    }

    const std::shared_ptr<RateLimiter>& limiter() const { return m_limiter; }
    ReceiverCounts counts() const { return m_blocks.counts(); }
    std::size_t waiting() const { return m_blocks.waiting(); }
    std::int64_t records(Time time) const { return time == m_batch ? m_records : 0; }

    void start(std::shared_ptr<Alarm> alarm) override
    {
        m_blocks.start();
        m_supervisor.start(m_streamId, m_tell, [this, alarm] {
            m_blocks.stop();
            m_ended = true;
            alarm->ring();
        });
    }
    void stop() override
    {
        m_supervisor.requestStop();
        m_blocks.stopWaiting(); // a thread that waits for room would hold up onStop
    }
    void close() override
    {
        stop();
        m_supervisor.join();
        m_blocks.stop();
    }

    bool areAtHand(Time time) override
    {
        const auto rdd = this->at(time);
        return rdd && rdd->node().get() == m_given; // another one: it is to be cached
    }

    bool pump(Time) override { return false; }
    std::optional<Time> nextWake() const override { return std::nullopt; }
    bool ended() const override { return m_ended; }
    bool byEventTime() const override { return false; }
    Time closedThrough() const override { return Time::max(); }
    std::optional<Time> nextData() const override
    {
        if (m_blocks.waiting() == 0) return std::nullopt;
        return m_batch == Time::min() ? ceilTo(this->graph().clock().now(), this->slide()) : m_batch + this->slide();
    }
    void passed(Time) override
    {
        if (m_batch == Time::min()) m_blocks.take(); // no output needs this input: nothing piles up
        m_blocks.processed();
    }

    std::string saveProgress() const override { return toBytes(m_blocks.progress()); }
    void restoreProgress(const std::string& bytes) override
    {
        const auto progress = fromBytes<ReceiverProgress>(bytes);
        m_batch = progress.batch;
        m_blocks.goOnFrom(progress);
    }
    void keepIn(BlockLog& log) override
    {
        if (m_durability == Durability::NotKept) return;
        if constexpr (ReceiverLog<T>::possible) {
            m_blocks.keepIn(log);
            m_kept = true;
        } else {
            throw StateError("what the receiver " + m_receiver->name() + " of the stream " + this->name()
                + " stores cannot be kept: " + typeText<T>()
                + " has no serialize function. Give it one, or let the receiver's options say Durability::NotKept");
        }
    }
    void restoreBlock(std::size_t source, RawBlock block) override
    {
        if (!m_kept) return;
        source == ReceiverLog<T>::Blocks ? m_blocks.restoreBlock(block) : m_blocks.restoreBatch(block);
    }
    std::optional<std::uint64_t> logNeededFrom() const override { return m_blocks.logNeededFrom(); }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        auto parts = m_blocks.take(time);
        // Some came after the log was made safe for this batch: what a batch has shown is never taken back.
        if (const auto safe = m_blocks.sync(); !safe) throw CheckpointError(safe.error());
        m_batch = time;
        m_records = 0;
        m_given = nullptr;
        for (const auto& part : parts) m_records += part.stretches.front().to - part.stretches.front().from;
        if (parts.empty()) return parallelize<T>({}, 0, &this->graph().pool());
        const auto rows = static_cast<std::size_t>(m_records);
        auto node = std::make_shared<BatchRowsNode<T>>(&this->graph().pool(), std::move(parts), rows);
        m_given = node.get();
        return RDD<T>(std::move(node));
    }

private:
    void reportError(const std::exception_ptr& error)
    {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception& thrown) {
            m_supervisor.reportError("A block could not be stored", thrown.what());
        }
    }

    std::shared_ptr<RateLimiter> m_limiter;
    std::unique_ptr<Receiver<T>> m_receiver;
    const Durability m_durability;
    bool m_kept = false; // in the log
    BlockGenerator<T> m_blocks;
    std::size_t m_streamId = 0;
    ReceiverSupervisor::Tell m_tell;
    std::atomic<bool> m_ended = false;
    Time m_batch = Time::min(); // the last one, and its records
    std::int64_t m_records = 0;
    const RddNode<T>* m_given = nullptr; // its data set
    ReceiverSupervisor m_supervisor; // last: its thread uses the rest
};

} // namespace streaming
