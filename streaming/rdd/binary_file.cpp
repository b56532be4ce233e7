#include "streaming/rdd/binary_file.h"

#include "streaming/rdd/output_buffer.h"
#include "streaming/result.h"

#include <fstream>

namespace streaming {

void BinaryFileNode::run(std::size_t, ChunkSink<std::string> sink) const
{
    std::ifstream in(m_path, std::ios::binary);
    if (!in) throw JobError("cannot read " + m_path.string());
    OutputBuffer<std::string> out(sink);
    std::string record(m_recordLength, '\0');
    while (in.read(record.data(), static_cast<std::streamsize>(m_recordLength))) out.emplace(record);
    out.flush();
    if (in.bad()) throw JobError("cannot read " + m_path.string());
    if (in.gcount() > 0)
        throw JobError("the last record of " + m_path.string() + " has " + std::to_string(in.gcount()) + " bytes, not "
            + std::to_string(m_recordLength));
}

} // namespace streaming
