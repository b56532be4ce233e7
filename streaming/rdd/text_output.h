/// saveAsTextFile: a directory with a file a partition, an element a line.
#pragma once

#include "streaming/rdd/node.h"
#include "streaming/result.h"
#include "streaming/to_text.h"

#include <filesystem>
#include <string>

namespace streaming {

/// Makes the directory and those above it, where they are missing; throws JobError where that fails.
void makeDirectory(const std::filesystem::path& directory);
/// Writes the text of one part file, whole; throws JobError where that fails.
void writePart(const std::filesystem::path& directory, std::size_t partition, const std::string& text);
/// Marks a directory of part files as complete with an empty `_SUCCESS`.
void markComplete(const std::filesystem::path& directory);

/// An existing directory is no error: files of the same name are replaced, so a batch that runs again writes again.
template <class T>
void saveAsText(const RddNode<T>& node, const std::filesystem::path& directory)
{
    node.prepare();
    makeDirectory(directory);
    node.forEachPartition([&](std::size_t partition) {
        std::string text;
        node.run(partition, [&](Chunk<T> chunk) {
            for (const auto& element : chunk)
                text += toText(element) + "\n";
        });
        writePart(directory, partition, text);
    });
    markComplete(directory);
}

} // namespace streaming
