#include "app/desktop/termination.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace app::desktop {
namespace {

int blockedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

Termination::Termination() : m_descriptor(blockedSignals()) {}

Termination::~Termination()
{
    m_notifier.reset();
    if (m_descriptor >= 0) ::close(m_descriptor);
}

void Termination::call(std::function<void()> ask)
{
    if (m_descriptor < 0) return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [this, ask = std::move(ask)] {
        signalfd_siginfo signal{};
        while (::read(m_descriptor, &signal, sizeof signal) == sizeof signal) ask();
    });
}

} // namespace app::desktop
