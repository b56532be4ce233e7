/// Files in memory whose calls fail, are cut short or are the last thing that a program did, where a test wants it.
///
///     MemoryDisk disk;
///     FaultyFileSystem files(disk);
///     files.failAt(Call::Sync, 3);            // the third fsync fails
///     files.killAt(17);                       // at the 17th point of the run: throws Killed, now and ever after
///     disk.failPower(seed);                   // then again, with FaultyFileSystem(disk)
#pragma once

#include "streaming/storage/file_system.h"
#include "tests/support/memory_disk.h"

#include <functional>
#include <mutex>
#include <optional>

namespace support {

/// The program would not live on from here.
struct Killed { };

enum class Call { Open, Write, Sync, Close, Rename, Remove, Truncate, SyncDirectory, CreateDirectories, Read };

inline std::string nameOf(Call call)
{
    static constexpr const char* names[] = {"open", "write", "sync", "close", "rename", "remove", "truncate",
        "sync directory", "create directories", "read"};
    return names[static_cast<int>(call)];
}

/// Any thread.
class FaultyFileSystem final : public streaming::storage::FileSystem {
public:
    template <class T>
    using Result = streaming::Result<T>;
    using OpenMode = streaming::storage::OpenMode;

    explicit FaultyFileSystem(MemoryDisk& disk) : m_disk(disk) { }

    /// The k-th call of a kind fails, counted from 1 and from now; a failed write leaves half of its bytes.
    void failAt(Call call, int k, std::string reason = "Input/output error")
    {
        std::lock_guard lock(m_mutex);
        m_fault = Fault{call, m_counts[call] + k, std::move(reason)};
    }
    /// Writes take at most so many bytes at once.
    void shortenWrites(std::size_t bytes) { m_longestWrite = bytes; }
    /// Called before each call that changes something. Set while nothing else is called.
    void beforeEach(std::function<void(Call, const std::string& path)> hook) { m_hook = std::move(hook); }
    /// Every call that changes something has a point before it and one after it; a write also one halfway.
    void killAt(int point) { m_killAt = point; }

    int count(Call call) const { return m_counts.contains(call) ? m_counts.at(call) : 0; }
    int points() const { return m_points; }
    /// What was passed, as "before sync log-" or "after rename checkpoint-".
    const std::set<std::string>& pointNames() const { return m_pointNames; }
    /// Whether the fault was met.
    bool failed() const
    {
        std::lock_guard lock(m_mutex);
        return m_failed;
    }
    /// How many calls of fsync a file got after one of its own had failed: none, in a program that is right.
    int syncsAfterFailure() const { return m_syncsAfterFailure; }

    Result<std::unique_ptr<streaming::storage::WritableFile>> open(const std::string& path, OpenMode mode) override
    {
        std::lock_guard lock(m_mutex);
        const auto done = call(Call::Open, path, [&] {
            auto& file = m_disk.names[path];
            if (!file) file = std::make_shared<MemoryFile>();
            if (mode == OpenMode::Create) file->content.clear();
        });
        if (!done) return tl::unexpected(done.error());
        return std::make_unique<File>(*this, path, m_disk.names.at(path));
    }

    Result<void> rename(const std::string& from, const std::string& to) override
    {
        return call(Call::Rename, to, [&] {
            m_disk.names[to] = m_disk.names.at(from);
            m_disk.names.erase(from);
        });
    }

    Result<void> remove(const std::string& path) override
    {
        return call(Call::Remove, path, [&] { m_disk.names.erase(path); });
    }

    Result<void> truncate(const std::string& path, std::uint64_t size) override
    {
        return call(Call::Truncate, path, [&] { m_disk.content(path).resize(size); });
    }

    Result<void> syncDirectory(const std::string& path) override
    {
        return call(Call::SyncDirectory, path, [&] {
            std::erase_if(m_disk.safeNames, [&](const auto& named) { return isIn(named.first, path); });
            for (const auto& named : m_disk.names) {
                if (isIn(named.first, path)) m_disk.safeNames.insert(named);
            }
        });
    }

    Result<void> createDirectories(const std::string& path) override
    {
        return call(Call::CreateDirectories, path, [&] { m_disk.directories.insert(path); });
    }

    Result<std::unique_ptr<streaming::storage::FileLock>> lock(const std::string& path) override
    {
        if (!m_disk.locks.insert(path).second)
            return streaming::failure(streaming::ErrorKind::Usage, path + " is in use");
        return std::make_unique<Lock>(m_disk, path);
    }

    Result<std::string> read(const std::string& path) const override { return readAt(path, 0, SIZE_MAX); }

