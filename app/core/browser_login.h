/// A login that a person gives in the browser: the service shows a code there, which is exchanged for secrets.
#pragma once

#include "app/core/secrecy.h"
#include "app/core/secret_keeping.h"
#include "app/core/settings.h"

#include <functional>
#include <stop_token>
#include <string>

namespace app {

struct LoginPage {
    std::string address; ///< to be opened; there is no secret in it
    /// Waits for the service, at most as long as nobody asks the login to stop. Any thread.
    std::function<streaming::Result<Secrets>(const Secret& code)> finish;
};

/// Asks the service of the one source of the settings. Waits for it, but not after `stop`. Error of kind `Usage` where
/// it has no such login. The secrecy outlives the page.
streaming::Result<LoginPage> beginLogin(const Settings& settings, const Secrecy& secrecy, std::stop_token stop);

} // namespace app
