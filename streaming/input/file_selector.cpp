#include "streaming/input/file_selector.h"

#include "streaming/serialization.h"

#include <algorithm>
#include <fnmatch.h>

namespace streaming {

namespace fs = std::filesystem;

namespace {

Time changedAt(const fs::path& file, std::error_code& error)
{
    const auto changed = fs::last_write_time(file, error);
    if (error) return Time::min();
    return std::chrono::floor<Duration>(std::chrono::file_clock::to_sys(changed));
}

std::vector<fs::path> entriesOf(const fs::path& directory)
{
    std::vector<fs::path> entries;
    std::error_code error; // a directory that is not there, or goes away, has no files
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
        entries.push_back(at->path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

using SavedFiles = std::set<std::string>;
struct SavedSelector {
    Time ignoreUpTo{};
    std::map<Time, SavedFiles> takenAt;
    SavedFiles taken;
    SavedFiles old;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(ignoreUpTo, takenAt, taken, old);
    }
};

SavedFiles textsOf(const std::set<fs::path>& files) { return {files.begin(), files.end()}; }
std::set<fs::path> filesOf(const SavedFiles& texts) { return {texts.begin(), texts.end()}; }

/// Deleted or moved out while nobody watched.
bool isGone(const fs::path& file)
{
    std::error_code error; // what cannot be looked at may still be there
    return fs::is_directory(file.parent_path(), error) && !fs::exists(file, error) && !error;
}

} // namespace

std::vector<fs::path> matchingDirectories(const std::string& pattern)
{
    std::vector<fs::path> found{""};
    for (const auto& part : fs::path(pattern)) {
        std::vector<fs::path> next;
        for (const auto& base : found) {
            if (part.string().find('*') == std::string::npos) {
                next.push_back(base / part);
                continue;
            }
            std::error_code error; // what cannot be looked at is no directory
            for (const auto& entry : entriesOf(base.empty() ? "." : base))
                if (fnmatch(part.c_str(), entry.filename().c_str(), FNM_PERIOD) == 0 && fs::is_directory(entry, error))
                    next.push_back(entry);
        }
        found = std::move(next);
    }
    return found;
}

FileSelector::FileSelector(Duration batch, Clock& clock, std::string pattern, FileOptions options)
    : m_pattern(std::move(pattern)),
      m_options(std::move(options)),
      m_window(ceilTo(Time(m_options.rememberFor), batch).time_since_epoch()),
      m_ignoreUpTo(m_options.existing == ExistingFiles::Ignored ? clock.now() : Time{})
{
    watch(matchingDirectories(m_pattern));
}

void FileSelector::watch(const std::vector<fs::path>& directories)
{
    if (m_options.newFiles == NewFiles::ByTime) return;
    for (const auto& directory : directories) {
        if (!m_watch.watch(directory)) continue;
        const auto entries = entriesOf(directory);
        m_old.insert(entries.begin(), entries.end());
        ++m_changes;
    }
}

void FileSelector::noteChanges()
{
    for (const auto& [kind, file] : m_watch.changes()) {
        switch (kind) {
        case FileChange::Kind::Arrived: m_arrived.insert(file); break;
        case FileChange::Kind::Gone:
            for (auto* files : {&m_arrived, &m_taken, &m_old}) files->erase(file);
            ++m_changes;
            break;
        case FileChange::Kind::Missed: m_missed = true; break;
        }
    }
    std::erase_if(m_arrived, [&](const auto& file) { return m_taken.contains(file); }); // a later change of it
}

bool FileSelector::isWanted(const fs::path& file) const
{
    if (m_options.filter ? !m_options.filter(file) : file.filename().string().starts_with(".")) return false;
    std::error_code error;
    return fs::is_regular_file(file, error) && !wasTaken(file);
}

bool FileSelector::wasTaken(const fs::path& file) const
{
    return m_taken.contains(file) || std::any_of(m_takenAt.begin(), m_takenAt.end(), [&](const auto& batch) {
        return batch.second.contains(file);
    });
}

bool FileSelector::isNew(const fs::path& file, Time time) const
{
    std::error_code error;
    const auto changed = changedAt(file, error);
    if (error || changed > time) return false;
    const bool arrived = m_arrived.contains(file) || (m_missed && !m_old.contains(file));
    return arrived || changed > std::max(m_ignoreUpTo, time - m_window);
}

std::vector<fs::path> FileSelector::select(Time time)
{
    m_takenAt.erase(m_takenAt.begin(), m_takenAt.lower_bound(time - m_window));
    noteChanges();
    std::vector<fs::path> files;
    std::size_t listed = 0;
    const auto directories = matchingDirectories(m_pattern);
    for (const auto& directory : directories) {
        for (const auto& file : entriesOf(directory)) {
            ++listed;
            if (isWanted(file) && isNew(file, time)) files.push_back(file);
        }
    }
    watch(directories);
    take(time, files);
    forgetGone(listed);
    return files;
}

void FileSelector::take(Time time, const std::vector<fs::path>& files)
{
    if (files.empty()) return;
    ++m_changes;
    if (m_options.newFiles == NewFiles::ByTime) {
        m_takenAt[time].insert(files.begin(), files.end());
        return;
    }
    m_taken.insert(files.begin(), files.end());
    for (const auto& file : files) m_arrived.erase(file);
}

/// What goes away is told, but not where a whole directory does: what is kept stays in proportion to what there is.
void FileSelector::forgetGone(std::size_t listed)
{
    constexpr std::size_t few = 64;
    for (auto* files : {&m_arrived, &m_taken, &m_old}) {
        if (files->size() <= 2 * listed + few) continue;
        std::error_code error;
        std::erase_if(*files, [&](const auto& file) { return !fs::exists(file, error); });
        ++m_changes;
    }
}

std::string FileSelector::save() const
{
    SavedSelector saved{m_ignoreUpTo, {}, textsOf(m_taken), textsOf(m_old)};
    for (const auto& [time, files] : m_takenAt) saved.takenAt[time] = textsOf(files);
    return toBytes(saved);
}

void FileSelector::restore(std::uint64_t changes, const std::string& bytes)
{
    const auto saved = fromBytes<SavedSelector>(bytes);
    m_changes = changes;
    m_ignoreUpTo = saved.ignoreUpTo;
    m_takenAt.clear();
    for (const auto& [time, files] : saved.takenAt) m_takenAt[time] = filesOf(files);
    m_taken = filesOf(saved.taken);
    m_old = filesOf(saved.old);
    for (auto* files : {&m_taken, &m_old})
        if (std::erase_if(*files, isGone) > 0) ++m_changes;
    m_missed = m_options.newFiles == NewFiles::ByTimeOrArrival; // nobody watched
}

} // namespace streaming
