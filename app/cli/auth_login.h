/// What `auth login` asks for.
#pragma once

#include "app/cli/auth_dialogue.h"
#include "connectors/credentials/login.h"

namespace app::cli {

/// The secrets of this owner, one of its sets whole. By a PIN where the service has that and the person wants it: for
/// `twitter` an empty answer in the place of the access token asks for it; for `mastodon` the same, and on a terminal
/// there is no other way.
streaming::Result<connectors::credentials::Secrets> askForSecrets(const connectors::credentials::Owner& owner,
    const connectors::credentials::LoginService& service, AuthDialogue& dialogue);

} // namespace app::cli
