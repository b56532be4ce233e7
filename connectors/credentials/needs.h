/// What the sources with credentials ask for: the table of section 7 of the contract.
#pragma once

#include "connectors/credentials/credentials.h"

#include <span>
#include <string_view>

namespace connectors::credentials {

/// A kind of source that has credentials.
struct Kind {
    std::string_view name;
    std::string_view form;                           ///< how a source of this kind is written where its secrets count
    std::vector<std::vector<std::string>> anyOf;     ///< as in `Need`
    enum class Hosts { One, Many } hosts = Hosts::One; ///< many: secrets are a host's, and the host is in the SOURCE
};

std::span<const Kind> kinds();
/// Null: a source of that kind has no credentials.
const Kind* kindNamed(std::string_view name);

/// Whose credentials a SOURCE uses: `twitter:sample` is `twitter`, `mastodon:HOST/local` is `mastodon` with that host,
/// in lower case. Error of kind `Usage`: no source with credentials, or a host is missing or none. The words do not repeat
/// the text, which may be a secret in the wrong place.
streaming::Result<Owner> ownerOf(std::string_view source);

/// What the source of that owner needs; its kind is in the table.
Need needOf(const Owner& owner);

} // namespace connectors::credentials
