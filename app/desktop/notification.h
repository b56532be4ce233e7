/// Notifications of the desktop.
#pragma once

#include <string>

namespace app::desktop {

/// Shown by whoever the desktop has for it; does not wait, and does nothing where there is no session bus.
void notifyDesktop(const std::string& title, const std::string& body);

} // namespace app::desktop
