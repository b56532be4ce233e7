#include "connectors/replay/replay_connector.h"

#include "connectors/files/content.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace connectors::replay {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

Result<void> checkStandardInput(int fd)
{
    struct stat status { };
    if (::fstat(fd, &status) != 0)
        return failure(ErrorKind::Usage, "standard input is closed: pipe a feed into it, or name a file instead of -");
    if (S_ISDIR(status.st_mode))
        return failure(ErrorKind::Usage, "standard input is a folder: give the folder's path instead of -");
    return {};
}

/// What can be told without decompressing. One that cannot be opened is dealt with when its turn comes.
Result<void> checkKind(const std::string& path)
{
    std::array<char, 512> head;
    const auto size = ::read(files::openFile(path).get(), head.data(), head.size());
    const auto content = files::recognise({head.data(), std::size_t(std::max<ssize_t>(size, 0))});
    if (files::isReadable(content)) return {};
    return failure(ErrorKind::Data, files::adviceFor(path, files::Content::Text, content));
}

} // namespace

Result<void> ReplayConnector::init()
{
    m_files.clear();
    m_bytesTotal = 0;
    for (const auto& path : m_options.paths)
        if (auto added = add(path); !added) return added;
    return {};
}

Result<void> ReplayConnector::add(const std::string& path)
{
    if (path == "-") {
        m_files.push_back({path, std::nullopt});
        m_bytesTotal.reset();
        return checkStandardInput(m_options.standardInput);
    }
    auto found = files::listFiles(path);
    if (!found) return tl::unexpected(found.error());
    if (found->empty() && m_options.warn) m_options.warn("the folder " + path + " holds no file to replay");
    for (auto& file : *found) {
        if (!file.size) m_bytesTotal.reset();
        if (auto checked = file.size ? checkKind(file.path) : Result<void>(); !checked) return checked;
        if (m_bytesTotal) *m_bytesTotal += *file.size;
        m_files.push_back(std::move(file));
    }
    return {};
}

Result<void> ReplayConnector::run(std::stop_token stop, streaming::Store& store)
{
    const streaming::StopEvent stopEvent(std::move(stop));
    files::FileReader reader(store, m_clock, stopEvent, m_options.warn, m_counts);
    for (auto number = m_from.document; number < m_files.size(); ++number) {
        const auto& path = m_files[number].path;
        const streaming::Position from{number, number == m_from.document ? m_from.offset : 0};
        m_begun = number + 1;
        const auto ending = path == "-" ? reader.read(m_options.standardInput, path, from) : reader.read(path, from);
        if (!ending) return tl::unexpected(ending.error());
        if (*ending == streaming::Ending::Stopped) break;
    }
    return {};
}

Progress ReplayConnector::progress() const
{
    const auto begun = m_begun.load();
    return {m_counts.bytes, m_bytesTotal, m_files.size(), begun > 0 ? m_files[begun - 1].path : "", m_counts.damaged};
}

} // namespace connectors::replay
