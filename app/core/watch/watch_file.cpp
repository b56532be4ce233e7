#include "app/core/watch/watch_file.h"

#include <toml++/toml.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace app {
namespace {

toml::array arrayOf(const std::vector<std::string>& words)
{
    toml::array array;
    for (const auto& word : words) array.push_back(word);
    return array;
}

} // namespace

std::string watchFileText(const WatchWords& words)
{
    const toml::table watch{
        {"alert", arrayOf(words.alerts)}, {"mute", arrayOf(words.mutes)}, {"pin", arrayOf(words.pins)}};
    std::ostringstream text;
    text << "# Pins, mutes and alerts of the window. Remove this file to go back to those of config.toml.\n"
         << toml::table{{"watch", watch}} << '\n';
    return text.str();
}

streaming::Result<void> writeWatchFile(const std::string& path, const WatchWords& words)
{
    std::error_code failed;
    const auto whole = path + ".part";
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
    std::ofstream file(whole, std::ios::binary | std::ios::trunc);
    file << watchFileText(words);
    file.close();
    if (file) std::filesystem::rename(whole, path, failed);
    if (file && !failed) return {};
    return streaming::failure(streaming::ErrorKind::Write, "cannot keep what is watched in " + path);
}

} // namespace app
