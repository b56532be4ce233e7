/// saveAsObjectFile and objectFile: the elements of an RDD as bytes in files, and back.
#pragma once

#include "streaming/rdd/output_buffer.h"
#include "streaming/rdd/output_directory.h"
#include "streaming/serialization.h"

namespace streaming {

/// Calls `use` with each block of bytes of an object file. Throws JobError where the file is damaged.
void forEachBlock(const std::filesystem::path& file, FunctionRef<void(std::string_view)> use);
/// Appends a block to what an object file is going to hold.
void appendBlock(std::string& file, std::string_view bytes);
/// The part files of a directory in their order. Throws JobError where it cannot be read or is not complete.
std::vector<std::filesystem::path> partFiles(const std::filesystem::path& directory);

/// A block a chunk.
template <Serializable T>
void saveAsObjects(const RddNode<T>& node, const std::filesystem::path& directory)
{
    node.prepare();
    OutputDirectory output(directory);
    node.forEachPartition([&](std::size_t partition) {
        std::string file;
        node.run(partition, [&](Chunk<T> chunk) { appendBlock(file, toBytes(std::vector<T>(chunk.begin(), chunk.end()))); });
        writePart(output.place(), partition, file);
    });
    output.commit();
}

/// Read when a job runs, a block at a time.
template <Serializable T>
class ObjectFileNode final : public RddNode<T> {
public:
    ObjectFileNode(WorkerPool* pool, const std::filesystem::path& directory)
        : RddNode<T>(pool), m_parts(partFiles(directory))
    {
    }

    std::size_t partitions() const override { return m_parts.size(); }
    void prepare() const override {}

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        OutputBuffer<T> out(sink);
        forEachBlock(m_parts[partition], [&](std::string_view bytes) {
            std::vector<T> elements;
            try {
                elements = fromBytes<std::vector<T>>(bytes);
            } catch (const StateError& error) {
                throw JobError("cannot read " + m_parts[partition].string() + ": " + error.what());
            }
            for (auto&& element : elements)
                out.emplace(std::move(element));
        });
        out.flush();
    }

private:
    std::vector<std::filesystem::path> m_parts;
};

} // namespace streaming
