#include "app/cli/signals.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

namespace app::cli {
namespace {

constexpr auto sameRequest = std::chrono::milliseconds(50); // nobody presses a key twice so fast
constexpr int wake = SIGUSR1; // of our own: look at the flags

sigset_t handled()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, wake}) sigaddset(&signals, signal);
    return signals;
}

bool hasControllingTerminal()
{
    const int terminal = ::open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);
    if (terminal >= 0) ::close(terminal);
    return terminal >= 0;
}

} // namespace

SignalMask::SignalMask()
{
    const auto signals = handled();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void ignoreClosedPipes() { std::signal(SIGPIPE, SIG_IGN); }

SignalListener::SignalListener(Calls calls) : m_calls(std::move(calls)), m_thread([this] { listen(); })
{
    pthread_setname_np(m_thread.native_handle(), "ts-signal");
}

SignalListener::~SignalListener()
{
    m_closing = true;
    pthread_kill(m_thread.native_handle(), wake);
    m_thread.join();
    if (m_stopper.joinable()) m_stopper.join();
}

void SignalListener::requestStop()
{
    m_requested = true;
    pthread_kill(m_thread.native_handle(), wake);
}

void SignalListener::listen()
{
    const auto signals = handled();
    while (!m_closing) {
        int signal = 0;
        if (sigwait(&signals, &signal) == 0 && !m_closing) handle(signal);
    }
}

void SignalListener::handle(int signal)
{
    if (signal == wake && !m_requested) return;
    if (signal == SIGHUP && !hasControllingTerminal()) {
        if (m_calls.reload) m_calls.reload();
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (!m_stopping.exchange(true)) {
        m_asked = now;
        m_stopper = std::thread(m_calls.stop);
        pthread_setname_np(m_stopper.native_handle(), "ts-stop");
    } else if (signal == SIGINT && now - m_asked > sameRequest) {
        m_calls.abandon();
        ::_exit(128 + SIGINT);
    }
}

} // namespace app::cli
