#include "connectors/credentials/credential_use.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>

namespace connectors::credentials {

namespace {

namespace fs = std::filesystem;
using streaming::Descriptor;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr ::mode_t ownFile = 0600;
using Salt = std::array<unsigned char, 32>;

tl::unexpected<streaming::Error> notWritten(const std::string& path, const std::string& why)
{
    return failure(ErrorKind::Write, "the state folder cannot be written to (" + path + ": " + why
            + "); mend that, or name another place in XDG_STATE_HOME");
}

tl::unexpected<streaming::Error> notWritten(const std::string& path)
{
    return notWritten(path, std::generic_category().message(errno));
}

Descriptor openFile(const std::string& path)
{
    return Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, ownFile));
}

/// Random, made once a folder; whoever comes first makes it.
Result<Salt> saltOf(const std::string& folder)
{
    const auto path = folder + "/in-use-salt";
    const auto file = openFile(path);
    if (!file || ::flock(file.get(), LOCK_EX) != 0) return notWritten(path);
    Salt salt{};
    if (::pread(file.get(), salt.data(), salt.size(), 0) == static_cast<::ssize_t>(salt.size())) return salt;
    if (::RAND_bytes(salt.data(), int(salt.size())) != 1) return notWritten(path, "there is no randomness");
    if (::pwrite(file.get(), salt.data(), salt.size(), 0) != ::ssize_t(salt.size())) return notWritten(path);
    return salt;
}

std::string hashOf(const Salt& salt, const Secret& secret)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    const auto text = secret.reveal();
    auto* const work = ::EVP_MD_CTX_new();
    ::EVP_DigestInit_ex(work, ::EVP_sha256(), nullptr);
    ::EVP_DigestUpdate(work, salt.data(), salt.size());
    ::EVP_DigestUpdate(work, text.data(), text.size());
    ::EVP_DigestFinal_ex(work, sum.data(), nullptr);
    ::EVP_MD_CTX_free(work);
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t enough = 16; // bytes, so that no two secrets meet
    std::string name;
    for (std::size_t i = 0; i < enough; ++i) name.append(1, digits[sum[i] >> 4]).append(1, digits[sum[i] & 15]);
    return name;
}

struct flock wholeFile()
{
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

Result<std::optional<int>> CredentialUse::mark(const Secret& secret)
{
    std::error_code error;
    const bool wasThere = fs::is_directory(m_folder, error);
    error.clear();
    if (!wasThere) fs::create_directories(m_folder, error);
    if (error) return notWritten(m_folder, error.message());
    if (!wasThere) fs::permissions(m_folder, fs::perms::owner_all, error);
    const auto salt = saltOf(m_folder);
    if (!salt) return tl::unexpected(salt.error());
    auto path = m_folder + "/in-use-" + hashOf(*salt, secret);
    if (path == m_marked) return std::nullopt;

    auto file = openFile(path);
    if (!file) return notWritten(path);
    // A record lock is the process's: two sources of one process may share what they use.
    auto lock = wholeFile();
    std::optional<int> other;
    if (::fcntl(file.get(), F_SETLK, &lock) != 0) {
        lock = wholeFile();
        if (::fcntl(file.get(), F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) other = lock.l_pid;
    }
    m_marked = std::move(path);
    m_file = std::move(file);
    return other;
}

} // namespace connectors::credentials
