#include "streaming/rdd/text_file.h"

#include "streaming/rdd/output_buffer.h"
#include "streaming/result.h"

#include <fstream>

namespace streaming {

namespace {

/// Reads one line with any of the three ends; false at the end of the file.
bool readLine(std::istream& in, std::string& line)
{
    line.clear();
    auto* const buffer = in.rdbuf();
    for (auto c = buffer->sbumpc(); c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
        if (c == '\n') return true;
        if (c == '\r') {
            if (buffer->sgetc() == '\n') buffer->sbumpc();
            return true;
        }
        line.push_back(static_cast<char>(c));
    }
    return !line.empty();
}

} // namespace

void TextFileNode::run(std::size_t, ChunkSink<std::string> sink) const
{
    std::ifstream in(m_path, std::ios::binary);
    const auto unreadable = JobError("cannot read " + m_path.string());
    if (!in) throw unreadable;
    const auto next = [&](std::string& line) {
        try {
            return readLine(in, line);
        } catch (const std::ios_base::failure&) { // a directory, a broken disk
            throw unreadable;
        }
    };
    OutputBuffer<std::string> out(sink);
    for (std::string line; next(line);) out.emplace(line);
    out.flush();
}

} // namespace streaming
