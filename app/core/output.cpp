#include "app/core/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace app {
namespace {

constexpr std::size_t bufferSize = 65536;

} // namespace

using streaming::Result;

Output::Output(std::optional<std::string> path, FlushPolicy policy)
    : m_path(std::move(path)),
      m_name(m_path.value_or("standard output")),
      m_policy(policy),
      m_descriptor(m_path ? -1 : STDOUT_FILENO)
{
}

Output::Output(int descriptor, std::string name, FlushPolicy policy)
    : m_name(std::move(name)),
      m_policy(policy),
      m_descriptor(descriptor)
{
}

Result<void> Output::failed(int code) const
{
    return streaming::failure(
        streaming::ErrorKind::Write, "cannot write to " + m_name + ": " + std::generic_category().message(code));
}

Result<void> Output::open()
{
    if (!m_path) return {};
    m_file = streaming::Descriptor(::open(m_path->c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!m_file) return failed(errno);
    m_descriptor = m_file.get();
    return {};
}

Result<void> Output::goOnAt(std::uint64_t length)
{
    m_length = length;
    if (!m_path) return {};
    m_file = streaming::Descriptor(::open(m_path->c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
    if (!m_file) return failed(errno);
    m_descriptor = m_file.get();
    struct stat file { };
    if (::fstat(m_descriptor, &file) != 0) return failed(errno);
    if (!S_ISREG(file.st_mode)) return {}; // a pipe or a terminal: nothing can be taken back there
    if (static_cast<std::uint64_t>(file.st_size) < length)
        return streaming::failure(streaming::ErrorKind::Usage,
            m_name + " is shorter than when the checkpoint was written: put it back, or remove the checkpoint directory to begin anew");
    if (::ftruncate(m_descriptor, static_cast<off_t>(length)) != 0) return failed(errno);
    if (::lseek(m_descriptor, 0, SEEK_END) < 0) return failed(errno);
    return {};
}

Result<std::uint64_t> Output::settle()
{
    if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    if (m_file && ::fdatasync(m_descriptor) != 0 && errno != EINVAL && errno != EROFS) // those cannot be synchronised
        return tl::unexpected(failed(errno).error());
    return m_length;
}

Result<void> Output::write(std::string_view text)
{
    if (m_closed) return {};
    m_buffer += text;
    m_length += text.size();
    return m_buffer.size() < bufferSize ? Result<void>{} : flush();
}

Result<void> Output::endWindow() { return m_policy == FlushPolicy::EachWindow ? flush() : Result<void>{}; }

Result<void> Output::flush()
{
    auto result = m_closed ? Result<void>{} : writeOut(m_buffer);
    m_buffer.clear();
    return result;
}

Result<void> Output::writeOut(std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(m_descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(std::size_t(written));
        } else if (errno == EPIPE) {
            m_closed = true;
            if (m_onClosed) m_onClosed();
            return {};
        } else if (errno == EAGAIN) {
            pollfd ready{m_descriptor, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return failed(errno);
        }
    }
    return {};
}

Result<void> Output::finish()
{
    if (auto flushed = flush(); !flushed) return flushed;
    if (!m_file) return {};
    // Some file systems tell only now that the data found no room.
    const int copy = ::dup(m_file.get());
    if (copy < 0 || ::close(copy) != 0) return failed(errno);
    m_file = {};
    m_descriptor = -1;
    return {};
}

} // namespace app
