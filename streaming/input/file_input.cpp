#include "streaming/input/file_input.h"

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

FileInput::FileInput(Graph& graph, std::string pattern, FileOptions options)
    : StreamNode<std::string>(graph, graph.batch(), {}),
      m_pattern(std::move(pattern)),
      m_window(ceilTo(Time(options.rememberFor), graph.batch()).time_since_epoch()),
      m_ignoreUpTo(options.existing == ExistingFiles::Ignored ? graph.clock().now() : Time{})
{
}

std::vector<fs::path> FileInput::newFiles(Time time) const
{
    const auto ignoreUpTo = std::max(m_ignoreUpTo, time - m_window);
    std::vector<fs::path> files;
    for (const auto& directory : matchingDirectories(m_pattern)) {
        for (const auto& file : entriesOf(directory)) {
            std::error_code error;
            if (file.filename().string().starts_with(".") || !fs::is_regular_file(file, error)) continue;
            const auto changed = changedAt(file, error);
            const bool taken = std::any_of(
                m_taken.begin(), m_taken.end(), [&](const auto& batch) { return batch.second.contains(file); });
            if (!error && changed > ignoreUpTo && changed <= time && !taken) files.push_back(file);
        }
    }
    return files;
}

std::optional<RDD<std::string>> FileInput::compute(Time time)
{
    m_taken.erase(m_taken.begin(), m_taken.lower_bound(time - m_window));
    const auto files = newFiles(time);
    if (files.empty()) return parallelize<std::string>({}, 0, &graph().pool());
    m_taken.emplace(time, std::set<fs::path>(files.begin(), files.end()));
    std::vector<RDD<std::string>> texts;
    for (const auto& file : files) texts.push_back(textFile(file, &graph().pool()));
    return unionOf(texts);
}

} // namespace streaming
