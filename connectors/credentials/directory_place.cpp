#include "connectors/credentials/directory_place.h"

#include "connectors/credentials/own_file.h"

#include <algorithm>

namespace connectors::credentials {

namespace {

Secret withoutLineEnd(const Secret& text)
{
    const auto last = text.reveal().find_last_not_of("\r\n");
    return Secret(std::string(text.reveal().substr(0, last == std::string_view::npos ? 0 : last + 1)));
}

} // namespace

std::string fileNameOf(const std::string& kind, const std::string& name)
{
    std::string file = kind + '-' + name;
    std::ranges::replace(file, '_', '-');
    return file;
}

streaming::Result<Secrets> DirectoryPlace::read(const Owner& owner, const std::vector<std::string>& names) const
{
    Secrets secrets;
    for (const auto& name : names) {
        const auto text = readPlainFile(m_folder + '/' + fileNameOf(owner.kind, name));
        if (!text) return tl::unexpected(text.error());
        if (!*text) continue;
        if (auto secret = withoutLineEnd(**text); !secret.empty()) secrets.emplace(name, std::move(secret));
    }
    return secrets;
}

} // namespace connectors::credentials
