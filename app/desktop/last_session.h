/// What the window followed when it was last closed, for a start without a source.
#pragma once

#include <optional>
#include <string>
#include <vector>

class QSettings;

namespace app::desktop {

struct LastSession {
    std::vector<std::string> sources; ///< named as on the command line
    std::vector<std::string> refused{}; ///< names of those whose credentials were refused
};

void keep(const LastSession& session, QSettings& settings);
/// None where there was no session yet.
std::optional<LastSession> lastSession(const QSettings& settings);

} // namespace app::desktop
