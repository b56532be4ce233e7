/// textFile: the lines of a file.
#pragma once

#include "streaming/rdd/node.h"

#include <filesystem>
#include <string>

namespace streaming {

/// One partition: the lines, which end with \n, \r\n or \r; a last line without an end counts. Throws JobError where
/// the file cannot be read.
class TextFileNode final : public RddNode<std::string> {
public:
    TextFileNode(WorkerPool* pool, std::filesystem::path path) : RddNode<std::string>(pool), m_path(std::move(path)) {}

    std::size_t partitions() const override { return 1; }
    void prepare() const override {}
    void run(std::size_t partition, ChunkSink<std::string> sink) const override;

private:
    std::filesystem::path m_path;
};

} // namespace streaming
