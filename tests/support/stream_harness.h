/// A context whose clock is moved by hand: tables in, tables out.
///
///     testOperation<int>({{1, 2}, {3}}, [](auto numbers) { return numbers.count(); },
///         std::vector<std::vector<std::int64_t>>{{2}, {1}});
///
/// Batch k has the time k times the interval; nothing sleeps and nothing depends on speed.
#pragma once

#include "streaming/streaming_context.h"

#include <gtest/gtest.h>

namespace support {

using namespace std::chrono_literals;

class ManualContext {
public:
    explicit ManualContext(streaming::Duration batch = 1s, std::size_t threads = 2, streaming::Time start = {})
        : m_batch(batch),
          m_clock(std::make_shared<streaming::ManualClock>(start)),
          m_workers(threads),
          m_context({.appName = "test", .threads = threads, .clock = m_clock}, batch),
          m_next(streaming::floorTo(start, batch) + batch)
    {
    }

    streaming::StreamingContext* operator->() { return &m_context; }
    streaming::ManualClock& clock() { return *m_clock; }
    std::shared_ptr<streaming::ManualClock> sharedClock() const { return m_clock; }
    /// For the RDDs that a test makes itself.
    streaming::WorkerPool& workers() { return m_workers; }
    streaming::Duration batch() const { return m_batch; }

    /// Runs the next batches; returns when the last of them is done.
    void runBatches(std::size_t count = 1)
    {
        for (; count > 0; --count) {
            m_clock->awaitWaiterFor(m_next);
            m_clock->setTime(m_next);
            m_next += m_batch;
        }
        m_clock->awaitWaiterFor(m_next);
    }

private:
    streaming::Duration m_batch;
    std::shared_ptr<streaming::ManualClock> m_clock;
    streaming::WorkerPool m_workers;
    streaming::StreamingContext m_context;
    streaming::Time m_next;
};

/// Rows by batch; a batch without any (none, not an empty list) has no data set.
template <class T>
using InputTable = std::vector<std::optional<std::vector<T>>>;

/// The input of Spark's own tests: one row a batch in contiguous slices, no element once the table is over.
template <class T>
streaming::DStream<T> tableStream(ManualContext& context, InputTable<T> table, std::size_t partitions = 2)
{
    auto generate = [&context, table = std::move(table), partitions](
                        streaming::Time time) -> std::optional<streaming::RDD<T>> {
        const auto batch = static_cast<std::size_t>(time.time_since_epoch() / context.batch()) - 1;
        if (batch >= table.size()) return streaming::parallelize<T>({}, 0, &context.workers());
        if (!table[batch]) return std::nullopt;
        return streaming::parallelize<T>(*table[batch], partitions, &context.workers());
    };
    return context->generatedStream<T>(std::move(generate));
}

template <class T>
InputTable<T> inputTable(const std::vector<std::vector<T>>& rows)
{
    return {rows.begin(), rows.end()};
}

/// What an output operation was given, batch by batch.
template <class T>
struct Recorded {
    streaming::Time time;
    std::vector<T> rows;
    std::size_t partitions;
};

template <class T>
std::shared_ptr<std::vector<Recorded<T>>> record(const streaming::DStream<T>& stream)
{
    auto recording = std::make_shared<std::vector<Recorded<T>>>();
    stream.foreachRDD([recording](const streaming::RDD<T>& rdd, streaming::Time time) {
        recording->push_back({time, rdd.collect(), rdd.partitions()});
    });
    return recording;
}

template <class T>
std::vector<std::vector<T>> rowsOf(const std::vector<Recorded<T>>& recording)
{
    std::vector<std::vector<T>> rows;
    for (const auto& batch : recording) rows.push_back(batch.rows);
    return rows;
}

template <class T>
std::vector<std::vector<T>> sortedRows(std::vector<std::vector<T>> table)
{
    for (auto& rows : table) std::sort(rows.begin(), rows.end());
    return table;
}

enum class RowOrder {
    Free, ///< rows are compared without their order
    AsTable, ///< rows come in the order of the table
};

struct TestOptions {
    streaming::Duration batch = 1s;
    std::size_t inputPartitions = 2;
    std::size_t threads = 2;
    RowOrder order = RowOrder::Free;
};

/// Feeds `input` through `operation`, a batch a row, until as many rows as expected could have come out.
template <class In, class Operation, class Out>
void testOperation(const std::vector<std::vector<In>>& input, Operation operation,
    const std::vector<std::vector<Out>>& expected, const TestOptions& options = {})
{
    ManualContext context(options.batch, options.threads);
    const streaming::DStream<Out> result =
        operation(tableStream<In>(context, inputTable(input), options.inputPartitions));
    const auto recording = record(result);
    context->start();
    context.runBatches(expected.size() * static_cast<std::size_t>(result.slide() / options.batch));
    EXPECT_FALSE(context->awaitTerminationOrTimeout(0ms)); // throws what went wrong in a batch
    context->stop();
    if (options.order == RowOrder::AsTable)
        EXPECT_EQ(rowsOf(*recording), expected);
    else
        EXPECT_EQ(sortedRows(rowsOf(*recording)), sortedRows(expected));
}

} // namespace support
