#include "connectors/credentials/own_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
namespace fs = std::filesystem;

constexpr std::size_t longestFile = 64U << 10;

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0) ::close(m_number);
    }
    int operator*() const { return m_number; }
    bool open() const { return m_number >= 0; }

private:
    int m_number;
};

std::string because() { return std::generic_category().message(errno); }

/// `path` as a shell would read it back.
std::string quoted(const std::string& path)
{
    const auto isPlain = [](unsigned char letter) {
        return std::isalnum(letter) || std::string_view("/._-+").find(char(letter)) != std::string_view::npos;
    };
    if (std::ranges::all_of(path, isPlain)) return path;
    std::string text = "'";
    for (const char letter : path) text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return text + "'";
}

tl::unexpected<streaming::Error> refused(const std::string& why, const std::string& command)
{
    return failure(ErrorKind::Credentials, why + "; mend it by: " + command);
}

Result<void> checkFolder(int folder, const std::string& path)
{
    struct stat found{};
    if (::fstat(folder, &found) == 0 && (found.st_mode & S_IWOTH) == 0) return {};
    return refused(
        "everybody may write to the folder " + path + ", where credentials are kept", "chmod o-w " + quoted(path));
}

Result<void> checkFile(const struct stat& found, const std::string& path)
{
    const auto name = quoted(path);
    if (!S_ISREG(found.st_mode))
        return failure(ErrorKind::Credentials,
            path + " is no plain file; remove it, and give the credentials by: trendstream auth login SOURCE");
    if (found.st_uid != ::geteuid())
        return refused("the credentials in " + path + " belong to another user", "chown \"$(id -un)\" " + name);
    if (found.st_nlink > 1)
        return refused(path + " has a second name: it is a hard link",
            "cp -p " + name + " " + name + ".new && mv " + name + ".new " + name);
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return refused("others may read the credentials in " + path, "chmod 600 " + name);
    return {};
}

tl::unexpected<streaming::Error> notRead(const std::string& path)
{
    return failure(ErrorKind::Credentials,
        "the credentials in " + path + " cannot be read: " + because() + "; let this user read them");
}

Result<std::optional<Secret>> readAll(int file, const std::string& path)
{
    std::string text(longestFile + 1, '\0'); // as large as it can get: nothing is left behind by growing
    std::size_t length = 0;
    ::ssize_t got = 0;
    while (length < text.size() && (got = ::read(file, text.data() + length, text.size() - length)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return notRead(path);
        length += std::size_t(got);
    }
    Secret whole(text.substr(0, length));
    wipe(text);
    if (length <= longestFile) return whole;
    return failure(ErrorKind::Credentials,
        path + " is longer than 64 KiB, so it holds no credentials; put the right file there");
}

Result<std::optional<Secret>> notOpened(const std::string& path)
{
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    const auto name = quoted(path);
    if (errno == ELOOP)
        return refused(path + " is a link; credentials must be in a file of their own",
            "cp --remove-destination \"$(readlink -f " + name + ")\" " + name + " && chmod 600 " + name);
    return notRead(path);
}

Descriptor openFolder(const fs::path& file)
{
    return Descriptor(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

constexpr int readFlags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK; // of a pipe nobody waits for the other end

tl::unexpected<streaming::Error> notWritten(const std::string& path)
{
    return failure(ErrorKind::Write,
        "the credentials could not be written to " + path + ": " + because() + "; mend that and try again");
}

bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) text.remove_prefix(std::size_t(written));
    }
    return ::fsync(file) == 0;
}

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (!error) return {};
    return failure(ErrorKind::Write,
        "the folder " + folder.string() + " for credentials cannot be made: " + error.message()
            + "; make it, or name another one in XDG_CONFIG_HOME");
}

} // namespace

Result<std::optional<Secret>> readOwnFile(const std::string& path)
{
    const fs::path whole(path);
    const auto folder = openFolder(whole);
    if (!folder.open()) return notOpened(path);
    const Descriptor file(::openat(*folder, whole.filename().c_str(), readFlags | O_NOFOLLOW));
    if (!file.open()) return notOpened(path);
    struct stat found{};
    if (::fstat(*file, &found) != 0) return notOpened(path);
    return checkFile(found, path)
        .and_then([&] { return checkFolder(*folder, whole.parent_path().string()); })
        .and_then([&] { return readAll(*file, path); });
}

Result<void> writeOwnFile(const std::string& path, std::string_view text)
{
    const fs::path whole(path);
    if (auto made = makeFolder(whole.parent_path()); !made) return made;
    const auto folder = openFolder(whole);
    if (!folder.open()) return notWritten(path);
    if (auto trusted = checkFolder(*folder, whole.parent_path().string()); !trusted) return trusted;
    auto beside = path + ".XXXXXX";
    const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC)); // mode 0600
    if (!file.open()) return notWritten(path);
    if (writeAll(*file, text) && ::rename(beside.c_str(), path.c_str()) == 0)
        return ::fsync(*folder) == 0 ? Result<void>() : notWritten(path);
    const auto failed = notWritten(path);
    ::unlink(beside.c_str());
    return failed;
}

Result<std::optional<Secret>> readPlainFile(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), readFlags));
    if (!file.open()) return notOpened(path);
    return readAll(*file, path);
}

} // namespace connectors::credentials
