/// What a program does with a log and with a checkpoint store, and what must be there afterwards.
#pragma once

#include "streaming/storage/checkpoint_store.h"
#include "streaming/storage/record_log.h"
#include "tests/support/faulty_file_system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storage_test {

using namespace streaming;
using namespace streaming::storage;
using support::FaultyFileSystem;
using support::MemoryDisk;

/// Appends, makes safe every third record, and drops what is old; stops at the first error.
class LogWorkload {
public:
    explicit LogWorkload(int records) : m_records(records) { }

    static std::string text(std::uint64_t sequence)
    {
        return std::string(sequence * 7 % 90, static_cast<char>('a' + sequence % 26)) + std::to_string(sequence);
    }
    static Result<RecordLog> open(FileSystem& files) { return RecordLog::open(files, "log", {.segmentBytes = 300}); }

    Result<void> run(FileSystem& files)
    {
        auto log = open(files);
        if (!log) return tl::unexpected(log.error());
        const auto result = fill(*log);
        if (!result && result.error().kind == ErrorKind::Unsafe && !m_dropping) expectPoisoned(*log, result.error());
        return result;
    }

    /// What must be there: everything that a `sync` was told to be safe, and nothing else than was appended.
    void expectKept(FileSystem& files) const
    {
        auto log = open(files);
        ASSERT_TRUE(log) << log.error().message;
        EXPECT_GE(log->nextSequence(), m_safe);
        EXPECT_LE(log->firstSequence(), m_dropped);
        expectTexts(*log, log->firstSequence());
        const auto next = log->nextSequence();
        ASSERT_EQ(log->append(1, text(next)), next); // and it goes on
        ASSERT_TRUE(log->sync());
        expectTexts(*open(files), next);
    }

    /// How far a program that begins again finds itself.
    static std::uint64_t progress(FileSystem& files) { return open(files).value().nextSequence(); }

    static void expectTexts(const RecordLog& log, std::uint64_t from)
    {
        auto next = from;
        const auto read = log.read(from, [&](const LogRecord& record) -> Result<void> {
            EXPECT_EQ(record.sequence, next);
            EXPECT_EQ(record.payload, text(next));
            ++next;
            return {};
        });
        EXPECT_TRUE(read) << read.error().message;
        EXPECT_EQ(next, log.nextSequence());
    }

private:
    Result<void> fill(RecordLog& log)
    {
        for (int i = 0; i < m_records; ++i) {
            const auto sequence = log.append(1, text(log.nextSequence()));
            if (!sequence) return tl::unexpected(sequence.error());
            if (*sequence % 3 == 2) {
                if (auto safe = log.sync(); !safe) return safe;
                m_safe = *sequence + 1;
            }
            if (*sequence % 20 == 19) {
                m_dropped = *sequence - 12;
                m_dropping = true;
                if (auto dropped = log.dropBefore(m_dropped); !dropped) return dropped;
                m_dropping = false;
            }
        }
        return {};
    }

    static void expectPoisoned(RecordLog& log, const Error& error)
    {
        EXPECT_EQ(log.append(1, "more").error().message, error.message);
        EXPECT_EQ(log.sync().error().message, error.message);
    }

    int m_records;
    std::uint64_t m_safe = 0;
    std::uint64_t m_dropped = 0;
    bool m_dropping = false;
};

/// Commits checkpoints with one piece for ever and some that live for three checkpoints; stops at the first error.
class StoreWorkload {
public:
    explicit StoreWorkload(std::uint64_t checkpoints) : m_checkpoints(checkpoints) { }

    static std::string bytes(std::uint64_t id) { return std::string(id * 13 % 120, 'p') + std::to_string(id); }
    static Checkpoint checkpoint(std::uint64_t number)
    {
        std::vector<std::uint64_t> ids{0};
        for (auto id = std::max<std::uint64_t>(number, 3) - 2; id <= number; ++id)
            ids.push_back(id);
        return {number, std::int64_t(number) * 1000, "graph", {{"clock", std::to_string(number)}},
            {{"counts", {"window", ids}}}, number * 7};
    }
    static Result<CheckpointStore> open(FileSystem& files)
    {
        return CheckpointStore::open(files, "state", {.kept = 3, .segmentBytes = 500});
    }

    Result<void> run(FileSystem& files)
    {
        auto store = open(files);
        if (!store) return tl::unexpected(store.error());
        const auto last = store->newest();
        if (!last) return tl::unexpected(last.error());
        const auto result = commitFrom(*store, *last ? (*last)->number + 1 : 1);
        if (!result) {
            EXPECT_EQ(store->commit(checkpoint(m_checkpoints + 1), {}).error().message, result.error().message);
        }
        return result;
    }

    /// What must be there: the last checkpoint that was told to be safe, or the one after it, with all of its pieces.
    void expectKept(FileSystem& files) const
    {
        auto store = open(files);
        ASSERT_TRUE(store) << store.error().message;
        const auto last = store->newest();
        ASSERT_TRUE(last) << last.error().message;
        const auto number = *last ? (*last)->number : 0;
        EXPECT_GE(number, m_safe);
        EXPECT_LE(number, m_safe + 1);
        expectWhole(*store, *last);
        EXPECT_TRUE(StoreWorkload(number + 2).run(files)); // and it goes on
        auto after = open(files);
        expectWhole(*after, *after->newest());
    }

    /// How far a program that begins again finds itself.
    static std::uint64_t progress(FileSystem& files)
    {
        auto store = open(files);
        const auto last = store.value().newest().value();
        return last ? last->number : 0;
    }

    /// Takes the newest checkpoint away, again and again: the one before must be there with its pieces.
    static void expectEachReadable(MemoryDisk& disk)
    {
        FaultyFileSystem files(disk);
        for (auto names = files.list("state").value(); !names.empty(); names = files.list("state").value()) {
            if (names.back().starts_with("checkpoint-")) {
                auto store = open(files);
                const auto last = store.value().newest();
                EXPECT_TRUE(last);
                EXPECT_THAT(store->notices(), testing::IsEmpty());
            }
            disk.names.erase("state/" + names.back());
        }
    }

    static void expectWhole(const CheckpointStore& store, const std::optional<Checkpoint>& last)
    {
        if (!last) return;
        EXPECT_EQ(*last, checkpoint(last->number));
        for (const auto id : last->nodes.at("counts").pieces)
            EXPECT_EQ(store.piece("counts", id), bytes(id));
    }

private:
    Result<void> commitFrom(CheckpointStore& store, std::uint64_t first)
    {
        m_safe = first - 1;
        for (auto number = first; number <= m_checkpoints; ++number) {
            std::vector<NewPiece> fresh{{"counts", number, bytes(number)}};
            if (number == 1) fresh.push_back({"counts", 0, bytes(0)});
            if (auto done = store.commit(checkpoint(number), fresh); !done) return done;
            m_safe = number;
        }
        return {};
    }

    std::uint64_t m_checkpoints;
    std::uint64_t m_safe = 0;
};

} // namespace storage_test
