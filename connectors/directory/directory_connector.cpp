#include "connectors/directory/directory_connector.h"

#include "connectors/files/file_list.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace connectors::directory {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

Result<void> DirectoryConnector::init()
{
    const auto error = watch();
    if (error == 0) return {};
    return failure(ErrorKind::Usage,
        m_path + " cannot be followed (" + std::generic_category().message(error)
            + "): give the path of an existing, readable folder");
}

/// Begins to watch; the error number, or 0.
int DirectoryConnector::watch()
{
    m_begun.clear();
    streaming::Descriptor events(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!events) return errno;
    constexpr auto what = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ONLYDIR;
    if (::inotify_add_watch(events.get(), m_path.c_str(), what) < 0) return errno;
    m_events = std::move(events);
    return 0;
}

Result<void> DirectoryConnector::run(std::stop_token stop, streaming::Store& store)
{
    const streaming::StopEvent stopEvent(std::move(stop));
    files::FileReader reader(store, m_clock, stopEvent, m_warn, m_counts);
    const auto error = m_events ? 0 : watch();
    auto follow = error == 0 ? Follow::On : Follow::Gone;
    if (error == 0) store.link().connected(m_clock.now());
    while (follow == Follow::On)
        follow = stopEvent.waitFor(m_events.get(), POLLIN) ? readNext(reader) : Follow::Stopped;
    if (follow == Follow::Stopped) return {};
    m_events = {};
    const auto why = error == 0 ? "it was removed or moved away" : std::generic_category().message(error);
    return failure(ErrorKind::Unreachable, "the folder " + m_path + " cannot be followed any more: " + why);
}

/// Deals with the events that wait.
DirectoryConnector::Follow DirectoryConnector::readNext(files::FileReader& reader)
{
    alignas(inotify_event) std::array<char, 64 * 1024> events;
    const auto size = ::read(m_events.get(), events.data(), events.size());
    auto follow = Follow::On;
    for (ssize_t at = 0; at < size && follow == Follow::On;) {
        const auto& event = *reinterpret_cast<const inotify_event*>(events.data() + at);
        at += ssize_t(sizeof(inotify_event) + event.len);
        follow = take(event, reader);
    }
    return follow;
}

DirectoryConnector::Follow DirectoryConnector::take(const inotify_event& event, files::FileReader& reader)
{
    if (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT)) return Follow::Gone;
    if (event.mask & IN_Q_OVERFLOW)
        warn("files came to " + m_path + " faster than they could be noted: some are left out");
    if (event.len == 0 || event.mask & IN_ISDIR) return Follow::On;
    const std::string name = event.name;
    if (event.mask & IN_CREATE) m_begun.insert(name);
    if (event.mask & (IN_DELETE | IN_MOVED_FROM)) m_begun.erase(name);
    const bool complete = (event.mask & IN_CLOSE_WRITE && m_begun.erase(name) > 0) || event.mask & IN_MOVED_TO;
    return complete && files::takesPart(name) ? read(name, reader) : Follow::On;
}

DirectoryConnector::Follow DirectoryConnector::read(const std::string& name, files::FileReader& reader)
{
    const auto ending = reader.read(m_path + '/' + name);
    if (ending) return *ending == streaming::Ending::Stopped ? Follow::Stopped : Follow::On;
    warn(ending.error().message);
    return Follow::On;
}

void DirectoryConnector::warn(std::string sentence) const
{
    if (m_warn) m_warn(std::move(sentence));
}

} // namespace connectors::directory