    Result<std::string> readAt(const std::string& path, std::uint64_t offset, std::size_t size) const override
    {
        std::lock_guard lock(m_mutex);
        if (m_killed) throw Killed();
        const auto found = m_disk.names.find(path);
        if (found == m_disk.names.end() || meetsFault(Call::Read))
            return streaming::failure(streaming::ErrorKind::Damaged, "cannot read " + path);
        const auto& content = found->second->content;
        return offset < content.size() ? content.substr(offset, size) : "";
    }

    Result<std::uint64_t> size(const std::string& path) const override
    {
        return read(path).map([](const std::string& text) { return std::uint64_t(text.size()); });
    }

    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        std::lock_guard lock(m_mutex);
        if (m_killed) throw Killed();
        std::vector<std::string> names;
        for (const auto& [path, file] : m_disk.names) {
            if (isIn(path, directory)) names.push_back(path.substr(directory.size() + 1));
        }
        return names;
    }

private:
    struct Fault {
        Call call;
        int at;
        std::string reason;
    };

    class File final : public streaming::storage::WritableFile {
    public:
        File(FaultyFileSystem& files, std::string path, std::shared_ptr<MemoryFile> file)
            : m_files(files), m_path(std::move(path)), m_file(std::move(file))
        {
        }

    private:
        Result<std::size_t> writeSome(std::string_view bytes) override
        {
            std::lock_guard lock(m_files.m_mutex);
            bytes = bytes.substr(0, m_files.m_longestWrite);
            const auto half = bytes.size() / 2;
            const auto before = m_file->content.size();
            const auto done = m_files.call(Call::Write, m_path, [&] {
                m_file->content.append(bytes.substr(0, half));
                m_files.point("halfway through write", m_path);
                m_file->content.append(bytes.substr(half));
            });
            if (done) return bytes.size();
            m_file->content.resize(before);
            m_file->content.append(bytes.substr(0, half));
            return tl::unexpected(done.error());
        }

        Result<void> syncNow() override
        {
            std::lock_guard lock(m_files.m_mutex);
            if (m_file->lost) ++m_files.m_syncsAfterFailure;
            auto done = m_files.call(Call::Sync, m_path, [&] {
                if (!m_file->lost) m_file->safe = m_file->content;
            });
            if (!done) m_file->lost = true;
            return done;
        }

        Result<void> closeNow() override
        {
            return m_files.call(Call::Close, m_path, [] { });
        }

        FaultyFileSystem& m_files;
        std::string m_path;
        std::shared_ptr<MemoryFile> m_file;
    };

    class Lock final : public streaming::storage::FileLock {
    public:
        Lock(MemoryDisk& disk, std::string path) : m_disk(disk), m_path(std::move(path)) { }
        ~Lock() override { m_disk.locks.erase(m_path); }

    private:
        MemoryDisk& m_disk;
        std::string m_path;
    };

    template <class Change>
    Result<void> call(Call kind, const std::string& path, Change change)
    {
        if (m_hook) m_hook(kind, path);
        std::lock_guard lock(m_mutex);
        point("before " + nameOf(kind), path);
        if (meetsFault(kind))
            return streaming::failure(
                streaming::ErrorKind::Unsafe, "cannot " + nameOf(kind) + " " + path + ": " + m_fault->reason);
        change();
        point("after " + nameOf(kind), path);
        return {};
    }

    bool meetsFault(Call kind) const
    {
        const bool met = ++m_counts[kind] == (m_fault && m_fault->call == kind ? m_fault->at : -1);
        m_failed = m_failed || met;
        return met;
    }

    void point(const std::string& what, const std::string& path)
    {
        if (m_killed) throw Killed();
        auto name = path.substr(path.rfind('/') + 1);
        std::erase_if(name, [](char c) { return c >= '0' && c <= '9'; });
        m_pointNames.insert(what + " " + name);
        if (++m_points != m_killAt) return;
        m_killed = true;
        throw Killed();
    }

    static bool isIn(const std::string& path, const std::string& directory)
    {
        return path.rfind('/') == directory.size() && path.starts_with(directory);
    }

    MemoryDisk& m_disk;
    std::function<void(Call, const std::string& path)> m_hook;
    mutable std::recursive_mutex m_mutex; ///< over the rest, and the disk
    std::optional<Fault> m_fault;
    std::size_t m_longestWrite = SIZE_MAX;
    int m_killAt = 0;
    bool m_killed = false;
    int m_points = 0;
    std::set<std::string> m_pointNames;
    int m_syncsAfterFailure = 0;
    mutable bool m_failed = false;
    mutable std::map<Call, int> m_counts; ///< also of reads, which change nothing else
};

/// For those who keep their files alive.
inline std::shared_ptr<streaming::storage::FileSystem> notOwned(FaultyFileSystem& files)
{
    return {std::shared_ptr<void>(), &files};
}

} // namespace support
