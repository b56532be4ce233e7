#include "tests/servers/test_client.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace servers;
using testing::StartsWith;

/// The program, its standard output read line by line.
class Program {
public:
    explicit Program(const std::vector<std::string>& words)
    {
        int out[2];
        if (::pipe(out) != 0) throw std::runtime_error("pipe");
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(out[1], STDOUT_FILENO);
            ::close(out[0]);
            std::vector<char*> arguments{const_cast<char*>(FAKE_FEEDS_PROGRAM)};
            for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
            arguments.push_back(nullptr);
            ::execv(FAKE_FEEDS_PROGRAM, arguments.data());
            ::_exit(127);
        }
        ::close(out[1]);
        m_output = ::fdopen(out[0], "r");
    }
    ~Program()
    {
        if (m_process > 0) end();
        std::fclose(m_output);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    std::string line()
    {
        char text[512];
        return std::fgets(text, sizeof text, m_output) ? text : "";
    }
    int wait()
    {
        int status = 0;
        ::waitpid(std::exchange(m_process, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    int end()
    {
        ::kill(m_process, SIGTERM);
        return wait();
    }

private:
    pid_t m_process = -1;
    std::FILE* m_output = nullptr;
};

TEST(FakeFeedsTest, SaysHowItIsUsedAndServes)
{
    const support::TempDirectory folder;
    Program program({"x", "--tls", folder.path().string(), "--rate", "0"});
    const auto address = program.line();
    EXPECT_THAT(address, StartsWith("# https://127.0.0.1:"));
    EXPECT_EQ(program.line(), "export SSL_CERT_FILE=" + (folder.path() / "ca.pem").string() + "\n");
    EXPECT_EQ(program.line(), "export TRENDSTREAM_X_BEARER_TOKEN='AAAAfake%2Bbearer%3Dtoken'\n");
    EXPECT_EQ(program.line(), "trendstream run x --endpoint x=" + address.substr(2));
    TestClient client(std::uint16_t(std::stoi(address.substr(address.rfind(':') + 1))), folder.path() / "ca.pem");
    EXPECT_THAT(client.ask("GET /2/tweets/search/stream", "Authorization: Bearer AAAAfake%2Bbearer%3Dtoken\r\n"),
        StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(client.readChunk(), StartsWith("{\"data\":"));
    EXPECT_EQ(program.end(), 0);
}

TEST(FakeFeedsTest, RefusesAFaultThatThereIsNot) { EXPECT_EQ(Program({"x", "--fault", "melt"}).wait(), 2); }

} // namespace
