/// The door from the window to networks: trying them, keeping their secrets.
#pragma once

#include "app/core/browser_login.h"
#include "app/core/connection_step.h"
#include "app/core/run_view.h"
#include "app/core/secret_keeping.h"

#include <functional>
#include <string>
#include <vector>

namespace gui {

/// Where secrets can be kept, and the kinds of sources for which some are.
struct KeptSecrets {
    app::SecretPlaces places;
    std::vector<std::string> kinds;
};

/// A test that goes on until the last copy is gone: how far it is.
using RunningTest = std::function<std::vector<app::StepResult>()>;

/// Sources are named as on the command line. All but `look` and `login` are called on the window's thread.
struct Connecting {
    std::function<KeptSecrets()> look{};
    /// The sources of the run.
    std::function<std::vector<std::string>()> followed{};
    /// Tries a source with these secrets, or with those that are kept where there are none.
    std::function<app::Result<RunningTest>(const std::string& source, const app::Secrets& secrets)> test{};
    /// Begins a login in the browser, where the network has one. It may wait, as may what it gives: any thread.
    std::function<app::Result<app::LoginPage>(const std::string& source, std::stop_token stop)> login{};
    std::function<void(const std::string& address)> browse{};
    /// The name of the place.
    std::function<app::Result<std::string>(
        const std::string& source, const app::Secrets& secrets, app::SecretPlace place)>
        keep{};
};

} // namespace gui
