/// A disk that fails ends the run, and loses nothing that was said to be safe.
#include "streaming/recovery/recovery.h"
#include "tests/streaming/recovery/program.h"
#include "tests/support/faulty_file_system.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace recovery_test {
namespace {

using FailingDiskTest = RecoveryTest;

/// The blocks of a feed on a disk of one's own, without a context around.
class BlocksOnDisk {
public:
    explicit BlocksOnDisk(FaultyFileSystem& files)
        : m_input(std::make_shared<FeedInput<std::string, PlainLines>>(
              m_graph, FeedOptions{}, feedParts<std::string>(m_tap.source(), std::make_shared<LineDecoder>())))
    {
        auto opened = Recovery::open({.directory = "state", .files = notOwned(files)}, {}, [] {});
        if (!opened) throw CheckpointError(opened.error());
        m_recovery = std::move(*opened);
        m_recovery->restore(m_graph, {m_input});
        m_input->start(std::make_shared<Alarm>());
    }
    ~BlocksOnDisk() { m_input->close(); }

    void receive(const std::string& line) { m_tap.put(line + "\n"); }
    Result<void> beforeBatch() { return m_recovery->beforeBatch(); }
    Result<void> checkpoint()
    {
        return m_recovery->begin(Time{}, Time{}, "", m_graph, {m_input}).and_then([&] {
            return m_recovery->awaitWritten();
        });
    }
    std::int64_t taken()
    {
        while (m_input->pump(Time::max())) {}
        return m_input->counts().taken;
    }

private:
    WorkerPool m_pool{1};
    ManualClock m_clock;
    Graph m_graph{1s, m_pool, m_clock};
    Tap m_tap;
    std::shared_ptr<FeedInput<std::string, PlainLines>> m_input;
    std::unique_ptr<Recovery> m_recovery;
};

/// Receives line after line until the disk fails; how many were said to be safe.
std::int64_t receiveUntilItFails(FaultyFileSystem& files, std::optional<Error>& failed)
{
    BlocksOnDisk blocks(files);
    std::int64_t safe = 0;
    while (safe < 12) {
        blocks.receive("line " + std::to_string(safe));
        auto done = blocks.beforeBatch();
        if (done) ++safe;
        if (done && safe % 4 == 0) done = blocks.checkpoint();
        if (done) continue;
        failed = done.error();
        const auto again = blocks.beforeBatch();
        if (again) continue; // the checkpoint's own files; the log lives
        EXPECT_EQ(again.error().kind, failed->kind) << "a failure is for good";
        return safe;
    }
    return safe;
}

TEST_F(FailingDiskTest, ADiskThatFailsLosesNothingThatWasSafe)
{
    for (const auto call : {Call::Sync, Call::Write}) {
        for (int k = 1;; ++k) {
            MemoryDisk disk;
            std::optional<Error> failed;
            FaultyFileSystem files(disk);
            { BlocksOnDisk made(files); } // the files are there
            files.failAt(call, k);
            std::int64_t safe = 0;
            try {
                safe = receiveUntilItFails(files, failed);
            } catch (const CheckpointError& atOnce) {
                failed = atOnce.error();
            }
            if (!files.failed()) break; // more calls than there are
            ASSERT_TRUE(failed) << nameOf(call) << ' ' << k;
            EXPECT_EQ(failed->kind, ErrorKind::Unsafe);
            EXPECT_EQ(files.syncsAfterFailure(), 0);
            disk.failPower(static_cast<unsigned>(k));
            FaultyFileSystem mended(disk);
            EXPECT_GE(BlocksOnDisk(mended).taken(), safe) << nameOf(call) << ' ' << k;
        }
    }
}

/// A disk that is full: the run ends and says so, and one that finds room again goes on with what was received.
TEST_F(FailingDiskTest, AFullDiskEndsTheRunAndNothingIsLost)
{
    const auto child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        Program program(0, [](Time, const std::string&, const std::string&) {});
        if (!program.recover(options())) ::_exit(2);
        program.start();
        program.awaitBatches();
        program.receive();
        const rlimit full{100, 100}; // bytes a file
        ::setrlimit(RLIMIT_FSIZE, &full);
        program.context().clock().setTime(timeAt(1000));
        try {
            program.context()->awaitTermination();
        } catch (const CheckpointError& error) {
            program.context()->stop(); // its thread is over, but not taken back
            ::_exit(error.error().kind == ErrorKind::Unsafe ? 0 : 3);
        }
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    Shown shown;
    runBatches(1, received.size(), shown, 1s, AlsoReceived::Nothing);
    EXPECT_EQ(shown, undisturbed());
}

} // namespace
} // namespace recovery_test
