#include "tests/support/loopback_server.h"
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <thread>

namespace {

using namespace std::chrono_literals;
using support::Process;

#ifdef __SANITIZE_ADDRESS__
constexpr long mostKilobytes = 1'000'000; // it keeps what is freed
#else
constexpr long mostKilobytes = 96'000; // the flood has 220 MB
#endif

/// A feed of 1 KB statuses: every tenth comes twice, and every hundredth brings a line that nobody can read.
struct Flood {
    static constexpr int statuses = 200'000;
    static constexpr int duplicates = statuses / 10;
    static constexpr int malformed = statuses / 100;

    static std::string lines(int from, int to)
    {
        static const std::string padding(1000, 'x');
        std::string all;
        for (int at = from; at < to; ++at) {
            const auto line = R"({"id_str":")" + std::to_string(at) + R"(","timestamp_ms":")"
                + std::to_string(1439761331662 + at) + R"(","text":"#tag)" + std::to_string(at % 5000)
                + R"(","user":{"id":1},"padding":")" + padding + "\"}\n";
            all += line;
            if (at % 10 == 0) all += line;
            if (at % 100 == 0) all += "{\"id_str\n";
        }
        return all;
    }
};

/// Sends the flood to whoever connects, as fast as it is taken.
class FloodServer {
public:
    std::string source() const { return "socket:127.0.0.1:" + std::to_string(m_server.port()); }
    void accept() { m_server.accept(); }

    /// Ends with the flood, or once nothing was taken for so long. Tells the bytes that were.
    std::size_t send(std::chrono::milliseconds patience)
    {
        std::size_t sent = 0;
        while (m_next < Flood::statuses || !m_rest.empty()) {
            if (m_rest.empty()) {
                m_rest = Flood::lines(m_next, m_next + 100);
                m_next += 100;
            }
            pollfd room{m_server.peer(), POLLOUT, 0};
            if (::poll(&room, 1, static_cast<int>(patience.count())) == 0) break;
            const auto taken = ::send(m_server.peer(), m_rest.data(), m_rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (taken < 0) break;
            m_rest.erase(0, static_cast<std::size_t>(taken));
            sent += static_cast<std::size_t>(taken);
        }
        return sent;
    }

    /// Returns when the flood has been read: who read it comes back.
    void hangUp()
    {
        m_server.hangUp();
        m_server.accept();
    }

private:
    support::Server m_server;
    int m_next = 0;
    std::string m_rest;
};

/// The sum of a count over all lines of a type.
long sumOf(const std::string& output, const std::string& type, const std::string& count)
{
    std::istringstream lines(output);
    long sum = 0;
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(R"({"type":")" + type))
            sum += std::stol(line.substr(line.find('"' + count + "\":") + count.size() + 3));
    return sum;
}

TEST(OverloadTest, SenderWaitsMemoryStaysAndNothingIsLostWhereResultsAreNotTaken)
{
    FloodServer server;
    Process program({TRENDSTREAM_PROGRAM, "run", server.source(), "--batch", "100ms", "--window", "100ms", "--top",
        "2000", "--format", "ndjson"}); // a window's line is longer than the pipe
    server.accept();
    const auto taken = server.send(250ms); // nobody reads what it prints
    EXPECT_LT(taken, std::size_t(Flood::statuses) * 1000); // it waits
    long peak = 0;
    std::jthread rest([&] {
        server.send(60s);
        server.hangUp();
        peak = program.peakKilobytes();
        program.signal(SIGTERM);
    });
    EXPECT_EQ(program.finish(), 0) << program.errors();
    rest.join();
    EXPECT_GT(peak, 0);
    EXPECT_LT(peak, mostKilobytes);
    const auto& output = program.output();
    // By arrival a status is known again within the longest window, which is a batch here: both count where one ends
    // between the two.
    const auto counted = sumOf(output, "summary", "statuses");
    EXPECT_GE(counted, Flood::statuses);
    EXPECT_EQ(counted + sumOf(output, "summary", "duplicates"), Flood::statuses + Flood::duplicates);
    EXPECT_EQ(sumOf(output, "window", "statuses"), counted);
    EXPECT_EQ(sumOf(output, "summary", "malformed"), Flood::malformed);
    EXPECT_EQ(sumOf(output, "summary", "late"), 0);
    RecordProperty("sentBeforeItWaited", std::to_string(taken));
    RecordProperty("peakKilobytes", std::to_string(peak));
}

} // namespace
