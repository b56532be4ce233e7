/// What a connector does for `auth login` and `auth status`. What it needs for that (a transport, a clock, the endpoint)
/// it was given when it made these functions.
#pragma once

#include "connectors/credentials/credentials.h"

#include <functional>
#include <map>
#include <string>

namespace connectors::credentials {

/// A login that waits for the PIN which the service shows to the person; Mastodon calls it a code.
struct PinRequest {
    std::string address; ///< where the person gets it; shown, so there is no secret in it
    /// From the PIN to the secrets that are still missing.
    std::function<streaming::Result<Secrets>(const Secret& pin)> finish;
};

/// Begins such a login: `app` has the app's own keys (`twitter`: `consumer_key` and `consumer_secret`; `mastodon`: none,
/// it registers the app at the owner's host).
using PinLogin = std::function<streaming::Result<PinRequest>(const Owner& owner, const Secrets& app)>;

/// Asks the service, by a request that is not billed, whether it takes these secrets; its answer in a word or two, such
/// as the account's name. Error of kind `Credentials` where it does not.
using LoginCheck = std::function<streaming::Result<std::string>(const Owner& owner, const Secrets& secrets)>;

/// Both are empty where a connector has no such thing.
struct LoginService {
    PinLogin pinLogin{};
    LoginCheck check{};
};

/// By kind of source.
using LoginServices = std::map<std::string, LoginService>;

} // namespace connectors::credentials
