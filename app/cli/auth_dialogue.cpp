#include "app/cli/auth_dialogue.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace app::cli {
namespace {

using connectors::credentials::Secret;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr std::size_t longestLine = 4096;

/// While it lives the terminal shows nothing of what is typed, and a signal ends the reading instead of the process, so
/// that the terminal is left as it was.
class Unseen {
public:
    explicit Unseen(int terminal) : m_terminal(terminal)
    {
        struct sigaction interrupt{};
        interrupt.sa_handler = [](int) {};
        for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &interrupt, &m_before[i]);
        if (::tcgetattr(terminal, &m_mode) != 0) return;
        auto silent = m_mode;
        silent.c_lflag &= ~tcflag_t(ECHO);
        silent.c_lflag |= ECHONL;
        ::tcsetattr(terminal, TCSAFLUSH, &silent);
    }
    ~Unseen()
    {
        ::tcsetattr(m_terminal, TCSAFLUSH, &m_mode);
        for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &m_before[i], nullptr);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
    const int m_terminal;
    termios m_mode{};
    std::array<struct sigaction, signals.size()> m_before{};
};

Result<Secret> checked(std::string& line)
{
    const auto first = std::min(line.find_first_not_of(" \t\r"), line.size());
    const auto last = line.find_last_not_of(" \t\r") + 1;
    Secret secret(line.substr(first, last > first ? last - first : 0));
    connectors::credentials::wipe(line);
    if (std::ranges::none_of(secret.reveal(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }))
        return secret;
    return failure(ErrorKind::Credentials, "there is a control character in what was given; give it anew");
}

} // namespace

bool AuthDialogue::isTerminal() const { return ::isatty(m_in) == 1; }

void AuthDialogue::show(std::string_view text) const
{
    while (!text.empty()) {
        const auto written = ::write(m_out, text.data(), text.size());
        if (written < 0) return; // there is nobody to see it
        text.remove_prefix(std::size_t(written));
    }
}

Result<std::optional<Secret>> AuthDialogue::readLine() const
{
    std::string line;
    line.reserve(longestLine); // it never grows, so nothing of it is left behind
    char letter = 0;
    ::ssize_t got = 0;
    while ((got = ::read(m_in, &letter, 1)) == 1 && letter != '\n') {
        if (line.size() == longestLine) {
            connectors::credentials::wipe(line);
            return failure(ErrorKind::Credentials, "a line of more than 4096 letters is no secret; give it anew");
        }
        line += letter;
    }
    if (got < 0 && errno == EINTR) return failure(ErrorKind::Credentials, "stopped; nothing was kept");
    if (got < 1 && line.empty()) return std::nullopt;
    auto secret = checked(line);
    if (!secret) return tl::unexpected(secret.error());
    return std::move(*secret);
}

Result<Secret> AuthDialogue::ask(std::string_view question)
{
    std::optional<Unseen> unseen;
    if (isTerminal()) {
        unseen.emplace(m_in);
        show(std::string(question) + ": ");
    }
    auto line = readLine();
    if (!line) return tl::unexpected(line.error());
    if (*line) return std::move(**line);
    return failure(ErrorKind::Credentials,
        "the input ended before the " + std::string(question)
            + "; give a value a line, in the order of: trendstream auth --help");
}

Result<std::optional<Secret>> AuthDialogue::more()
{
    if (isTerminal()) return std::nullopt;
    auto line = readLine();
    if (line && *line && (*line)->empty()) return std::nullopt;
    return line;
}

} // namespace app::cli
