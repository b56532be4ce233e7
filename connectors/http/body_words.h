/// What a server says in the body of an answer that is no success.
#pragma once

#include <string>
#include <string_view>

namespace connectors::http {

/// One line for people, without control characters and of at most about 200 characters; empty where nothing is said.
/// Understood are v1.1 (`errors` with `message` and `code`), problem objects of v2 (`title`, `detail`, `reason`, and
/// `errors` of their own), `error` as Mastodon, OAuth, XRPC and Misskey have it, the title of a page, and plain text.
std::string bodyWords(std::string_view body);

/// Any text of the other side as such a line.
std::string asLine(std::string_view text);

} // namespace connectors::http
