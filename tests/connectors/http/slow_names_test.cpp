#include "tests/connectors/http/transport_fixture.h"

#include <dlfcn.h>
#include <netdb.h>

#include <atomic>
#include <poll.h>

namespace connectors::http {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;

constexpr std::string_view slowName = "slow.example";

std::atomic<const servers::Gate*> gate = nullptr; // while it stands the slow name is looked up till it opens
std::atomic<int> lookups = 0;                     // of the slow name, that run
std::atomic<int> begun = 0;

int lookUpSlowly()
{
    ++lookups;
    ++begun;
    begun.notify_all();
    pollfd waiting{gate.load()->descriptor(), POLLIN, 0};
    ::poll(&waiting, 1, -1);
    --lookups;
    lookups.notify_all();
    return EAI_AGAIN;
}

/// Names that the resolver is asked for, and does not answer.
class SlowNamesTest : public TransportTest {
protected:
    SlowNamesTest() { gate = &m_answers; }

    ~SlowNamesTest() override
    {
        m_answers.open();
        for (int left = lookups; left > 0; left = lookups) lookups.wait(left);
        gate = nullptr;
    }

    const std::string m_url = "https://" + std::string(slowName);
    servers::Gate m_answers;
};

TEST_F(SlowNamesTest, AreNotWaitedForAfterAStop)
{
    const int before = begun;
    std::stop_source stop;
    const auto streaming = stream(request(m_url), ignoreAll(), stop.get_token());
    begun.wait(before);
    stop.request_stop();
    EXPECT_TRUE(comes(streaming));
    m_answers.open(); // or a failure would hang
}

TEST_F(SlowNamesTest, AreGivenUp)
{
    auto asked = request(m_url);
    asked.connectTimeout = 100ms;
    expectError(get(asked), ErrorKind::Unreachable, "slow.example gave no connection within 100 ms");
}

TEST_F(SlowNamesTest, AreNotKnown)
{
    m_answers.open();
    expectError(get(request(m_url)), ErrorKind::Unreachable, "no address is known for slow.example");
}

} // namespace
} // namespace connectors::http

/// Stands before the system's, also for libcurl.
extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** found)
{
    using namespace connectors::http;
    if (name && name == slowName && gate.load()) return lookUpSlowly();
    static const auto systems = reinterpret_cast<decltype(&getaddrinfo)>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return systems(name, service, hints, found);
}
