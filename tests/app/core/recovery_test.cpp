/// A run that is killed at any moment and started again leaves the output of one that was not disturbed. The killed
/// runs are processes of their own.
#include "app/core/csv_sink.h"
#include "app/core/engine.h"
#include "app/core/ndjson_sink.h"
#include "connectors/simulated/simulate.h"
#include "streaming/storage/checkpoint_store.h"
#include "streaming/storage/posix_file_system.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <regex>
#include <set>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::Result;

/// Kills its process before or after the window of a number.
class DeadlySink final : public Sink {
public:
    DeadlySink(Sink& sink, int lives) : m_sink(sink), m_lives(lives) {}

    Result<void> window(const WindowResult& window) override
    {
        spend();
        auto written = m_sink.window(window);
        spend();
        return written;
    }

    Result<void> alert(const AlertEvent& event) override
    {
        auto written = m_sink.alert(event);
        spend();
        return written;
    }

    Result<void> summary(const Totals& totals) override
    {
        spend();
        auto written = m_sink.summary(totals);
        spend();
        return written;
    }

private:
    void spend() const
    {
        if (--m_lives == 0) ::raise(SIGKILL);
    }

    Sink& m_sink;
    mutable int m_lives;
};

class RecoveryTest : public testing::Test {
protected:
    RecoveryTest()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "trendstream-recovery-XXXXXX").native();
        m_folder = ::mkdtemp(pattern.data());
        std::ofstream feed(path("feed"), std::ios::binary);
        connectors::simulated::Simulation simulation({.seed = 7, .rate = 40, .length = 150s});
        for (std::string chunk; simulation.nextChunk(chunk);) feed << chunk;
    }
    ~RecoveryTest() override { std::filesystem::remove_all(m_folder); }

    std::string path(const std::string& name) const { return m_folder / name; }

    std::string content(const std::string& name) const
    {
        std::ifstream file(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    Settings settings(const std::string& output) const
    {
        Settings settings;
        settings.sources = {{"replay", path("feed")}};
        settings.windows = {60s, 10s};
        settings.timeBasis = TimeBasis::Event;
        settings.threads = 2;
        settings.format = Format::Ndjson;
        settings.output = path(output);
        settings.checkpointInterval = 0ms;
        return settings;
    }

    /// The whole run in this process, which dies after so many lives; 0: never.
    static Result<void> run(const Settings& settings, int lives)
    {
        Output output(settings.output, FlushPolicy::WhenFull);
        NdjsonSink lines(output);
        CsvSink cells(output);
        DeadlySink sink(*settings.format == Format::Csv ? static_cast<Sink&>(cells) : lines, lives);
        auto engine = Engine::make(settings, {.sink = &sink, .output = &output, .warn = {}, .command = {}});
        if (!engine) return tl::unexpected(engine.error());
        if (auto started = (*engine)->start(); !started) return started;
        return (*engine)->wait();
    }

    /// The same in a process of its own; whether it was killed.
    static bool isKilled(const Settings& settings, int lives)
    {
        const auto child = ::fork();
        if (child == 0) {
            const auto done = run(settings, lives);
            if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
            ::_exit(done ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
        return WIFSIGNALED(status);
    }

    static std::string withoutElapsed(const std::string& text)
    {
        const auto at = text.rfind("\"elapsed_ms\"");
        return at == std::string::npos ? text : text.substr(0, at);
    }

    std::string undisturbed(Settings settings) const
    {
        settings.output = path("undisturbed");
        EXPECT_TRUE(run(settings, 0));
        return withoutElapsed(content("undisturbed"));
    }

    std::filesystem::path m_folder;
};

TEST_F(RecoveryTest, KilledTwoHundredTimesLeavesTheSameBytes)
{
    auto settings = this->settings("output");
    const auto expected = undisturbed(settings);
    ASSERT_GT(expected.size(), 100'000u);
    settings.checkpoint = path("state");
    std::mt19937 random(1); // NOLINT: the same kills in every run
    int kills = 0;
    while (kills < 200) {
        while (isKilled(settings, 1 + static_cast<int>(random() % 60))) ++kills;
        ASSERT_EQ(withoutElapsed(content("output")), expected);
        std::filesystem::remove_all(path("state"));
    }
    RecordProperty("kills", kills);
}

TEST_F(RecoveryTest, WhatIsWatchedGoesOnToo)
{
    auto settings = this->settings("output");
    settings.filter = "-a min:3";
    settings.watch = readWatch({{"nobody"}, {"/b/"}, {"any over 20 in 10s", "any enters top 3", "any rate x1.5 for 4s"}}).value();
    const auto expected = undisturbed(settings);
    ASSERT_NE(expected.find("\"type\":\"alert\""), expected.npos);
    ASSERT_NE(expected.find("\"resolved\""), expected.npos);
    settings.checkpoint = path("state");
    std::mt19937 random(3); // NOLINT
    while (isKilled(settings, 1 + static_cast<int>(random() % 60))) {}
    EXPECT_EQ(withoutElapsed(content("output")), expected);
}

TEST_F(RecoveryTest, KilledWithACheckpointNowAndThenGoesOnFromAnEarlierBatch)
{
    auto settings = this->settings("output");
    const auto expected = undisturbed(settings);
    settings.checkpoint = path("state");
    settings.checkpointInterval = 3ms;
    settings.speed = 20000.0;
    std::mt19937 random(2); // NOLINT
    while (isKilled(settings, 20 + static_cast<int>(random() % 100))) {}
    EXPECT_EQ(withoutElapsed(content("output")), expected);
}

/// Something that cannot be read, on standard input.
class WrongStandardInput {
public:
    WrongStandardInput()
    {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        EXPECT_EQ(::write(ends[1], "\xfd" "7zXZ\0", 6), 6);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~WrongStandardInput()
    {
        ::dup2(m_before, STDIN_FILENO);
        ::close(m_before);
    }

private:
    const int m_before = ::dup(STDIN_FILENO);
};

TEST_F(RecoveryTest, ASourceThatFailsTakesNothingBackOfWhatItHandedOver)
{
    auto settings = this->settings("output");
    settings.sources.push_back({"replay", "-"});
    const auto fails = [&] {
        const WrongStandardInput input;
        const auto done = run(settings, 0);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().kind, streaming::ErrorKind::Data) << done.error().message;
    };
    fails();
    const auto expected = withoutElapsed(content("output"));
    settings.checkpoint = path("state");
    fails();
    EXPECT_EQ(withoutElapsed(content("output")), expected);
}

TEST_F(RecoveryTest, CsvHasOneHeader)
{
    auto settings = this->settings("output");
    settings.format = Format::Csv;
    const auto expected = undisturbed(settings);
    settings.checkpoint = path("state");
    for (const int lives : {1, 2, 3, 40}) EXPECT_TRUE(isKilled(settings, lives));
    EXPECT_FALSE(isKilled(settings, 0));
    EXPECT_EQ(content("output"), expected);
}

TEST_F(RecoveryTest, AFinishedRunStartedAgainChangesNothing)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    ASSERT_TRUE(run(settings, 0));
    const auto expected = content("output");
    ASSERT_TRUE(run(settings, 0));
    EXPECT_EQ(content("output"), expected);
}

TEST_F(RecoveryTest, OtherSettingsAreRefusedAndNothingIsTouched)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    EXPECT_TRUE(isKilled(settings, 50));
    const auto left = content("output");
    settings.top = 3;
    const auto refused = run(settings, 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, streaming::ErrorKind::Usage);
    EXPECT_NE(refused.error().message.find("top=3"), std::string::npos) << refused.error().message;
    EXPECT_EQ(content("output"), left);
}

TEST_F(RecoveryTest, OtherWindowsAreRefusedInWordsThatSayWhichDiffer)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    EXPECT_TRUE(isKilled(settings, 50));
    settings.windows = {60s, 30s};
    const auto refused = run(settings, 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, streaming::ErrorKind::Usage);
    EXPECT_EQ(refused.error().message,
        path("state") + " holds the state of another program (there window=60000,10000ms, here window=60000,30000ms); "
                        "use another directory, or remove that one to begin anew");
}

TEST_F(RecoveryTest, EveryStateHasANameOfItsOwn)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    EXPECT_TRUE(isKilled(settings, 50));
    streaming::storage::PosixFileSystem files;
    const auto newest = streaming::storage::CheckpointStore::open(files, path("state"))->newest();
    ASSERT_TRUE(newest && *newest);
    std::set<std::string> names;
    for (const auto& [name, state] : (*newest)->nodes) names.insert(name);
    std::set<std::string> expected;
    for (const auto* what : {"hashtags", "spellings", "retweets", "originals", "sizes"})
        for (const auto window : settings.windows) expected.insert(what + (" of " + streaming::toString(window)));
    EXPECT_EQ(names, expected);
}

TEST_F(RecoveryTest, AnOutputThatLostItsEndIsRefused)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    EXPECT_TRUE(isKilled(settings, 50));
    std::filesystem::resize_file(path("output"), 10);
    const auto refused = run(settings, 0);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("shorter"), std::string::npos) << refused.error().message;
}

TEST_F(RecoveryTest, DamagedCheckpointsAreRefused)
{
    auto settings = this->settings("output");
    settings.checkpoint = path("state");
    EXPECT_TRUE(isKilled(settings, 50));
    for (const auto& file : std::filesystem::directory_iterator(path("state")))
        if (file.path().filename().native().starts_with("checkpoint-")) std::filesystem::resize_file(file.path(), 20);
    const auto refused = run(settings, 0);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, streaming::ErrorKind::Damaged);
}

} // namespace
} // namespace app
