#include "streaming/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <vector>

namespace {

using namespace streaming;

TEST(WorkerPoolTest, RunsEveryTaskOnce)
{
    for (const std::size_t threads : {1, 2, 8}) {
        WorkerPool pool(threads);
        EXPECT_EQ(pool.threads(), threads);
        for (const std::size_t count : {0, 1, 2, 100}) {
            std::vector<std::atomic<int>> runs(count);
            pool.run(count, [&](std::size_t index) { ++runs[index]; });
            for (const auto& times : runs) EXPECT_EQ(times, 1);
        }
    }
}

TEST(WorkerPoolTest, FirstExceptionComesBackAndTheOthersRun)
{
    for (const std::size_t threads : {1, 2, 8}) {
        WorkerPool pool(threads);
        std::atomic<int> ran = 0;
        const auto task = [&](std::size_t index) {
            ++ran;
            if (index % 10 == 3) throw std::out_of_range("three");
        };
        EXPECT_THROW(pool.run(50, task), std::out_of_range);
        EXPECT_EQ(ran, 50);
        pool.run(2, [&](std::size_t) { ++ran; }); // goes on
        EXPECT_EQ(ran, 52);
    }
}

TEST(WorkerPoolTest, TaskMayRunTasks)
{
    for (const std::size_t threads : {1, 2, 8}) {
        WorkerPool pool(threads);
        std::atomic<int> ran = 0;
        pool.run(
            10, [&](std::size_t) { pool.run(10, [&](std::size_t) { pool.run(3, [&](std::size_t) { ++ran; }); }); });
        EXPECT_EQ(ran, 300);
    }
}

TEST(WorkerPoolTest, PostedTaskRunsOnAHelper)
{
    WorkerPool pool(2);
    std::promise<std::thread::id> done;
    pool.post([&] { done.set_value(std::this_thread::get_id()); });
    EXPECT_NE(done.get_future().get(), std::this_thread::get_id());
    WorkerPool alone(1);
    alone.post([] { ADD_FAILURE() << "nobody is there to run it"; });
}

} // namespace
