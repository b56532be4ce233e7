/// What a refusal by Twitter's v1.1 means, in words that say what to do.
#pragma once

#include "connectors/http/answers.h"

#include <string_view>

namespace connectors::twitter {

/// Of an answer that is no success; kinds and waits as `http::errorOf` has them.
streaming::Error refusal(const http::Head& head, std::string_view body, streaming::Time now);

/// The same error by Twitter's own host: it closed the service, so that only bad credentials are worth their own kind;
/// all else is `Refused`, and not tried again.
streaming::Error byClosedService(const streaming::Error& error);

} // namespace connectors::twitter
