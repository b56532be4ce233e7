/// textFileStream: the files that appear in a directory.
#pragma once

#include "streaming/dstream/node.h"

#include <filesystem>
#include <map>
#include <set>

namespace streaming {

enum class ExistingFiles {
    Ignored, ///< only files newer than the moment at which the stream was made
    Taken,   ///< also those of the last while
};

struct FileOptions {
    ExistingFiles existing = ExistingFiles::Ignored;
    Duration rememberFor{60000}; ///< how long ago a file may have been changed and still be taken; rounded up to batches
};

/// A batch at T takes a file once, if it was changed after T - rememberFor and not after T; dot-files never. A file
/// must appear whole: written elsewhere on the same file system, then moved.
class FileInput final : public StreamNode<std::string> {
public:
    FileInput(Graph& graph, std::string pattern, FileOptions options);

protected:
    std::optional<RDD<std::string>> compute(Time time) override;

private:
    std::vector<std::filesystem::path> newFiles(Time time) const;

    std::string m_pattern;
    Duration m_window;
    Time m_ignoreUpTo; // files changed at or before this are old
    std::map<Time, std::set<std::filesystem::path>> m_taken;
};

/// The directories that `pattern` matches: its path components may hold `*`.
std::vector<std::filesystem::path> matchingDirectories(const std::string& pattern);

} // namespace streaming
