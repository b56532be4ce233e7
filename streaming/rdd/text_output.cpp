#include "streaming/rdd/text_output.h"

#include <fstream>

namespace streaming {

namespace {

void writeFile(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) throw JobError("cannot write " + path.string());
}

} // namespace

void makeDirectory(const std::filesystem::path& directory)
{
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) throw JobError("cannot make the directory " + directory.string() + ": " + error.message());
}

void writePart(const std::filesystem::path& directory, std::size_t partition, const std::string& text)
{
    const auto number = std::to_string(partition);
    writeFile(directory / ("part-" + std::string(number.size() < 5 ? 5 - number.size() : 0, '0') + number), text);
}

void markComplete(const std::filesystem::path& directory)
{
    writeFile(directory / "_SUCCESS", "");
}

} // namespace streaming
