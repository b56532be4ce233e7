/// Records of a fixed length from a file.
#pragma once

#include "streaming/rdd/node.h"

#include <filesystem>
#include <string>

namespace streaming {

/// One partition: the file's bytes, `recordLength` of them an element. Throws JobError where the file cannot be read or
/// its last record is not whole.
class BinaryFileNode final : public RddNode<std::string> {
public:
    BinaryFileNode(WorkerPool* pool, std::filesystem::path path, std::size_t recordLength)
        : RddNode<std::string>(pool), m_path(std::move(path)), m_recordLength(recordLength)
    {
    }

    std::size_t partitions() const override { return 1; }
    void prepare() const override {}
    void run(std::size_t partition, ChunkSink<std::string> sink) const override;

private:
    std::filesystem::path m_path;
    std::size_t m_recordLength;
};

} // namespace streaming
