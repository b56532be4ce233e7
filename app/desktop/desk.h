/// What lies on the desk: the run that the window shows, and its replacement by another.
#pragma once

#include "app/core/live_access.h"
#include "app/core/session.h"
#include "app/desktop/command_line.h"
#include "app/desktop/last_session.h"
#include "gui/run.h"

#include <memory>
#include <optional>

namespace app::desktop {

/// Used by the window's thread alone.
class Desk {
public:
    /// The secrecy outlives it.
    Desk(OpenWindow command, const Secrecy& secrecy);

    /// Checks the run of the command line, connects nothing. Error of kind `Usage`; another reason is shown by the
    /// window, as that of a run that failed.
    streaming::Result<void> prepare();
    /// The run of the last session instead. One whose credentials were refused is not connected again; why not, or what
    /// else keeps it from running, is shown by the window.
    void restore(const LastSession& last);
    /// For the next start.
    LastSession session() const;
    /// Begins it.
    void start();
    /// Ends the run and begins another over these sources, named as on the command line. On an error the run goes on.
    streaming::Result<void> open(const std::vector<std::string>& sources);
    /// Pins, mutes and alerts of this run and those after it; kept for the next start.
    streaming::Result<void> watch(const WatchWords& words);

    /// The sources of the run, as on the command line.
    std::vector<std::string> followed() const;
    /// Other windows from now on; a recording that has been read to its end is read again.
    streaming::Result<void> choose(const WindowChoice& choice);
    /// Where the command line says nothing of the windows, and they fit: those of the last time. Before `prepare`.
    void recall(const WindowChoice& choice) { m_recalled = choice; }

    /// For the window; this outlives it.
    gui::Run run();

private:
    /// A run and what it uses.
    struct Laid {
        Settings settings;
        std::unique_ptr<LiveAccess> access;
        std::unique_ptr<Session> session; ///< ends first; null where it could not begin
        std::optional<streaming::Error> failure; ///< why not
    };

    streaming::Result<Laid> lay(std::vector<Source> sources) const;
    Laid notLaid(std::vector<Source> sources, streaming::Error why) const;
    streaming::Result<void> layAgain(std::vector<Source> sources);
    void chooseFor(Settings& settings) const;
    RunView view();
    Result<void> record(const std::string& directory);
    /// What is done with the session, where there is one.
    template <class Act>
    void withSession(Act act)
    {
        if (m_laid->session) act(*m_laid->session);
    }

    const OpenWindow m_command;
    const Secrecy& m_secrecy;
    std::optional<WindowChoice> m_recalled;
    std::optional<WindowChoice> m_chosen;
    int m_number = 1;
    std::optional<Watch> m_watch; ///< in place of that of the options, once something was changed
    std::optional<Laid> m_laid;
};

} // namespace app::desktop
