/// The forms in which a secret can turn up in a text.
#pragma once

#include "connectors/credentials/secret.h"

#include <vector>

namespace connectors::credentials {

/// As it is; percent-encoded once and twice, with capital and small digits; escaped as in JSON; and what base64 makes
/// of it at the beginning, in the middle and at the end of something longer (`user:password`), in both alphabets.
std::vector<Secret> formsOf(const Secret& secret);

} // namespace connectors::credentials
