#include "streaming/rdd/output_directory.h"

namespace streaming {

namespace fs = std::filesystem;

namespace {

fs::path besides(const fs::path& target)
{
    const auto whole = target.has_filename() ? target : target.parent_path(); // "out/" names a directory as well
    return whole.parent_path() / ("." + whole.filename().string() + "._temporary");
}

} // namespace

OutputDirectory::OutputDirectory(fs::path target) : m_target(std::move(target)), m_place(besides(m_target))
{
    std::error_code ignored;
    fs::remove_all(m_place, ignored); // of a run that was killed
    makeDirectory(m_place);
}

OutputDirectory::~OutputDirectory()
{
    std::error_code ignored;
    fs::remove_all(m_place, ignored);
}

void OutputDirectory::commit()
{
    try {
        if (fs::exists(m_target)) return moveInto();
        markComplete(m_place);
        fs::rename(m_place, m_target.has_filename() ? m_target : m_target.parent_path());
    } catch (const fs::filesystem_error& error) {
        throw JobError("cannot write the directory " + m_target.string() + ": " + error.code().message());
    }
}

void OutputDirectory::moveInto()
{
    fs::remove(m_target / "_SUCCESS");
    for (const auto& entry : fs::directory_iterator(m_target))
        if (entry.path().filename().string().starts_with("part-") && !fs::exists(m_place / entry.path().filename()))
            fs::remove(entry.path());
    for (const auto& entry : fs::directory_iterator(m_place))
        fs::rename(entry.path(), m_target / entry.path().filename());
    markComplete(m_target);
}

} // namespace streaming
