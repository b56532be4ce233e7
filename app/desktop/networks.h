/// What the window does with networks: looks for kept secrets, tries connections, keeps secrets.
#pragma once

#include "app/core/secrecy.h"
#include "app/desktop/command_line.h"
#include "gui/connecting.h"

namespace app::desktop {

/// The command and the secrecy outlive it.
gui::Connecting networks(
    const OpenWindow& command, const Secrecy& secrecy, std::function<std::vector<std::string>()> followed);

} // namespace app::desktop
