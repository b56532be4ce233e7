/// Addresses with parameters in them.
#pragma once

#include "connectors/http/endpoint.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connectors::mastodon {

/// Names and values as they are meant, not encoded.
using Parameters = std::vector<std::pair<std::string, std::string>>;

std::string percentEncoded(std::string_view text);
/// `name=value&…`, for a query or the body of a form.
std::string formEncoded(const Parameters& parameters);

/// `path` (encoded, with a slash before it) behind that of the server, which may lie under another one.
http::Url under(http::Url server, std::string_view path, const Parameters& query = {});

} // namespace connectors::mastodon
