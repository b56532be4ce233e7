/// A file that must be its user's alone.
#pragma once

#include "connectors/credentials/secret.h"
#include "streaming/result.h"

#include <optional>
#include <string>

namespace connectors::credentials {

/// What the file holds; none where there is no file. Error of kind `Credentials` where it cannot be trusted: others may
/// read or change it, it is a link or has a second name, it is another user's or no plain file, or its folder can be
/// written to by everybody. The words name the command that mends it.
streaming::Result<std::optional<Secret>> readOwnFile(const std::string& path);

/// Replaces the file, mode 0600, and makes its folder, mode 0700, where there is none. Either the whole text is safe on
/// the disk or the file is as it was. Errors of kind `Write`, and of kind `Credentials` as above.
streaming::Result<void> writeOwnFile(const std::string& path, std::string_view text);

/// What a file of at most 64 KiB holds, whosever it is; none where there is none. Error of kind `Credentials`.
streaming::Result<std::optional<Secret>> readPlainFile(const std::string& path);

} // namespace connectors::credentials
