#include "app/core/secret_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace app {
namespace {

constexpr std::array<std::string_view, 9> secretWords{
    "token", "secret", "password", "passphrase", "bearer", "key", "apikey", "credential", "credentials"};

/// Whether a part of the name, between dashes or underscores, is one of the words.
bool meansASecret(std::string name)
{
    for (auto& letter : name) letter = letter == '_' ? '-' : char(std::tolower(static_cast<unsigned char>(letter)));
    for (std::size_t begin = 0; begin < name.size();) {
        const auto end = std::min(name.find('-', begin), name.size());
        if (std::ranges::find(secretWords, std::string_view(name).substr(begin, end - begin)) != secretWords.end())
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace

streaming::Result<void> refuseSecretOptions(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        if (word == "--") break;
        const auto name = word.substr(0, word.find('='));
        if (!word.starts_with('-') || !meansASecret(name)) continue;
        return streaming::failure(streaming::ErrorKind::Usage,
            "there is no option " + name + ": everybody on this machine can read a command line; give a secret by: "
                + "trendstream auth login SOURCE");
    }
    return {};
}

} // namespace app
