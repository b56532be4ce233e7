#include "streaming/storage/file_system.h"

namespace streaming::storage {

Result<void> WritableFile::append(std::string_view bytes)
{
    if (auto usable = m_failure.check(); !usable) return usable;
    while (!bytes.empty()) {
        const auto written = m_failure.keep(writeSome(bytes));
        if (!written) return tl::unexpected(written.error());
        bytes.remove_prefix(*written);
    }
    return {};
}

Result<void> WritableFile::sync()
{
    if (auto usable = m_failure.check(); !usable) return usable;
    return m_failure.keep(syncNow());
}

Result<void> WritableFile::close()
{
    if (auto usable = m_failure.check(); !usable) return usable;
    return m_failure.keep(closeNow());
}

} // namespace streaming::storage
