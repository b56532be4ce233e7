/// Keeps secrets out of what is written for people: every log line and error goes through it.
#pragma once

#include "connectors/credentials/secret.h"

#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::credentials {

/// Knows every secret that was found, and the looks of those that nobody told it. Any thread.
class Redactor {
public:
    /// From now on the secret is hidden: as it is, in base64 (also as a part of something longer), percent-encoded once
    /// or twice, and escaped as in JSON. One of less than eight characters is not: it would hide ordinary words.
    void add(const Secret& secret);

    /// The text with `[redacted]` for every known secret, for what follows `Authorization:` (to the end of the line)
    /// and `Bearer`, and for the values of `access_token=…`, `oauth_…="…"` and the like.
    std::string redact(std::string_view text) const;

private:
    mutable std::shared_mutex m_mutex;
    std::vector<Secret> m_forms; ///< what to look for, longest first
};

} // namespace connectors::credentials
