/// A process beside the test's own.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <stdexcept>

namespace connectors::twitter {

/// Does its work, and then stands until it is let go.
class OtherProcess {
public:
    explicit OtherProcess(const std::function<bool()>& work)
    {
        std::array<int, 2> done{};
        std::array<int, 2> hold{};
        if (::pipe(done.data()) != 0 || ::pipe(hold.data()) != 0) throw std::runtime_error("no pipe");
        m_id = ::fork();
        if (m_id == 0) {
            ::close(hold[1]);
            const bool well = work();
            char byte = 0;
            if (!well || ::write(done[1], &byte, 1) != 1) ::_exit(1);
            ::_exit(::read(hold[0], &byte, 1) == 0 ? 0 : 1);
        }
        ::close(hold[0]);
        ::close(done[1]);
        m_hold = hold[1];
        char byte = 0;
        const bool well = ::read(done[0], &byte, 1) == 1;
        ::close(done[0]);
        if (!well) throw std::runtime_error("the other process failed");
    }
    ~OtherProcess()
    {
        ::close(m_hold);
        ::waitpid(m_id, nullptr, 0);
    }
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;

    int id() const { return m_id; }

private:
    pid_t m_id = -1;
    int m_hold = -1;
};

} // namespace connectors::twitter
