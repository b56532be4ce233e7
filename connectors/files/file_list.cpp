#include "connectors/files/file_list.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace connectors::files {

namespace fs = std::filesystem;

namespace {

tl::unexpected<streaming::Error> unreadable(const std::string& path, std::error_code why)
{
    const bool missing = why == std::errc::no_such_file_or_directory || why == std::errc::not_a_directory;
    return streaming::failure(streaming::ErrorKind::Usage,
        missing ? "there is no file or folder " + path + ": check the path, or give - for standard input"
                : path + " cannot be read (" + why.message() + "): make it readable, or leave it out");
}

streaming::Result<File> fileAt(const std::string& path)
{
    if (::access(path.c_str(), R_OK) != 0) return unreadable(path, {errno, std::generic_category()});
    std::error_code ignored; // it may have no size
    if (!fs::is_regular_file(path, ignored)) return File{path, std::nullopt};
    const auto size = fs::file_size(path, ignored);
    return File{path, ignored ? 0 : size};
}

streaming::Result<std::vector<std::string>> pathsIn(const std::string& folder)
{
    std::vector<std::string> paths;
    std::error_code error;
    auto entry = fs::recursive_directory_iterator(folder, error);
    while (!error && entry != fs::recursive_directory_iterator()) {
        std::error_code ignored; // a dangling link is no regular file
        const auto path = entry->path().native();
        const auto name = entry->path().filename().native();
        if (name.starts_with('.')) entry.disable_recursion_pending();
        if (takesPart(name) && entry->is_regular_file(ignored)) paths.push_back(path);
        entry.increment(error);
        if (error) return unreadable(path, error);
    }
    if (error) return unreadable(folder, error);
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

bool takesPart(std::string_view name) { return !name.starts_with('.') && !name.ends_with(".part"); }

streaming::Result<std::vector<File>> listFiles(const std::string& path)
{
    std::error_code ignored;
    if (!fs::is_directory(path, ignored))
        return fileAt(path).map([](File file) { return std::vector{std::move(file)}; });
    const auto paths = pathsIn(path);
    if (!paths) return tl::unexpected(paths.error());
    std::vector<File> files;
    for (const auto& found : *paths) {
        auto file = fileAt(found);
        if (!file) return tl::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    return files;
}

} // namespace connectors::files
