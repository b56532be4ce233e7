/// A program as a child process: its input, what it prints, how it ends.
#pragma once

#include "tests/support/temp_directory.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace support {

class Process {
public:
    explicit Process(std::vector<std::string> words)
    {
        int in[2], out[2], err[2];
        if (::pipe2(in, O_CLOEXEC) || ::pipe2(out, O_CLOEXEC) || ::pipe2(err, O_CLOEXEC))
            throw std::runtime_error("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(in[0], 0);
            ::dup2(out[1], 1);
            ::dup2(err[1], 2);
            std::vector<char*> arguments;
            for (auto& word : words)
                arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        ::close(err[1]);
        m_in = in[1];
        m_out = out[0];
        m_err = err[0];
    }

    ~Process()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        closeInput();
        ::close(m_out);
        ::close(m_err);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// To its standard input, whether or not it still reads there.
    void write(std::string_view text) const
    {
        const auto before = ::signal(SIGPIPE, SIG_IGN);
        while (!text.empty()) {
            const auto written = ::write(m_in, text.data(), text.size());
            if (written <= 0) break;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        ::signal(SIGPIPE, before);
    }

    void closeInput()
    {
        if (m_in >= 0) ::close(std::exchange(m_in, -1));
    }

    pid_t id() const { return m_pid; }
    /// The most that was resident; of a program that still runs.
    long peakKilobytes() const
    {
        const auto status = readText("/proc/" + std::to_string(m_pid) + "/status");
        const auto at = status.find("VmHWM:");
        return at == status.npos ? -1 : std::stol(status.substr(at + 6));
    }
    void signal(int number) const { ::kill(m_pid, number); }

    /// Reads both outputs until `text` is in the standard one; false where the program ended before.
    bool awaitOutput(const std::string& text)
    {
        while (m_output.find(text) == m_output.npos)
            if (!readSome()) return m_output.find(text) != m_output.npos;
        return true;
    }

    /// The same for the errors.
    bool awaitErrors(const std::string& text)
    {
        while (m_errors.find(text) == m_errors.npos)
            if (!readSome()) return m_errors.find(text) != m_errors.npos;
        return true;
    }

    /// Reads to the end and gives the exit code, or minus the signal that ended it.
    int finish()
    {
        closeInput();
        while (readSome()) { }
        int status = 0;
        ::waitpid(std::exchange(m_pid, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    const std::string& output() const { return m_output; }
    const std::string& errors() const { return m_errors; }

private:
    bool readSome()
    {
        pollfd ends[] = {{m_outOpen ? m_out : -1, POLLIN, 0}, {m_errOpen ? m_err : -1, POLLIN, 0}};
        if (!m_outOpen && !m_errOpen) return false;
        ::poll(ends, 2, -1);
        if (ends[0].revents) m_outOpen = append(m_out, m_output);
        if (ends[1].revents) m_errOpen = append(m_err, m_errors);
        return true;
    }

    static bool append(int from, std::string& to)
    {
        char room[65536];
        const auto got = ::read(from, room, sizeof room);
        if (got > 0) to.append(room, static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t m_pid = -1;
    int m_in = -1;
    int m_out = -1;
    int m_err = -1;
    bool m_outOpen = true;
    bool m_errOpen = true;
    std::string m_output;
    std::string m_errors;
};

} // namespace support
