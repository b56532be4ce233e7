#include "streaming/input/file_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace streaming {

FileWatch::FileWatch() : m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

bool FileWatch::watch(const std::filesystem::path& directory)
{
    constexpr auto wanted =
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    if (!m_inotify) return false;
    const int number = ::inotify_add_watch(m_inotify.get(), directory.c_str(), wanted);
    return number >= 0 && m_directories.insert_or_assign(number, directory).second;
}

std::vector<FileChange> FileWatch::changes()
{
    std::vector<FileChange> changes;
    alignas(inotify_event) std::array<char, 16384> buffer;
    while (m_inotify) {
        const auto size = ::read(m_inotify.get(), buffer.data(), buffer.size());
        if (size <= 0) break;
        read(buffer.data(), static_cast<std::size_t>(size), changes);
    }
    return changes;
}

void FileWatch::read(const char* bytes, std::size_t size, std::vector<FileChange>& changes)
{
    for (std::size_t at = 0; at < size;) {
        inotify_event event;
        std::memcpy(&event, bytes + at, sizeof event);
        const char* const name = bytes + at + sizeof event;
        at += sizeof event + event.len;
        if (event.mask & IN_Q_OVERFLOW) changes.push_back({FileChange::Kind::Missed, {}});
        const auto directory = m_directories.find(event.wd);
        if (directory == m_directories.end()) continue;
        if (event.mask & IN_IGNORED) {
            m_directories.erase(directory);
        } else if (event.mask & IN_MOVE_SELF) { // its files have other paths now
            ::inotify_rm_watch(m_inotify.get(), event.wd);
        } else if (event.len > 0 && !(event.mask & IN_ISDIR)) {
            const bool arrived = event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO);
            changes.push_back(
                {arrived ? FileChange::Kind::Arrived : FileChange::Kind::Gone, directory->second / name});
        }
    }
}

} // namespace streaming
