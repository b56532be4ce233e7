#include "streaming/connector.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using namespace streaming;

RawBlock block(std::string_view text)
{
    RawBlock made;
    made.bytes = ByteBuffer(text);
    return made;
}

TEST(StoreTest, GivesBlocksInOrderAndKnowsItsEnd)
{
    Store store;
    int woken = 0;
    store.onArrival([&] { ++woken; });
    EXPECT_FALSE(store.take());
    EXPECT_TRUE(store.put(block("a")));
    EXPECT_TRUE(store.put(block("b")));
    store.finish();
    EXPECT_EQ(woken, 3);
    EXPECT_FALSE(store.drained());
    EXPECT_EQ(store.take()->bytes.view(), "a");
    EXPECT_EQ(store.take()->bytes.view(), "b");
    EXPECT_TRUE(store.drained());
}

TEST(StoreTest, PutWaitsWhileTheStoreIsFull)
{
    Store store(10);
    EXPECT_TRUE(store.put(block("a block larger than the store is taken when it is empty")));
    std::atomic<int> handedOver = 0;
    std::jthread source([&] {
        for (int at = 0; at < 100; ++at) {
            store.put(block("0123456789"));
            ++handedOver;
        }
    });
    for (int taken = 0; taken <= 100; ++taken) {
        auto next = store.take();
        while (!next) next = store.take();
        EXPECT_LE(handedOver, taken + 1); // never more than one waits
    }
    source.join();
    EXPECT_EQ(handedOver, 100);
}

TEST(StoreTest, CloseWakesAndRefusesWhoWaits)
{
    Store store(1);
    EXPECT_TRUE(store.put(block("full")));
    std::atomic<bool> refused = false;
    std::jthread source([&] { refused = !store.put(block("more")); });
    store.close();
    source.join();
    EXPECT_TRUE(refused);
    EXPECT_FALSE(store.put(block("again")));
    EXPECT_EQ(store.take()->bytes.view(), "full"); // what waits stays
    EXPECT_FALSE(store.take());
}

TEST(StoreTest, BuffersAreUsedAgain)
{
    Store store;
    auto buffer = store.buffer(100);
    EXPECT_GE(buffer.capacity(), 100u);
    buffer.append("used");
    const auto* const room = buffer.data();
    store.recycle(std::move(buffer));
    const auto again = store.buffer(50);
    EXPECT_EQ(again.data(), room);
    EXPECT_TRUE(again.empty());
}

TEST(ByteBufferTest, GrowsAndKeepsItsBytes)
{
    ByteBuffer buffer;
    std::string expected;
    EXPECT_TRUE(buffer.empty());
    for (int at = 0; at < 1000; ++at) {
        buffer.append(std::to_string(at));
        expected += std::to_string(at);
    }
    EXPECT_EQ(buffer.view(), expected);
    for (std::size_t at = 0; at < ByteBuffer::padding; ++at)
        EXPECT_EQ(buffer.data()[buffer.capacity() + at], 0); // may be read
    ByteBuffer moved(std::move(buffer));
    EXPECT_EQ(moved.view(), expected);
    EXPECT_TRUE(buffer.empty()); // as a moved-from buffer is, ready to be used
    buffer.append("new");
    EXPECT_EQ(buffer.view(), "new");
    moved.resize(3);
    EXPECT_EQ(moved.view(), "012");
    moved.clear();
    EXPECT_TRUE(moved.empty());
}

} // namespace
