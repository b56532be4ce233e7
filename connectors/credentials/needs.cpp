#include "connectors/credentials/needs.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

const std::array table{
    Kind{"twitter", "twitter", {{"consumer_key", "consumer_secret", "access_token", "access_token_secret"}}},
    Kind{"x", "x", {{"bearer_token"}, {"consumer_key", "consumer_secret"}}},
    Kind{"mastodon", "mastodon:HOST", {{"access_token"}}, Kind::Hosts::Many},
};

bool isHost(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](unsigned char letter) {
        return std::isalnum(letter) || letter == '.' || letter == '-' || letter == ':';
    });
}

Result<Owner> unknownOwner()
{
    std::string forms;
    for (const auto& kind : table) forms += (forms.empty() ? "" : ", ") + std::string(kind.form);
    return failure(ErrorKind::Usage, "this is no SOURCE that has credentials; there are " + forms);
}

} // namespace

std::span<const Kind> kinds() { return table; }

const Kind* kindNamed(std::string_view name)
{
    const auto found = std::ranges::find(table, name, &Kind::name);
    return found == table.end() ? nullptr : &*found;
}

Result<Owner> ownerOf(std::string_view source)
{
    const auto colon = source.find(':');
    const auto* kind = kindNamed(source.substr(0, colon));
    if (kind == nullptr) return unknownOwner();
    Owner owner{std::string(kind->name)};
    if (kind->hosts == Kind::Hosts::One) return owner;
    const auto argument = colon == std::string_view::npos ? std::string_view() : source.substr(colon + 1);
    owner.host = argument.substr(0, argument.find('/'));
    if (!isHost(owner.host))
        return failure(ErrorKind::Usage,
            owner.kind + " needs the name of a server, as in " + owner.kind + ":mastodon.social");
    for (auto& letter : owner.host) letter = char(std::tolower(static_cast<unsigned char>(letter)));
    return owner;
}

Need needOf(const Owner& owner) { return {owner, kindNamed(owner.kind)->anyOf}; }

} // namespace connectors::credentials
