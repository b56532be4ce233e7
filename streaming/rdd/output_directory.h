/// A directory of part files that appears whole or not at all.
#pragma once

#include "streaming/rdd/node.h"
#include "streaming/rdd/text_output.h"

#include <filesystem>
#include <string>

namespace streaming {

/// Files are written beside the directory and moved into its place by `commit`. Without that they are removed.
class OutputDirectory {
public:
    /// Throws JobError where the place to write cannot be made.
    explicit OutputDirectory(std::filesystem::path target);
    ~OutputDirectory();
    OutputDirectory(const OutputDirectory&) = delete;
    OutputDirectory& operator=(const OutputDirectory&) = delete;

    /// Where to write until then.
    const std::filesystem::path& place() const { return m_place; }

    /// Marks the files as complete. Where the directory exists, files of the same name are replaced, parts of an
    /// earlier run are removed and `_SUCCESS` comes last, so a batch that runs again writes again. Throws JobError.
    void commit();

private:
    void moveInto();

    std::filesystem::path m_target;
    std::filesystem::path m_place;
};

/// A file a partition, `line(element)` a line.
template <class T, class Line>
void savePartsAsLines(const RddNode<T>& node, const std::filesystem::path& directory, const Line& line)
{
    node.prepare();
    OutputDirectory output(directory);
    node.forEachPartition([&](std::size_t partition) {
        std::string text;
        node.run(partition, [&](Chunk<T> chunk) {
            for (const auto& element : chunk)
                text += line(element) + "\n";
        });
        writePart(output.place(), partition, text);
    });
    output.commit();
}

} // namespace streaming
