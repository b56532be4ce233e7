/// A program that is killed and started again.
#pragma once

#include "tests/streaming/recovery/program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace recovery_test {

/// The rest of the run as a process of its own, which is killed at the n-th thing that it shows. What is shown, and how
/// many batches were received, goes into files.
template <class Program>
class KilledRun {
public:
    KilledRun(std::filesystem::path folder, Duration interval) : m_folder(std::move(folder)), m_interval(interval) {}

    /// Whether it was killed.
    bool run(int lives) const
    {
        const auto child = ::fork();
        if (child == 0) ::_exit(runHere(lives));
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
        return WIFSIGNALED(status);
    }

    Shown shown() const
    {
        Shown shown;
        const auto once = showOnceAndForAll(shown);
        std::ifstream lines(m_folder / "shown");
        std::int64_t ms = 0;
        std::string output, rows;
        while (lines >> ms >> output && std::getline(lines >> std::ws, rows)) once(timeAt(ms), output, rows);
        return shown;
    }

private:
    int runHere(int lives) const
    {
        std::error_code none;
        const auto before = std::filesystem::file_size(m_folder / "received", none);
        Program program(none ? 0 : before, [&](Time time, const std::string& output, const std::string& rows) {
            std::ofstream(m_folder / "shown", std::ios::app)
                << time.time_since_epoch().count() << ' ' << output << ' ' << rows << std::endl;
            if (--lives == 0) ::raise(SIGKILL);
        });
        if (!program.recover({.directory = (m_folder / "state").string(), .interval = m_interval})) return 1;
        program.start();
        program.awaitBatches(); // what the run before did not get to
        while (!program.isOver()) {
            program.receive();
            std::ofstream(m_folder / "received", std::ios::app) << 'x' << std::flush;
            program.run();
        }
        program.stop();
        return 0;
    }

    const std::filesystem::path m_folder;
    const Duration m_interval;
};

} // namespace recovery_test
