#include "streaming/input/decode_queue.h"
#include "streaming/input/lines.h"
#include "tests/support/event_feed.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace support;

struct Read {
    std::vector<std::string> ids;
    std::uint64_t malformed = 0;
    std::uint64_t deletes = 0;

    bool operator==(const Read&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Read& read)
{
    for (const auto& id : read.ids) out << id << ' ';
    return out << "malformed " << read.malformed << " deletes " << read.deletes;
}

Read readAll(std::vector<RawBlock> blocks, std::size_t threads)
{
    Store store;
    WorkerPool pool(threads);
    DecodeQueue<Event> queue(store, std::make_shared<EventDecoder>(), pool);
    for (auto& block : blocks) store.put(std::move(block));
    store.finish();
    Read read;
    while (!queue.drained()) {
        auto next = queue.next();
        if (!next) continue;
        for (const auto& row : *next->decoded.rows) read.ids.push_back(row.id);
        read.malformed += next->decoded.malformed;
        for (const auto& [kind, count] : next->decoded.other) read.deletes += kind == "delete" ? count : 0;
    }
    return read;
}

std::vector<RawBlock> cut(std::string_view text, std::size_t every)
{
    std::vector<RawBlock> blocks;
    for (std::size_t at = 0; at < text.size(); at += every) {
        blocks.push_back(rawBlock(text.substr(at, every)));
        blocks.back().opensDocument = at == 0;
    }
    return blocks;
}

TEST(DecodeQueueTest, ResultDoesNotDependOnCutsOrThreads)
{
    std::string text = "%a 1\nbb 2\n~delete\nbroken\nccc 3\n";
    text += std::string(100, 'x') + " 4\n"; // given up before its end is seen
    text += "d 5\n~delete\ne 6";
    const Read expected{{"a", "bb", "ccc", "d", "e"}, 2, 2};
    for (const std::size_t threads : {1, 2, 8})
        for (std::size_t every = 1; every <= text.size(); ++every)
            EXPECT_EQ(readAll(cut(text, every), threads), expected)
                << every << " bytes a block, " << threads << " threads";
}

TEST(DecodeQueueTest, ManyBlocksComeInOrder)
{
    std::string text;
    std::vector<std::string> ids;
    for (int at = 0; at < 3000; ++at) {
        ids.push_back("id" + std::to_string(at));
        text += ids.back() + " 1\n";
    }
    for (const std::size_t threads : {1, 2, 8}) EXPECT_EQ(readAll(cut(text, 97), threads).ids, ids);
}

TEST(DecodeQueueTest, RecordEndsWithItsDocument)
{
    for (const std::size_t threads : {1, 2}) {
        std::vector<RawBlock> closed;
        closed.push_back(rawBlock("a 1\nb 2"));
        closed.back().closesDocument = true;
        closed.push_back(rawBlock("c 3\n"));
        EXPECT_EQ(readAll(std::move(closed), threads).ids, (std::vector<std::string>{"a", "b", "c"}));

        std::vector<RawBlock> broken; // the connection was cut; a new one begins
        broken.push_back(rawBlock("a 1\nb 2"));
        broken.push_back(rawBlock("c 3\n"));
        EXPECT_EQ(readAll(std::move(broken), threads).ids, (std::vector<std::string>{"a", "b", "c"}));
    }
}

TEST(DecodeQueueTest, SkippedLineEndsWithItsDocument)
{
    for (const std::size_t threads : {1, 2}) {
        std::vector<RawBlock> blocks;
        blocks.push_back(rawBlock(std::string(60, 'x'))); // given up, and the connection breaks
        blocks.push_back(rawBlock("a 1\nb 2\n"));
        EXPECT_EQ(readAll(std::move(blocks), threads), (Read{{"a", "b"}, 1, 0}));
    }
}

TEST(DecodeQueueTest, LongRecordIsPutTogetherFromManyBlocks)
{
    Store store(1u << 30);
    WorkerPool pool(2);
    DecodeQueue<std::string> queue(store, std::make_shared<LineDecoder>(), pool);
    const std::string piece(300000, 'y');
    for (int at = 0; at < 20; ++at) {
        auto block = rawBlock(piece);
        block.opensDocument = at == 0;
        store.put(std::move(block));
    }
    auto last = rawBlock("\nend");
    last.opensDocument = false;
    store.put(std::move(last));
    store.finish();
    std::vector<std::size_t> sizes;
    while (!queue.drained())
        if (const auto next = queue.next())
            for (const auto& line : *next->decoded.rows) sizes.push_back(line.size());
    EXPECT_EQ(sizes, (std::vector<std::size_t>{6000000, 3}));
}

TEST(DecodeQueueTest, ARestArrivesWithTheBlockThatShowsItsEnd)
{
    Store store;
    WorkerPool pool(1);
    DecodeQueue<std::string> queue(store, std::make_shared<LineDecoder>(), pool);
    store.put(rawBlock("a\nb", timeAt(1000)));
    store.put(rawBlock("c\n", timeAt(5000))); // of another connection: b was all
    EXPECT_EQ(queue.next()->arrival, timeAt(1000));
    const auto rest = queue.next();
    EXPECT_EQ(*rest->decoded.rows, std::vector<std::string>{"b"});
    EXPECT_EQ(rest->arrival, timeAt(5000)) << "at hand or not, the block decides: a batch made again is the same";
    EXPECT_EQ(queue.next()->arrival, timeAt(5000));
}

TEST(LineDecoderTest, EverySplitGivesTheSameLines)
{
    const std::string text = "a\r\nb\n\rc\r\r\n\nlast";
    const std::vector<std::string> expected{"a", "b", "", "c", "", "", "last"};
    for (std::size_t first = 0; first <= text.size(); ++first) {
        for (std::size_t second = first; second <= text.size(); ++second) {
            Store store;
            WorkerPool pool(1);
            DecodeQueue<std::string> queue(store, std::make_shared<LineDecoder>(), pool);
            for (const auto& part : {text.substr(0, first), text.substr(first, second - first), text.substr(second)}) {
                auto block = rawBlock(part);
                block.opensDocument = false;
                store.put(std::move(block));
            }
            store.finish();
            std::vector<std::string> lines;
            while (!queue.drained())
                if (const auto next = queue.next())
                    lines.insert(lines.end(), next->decoded.rows->begin(), next->decoded.rows->end());
            EXPECT_EQ(lines, expected) << "cut at " << first << " and " << second;
        }
    }
}

} // namespace
