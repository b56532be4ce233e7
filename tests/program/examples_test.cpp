#include "tests/support/loopback_server.h"
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <fstream>

namespace {

using support::Process;

Process example(std::vector<std::string> words)
{
    words.insert(words.begin(), {TRENDSTREAM_PROGRAM, "example"});
    return Process(std::move(words));
}

/// A server whose port is a word of the command.
class TextServer : public support::Server {
public:
    std::string port() const { return std::to_string(Server::port()); }
    void send(const std::string& text)
    {
        accept();
        Server::send(text);
    }
};

/// No batch is missing, also none of the time between two runs; the last of the first run may be there twice.
void expectEveryBatch(const std::string& counts)
{
    std::istringstream lines(counts);
    std::int64_t last = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string head = "Counts at time ";
        ASSERT_TRUE(line.starts_with(head)) << line;
        const auto time = std::stoll(line.substr(head.size()));
        EXPECT_TRUE(last == 0 || time == last + 1000 || time == last) << last << ", then " << line;
        last = time;
    }
}

TEST(ExamplesTest, NetworkWordCountCountsWhatAServerSends)
{
    TextServer server;
    auto program = example({"NetworkWordCount", "127.0.0.1", server.port()});
    server.send("to be or not to be\n");
    ASSERT_TRUE(program.awaitOutput("(be,2)\n")) << program.errors();
    EXPECT_TRUE(program.awaitOutput("(to,2)\n"));
    EXPECT_NE(program.output().find("-------------------------------------------\nTime: "), std::string::npos);
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

TEST(ExamplesTest, StatefulNetworkWordCountGoesOnFromHelloAndWorld)
{
    TextServer server;
    auto program = example({"StatefulNetworkWordCount", "127.0.0.1", server.port()});
    server.send("hello new world hello new\n");
    ASSERT_TRUE(program.awaitOutput("(new,2)\n")) << program.errors(); // the last word of the line: the others are before
    for (const auto* line : {"(hello,2)\n", "(new,1)\n", "(world,2)\n", "(hello,3)\n"}) // each record with its count
        EXPECT_NE(program.output().find(line), std::string::npos) << program.output();
    EXPECT_EQ(program.output().find("(hello,1)"), std::string::npos) << "the first hello is the second one";
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

TEST(ExamplesTest, RecoverableNetworkWordCountGoesOnAfterAKill)
{
    const support::TempDirectory directory;
    const auto counts = directory.path() / "counts";
    const auto state = (directory.path() / "state").string();
    {
        TextServer server;
        auto program = example({"RecoverableNetworkWordCount", "127.0.0.1", server.port(), state, counts.string()});
        server.send("to be or a not to be\n");
        ASSERT_TRUE(program.awaitOutput("(be,2)")) << program.errors();
        program.signal(SIGKILL);
        EXPECT_EQ(program.finish(), -SIGKILL);
    }
    const auto before = support::readText(counts);
    EXPECT_NE(before.find("(to,2)"), before.npos) << before;
    EXPECT_EQ(before.find("(a,1)"), before.npos) << "words of the exclude list are left out";

    TextServer server;
    auto program = example({"RecoverableNetworkWordCount", "127.0.0.1", server.port(), state, counts.string()});
    server.send("that is the question\n");
    ASSERT_TRUE(program.awaitOutput("(question,1)")) << program.errors();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
    const auto after = support::readText(counts);
    EXPECT_TRUE(after.starts_with(before)) << after;
    expectEveryBatch(after);
}

TEST(ExamplesTest, RecoverableNetworkWordCountTellsOfADirectoryInUse)
{
    const support::TempDirectory directory;
    const auto counts = (directory.path() / "counts").string();
    const auto state = (directory.path() / "state").string();
    TextServer server;
    auto first = example({"RecoverableNetworkWordCount", "127.0.0.1", server.port(), state, counts});
    ASSERT_TRUE(first.awaitOutput("Counts at time")) << first.errors();
    auto second = example({"RecoverableNetworkWordCount", "127.0.0.1", server.port(), state, counts});
    EXPECT_EQ(second.finish(), 2);
    EXPECT_NE(second.errors().find(state), std::string::npos) << second.errors();
}

TEST(ExamplesTest, HdfsWordCountCountsFilesThatAppear)
{
    const support::TempDirectory directory;
    auto program = example({"HdfsWordCount", directory.path().string()});
    ASSERT_TRUE(program.awaitOutput("Time: ")) << program.errors(); // it runs: what appears from here on is new
    std::ofstream(directory.path() / ".words") << "one two\ntwo\n";
    std::filesystem::rename(directory.path() / ".words", directory.path() / "words");
    ASSERT_TRUE(program.awaitOutput("(two,2)\n")) << program.errors();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

TEST(ExamplesTest, QueueStreamCountsByLastDigit)
{
    auto program = example({"QueueStream"});
    ASSERT_TRUE(program.awaitOutput("(0,100)\n")) << program.errors();
    program.signal(SIGINT);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

TEST(ExamplesTest, TwitterProgramsFollowTheSimulatedFeed)
{
    auto tags = example({"TwitterPopularTags"});
    ASSERT_TRUE(tags.awaitOutput(" tweets)\n")) << tags.errors();
    EXPECT_NE(tags.output().find("Popular topics in last 60 seconds ("), std::string::npos);
    tags.signal(SIGTERM);
    EXPECT_EQ(tags.finish(), 0) << tags.errors();

    auto texts = example({"TwitterReader", "simulated:7"});
    ASSERT_TRUE(texts.awaitOutput("\n@")) << texts.errors();
    texts.signal(SIGTERM);
    EXPECT_EQ(texts.finish(), 0) << texts.errors();
}

TEST(ExamplesTest, WrongArgumentsAreToldInWords)
{
    auto program = example({"NetworkWordCount", "localhost", "many"});
    EXPECT_EQ(program.finish(), 2);
    EXPECT_NE(program.errors().find("'many' is no port"), std::string::npos) << program.errors();
}

} // namespace
