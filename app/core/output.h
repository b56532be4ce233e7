/// Where the text of results goes: a file or standard output, buffered, every failure told.
#pragma once

#include "streaming/descriptor.h"
#include "streaming/result.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace app {

/// When what was written goes out.
enum class FlushPolicy {
    EachWindow, ///< somebody is watching
    WhenFull, ///< as fast as it goes
};

/// A reader that goes away (a closed pipe) is no error: what comes after it is dropped and `onClosed` is called once.
/// Written by one thread; `closed` may be called by any.
class Output {
public:
    /// Standard output without a path. Nothing is opened yet.
    Output(std::optional<std::string> path, FlushPolicy policy);
    /// Writes to a descriptor that somebody else opened and closes; `name` stands in messages.
    Output(int descriptor, std::string name, FlushPolicy policy);

    /// Replaces the file. Does nothing where there is none to open.
    streaming::Result<void> open();
    /// Goes on in the file after its first `length` bytes; what a killed program wrote after them is cut off. An error
    /// of kind `Usage` where the file does not have so many. Without a file only the length is noted.
    streaming::Result<void> goOnAt(std::uint64_t length);
    /// Writes out what there is; of a file, what was written outlives a crash of the machine from then on. Gives the
    /// length.
    streaming::Result<std::uint64_t> settle();
    /// What was written, with what it went on from.
    std::uint64_t length() const { return m_length; }
    streaming::Result<void> write(std::string_view text);
    /// The text of a window is complete.
    streaming::Result<void> endWindow();
    streaming::Result<void> flush();
    /// Writes out the rest and closes the file.
    streaming::Result<void> finish();

    bool closed() const { return m_closed; }
    /// Set before writing; called on the writing thread.
    void onClosed(std::function<void()> call) { m_onClosed = std::move(call); }

private:
    streaming::Result<void> failed(int code) const;
    streaming::Result<void> writeOut(std::string_view text);

    const std::optional<std::string> m_path;
    const std::string m_name;
    const FlushPolicy m_policy;
    std::function<void()> m_onClosed;
    streaming::Descriptor m_file; ///< of the path
    int m_descriptor;
    std::string m_buffer;
    std::uint64_t m_length = 0;
    std::atomic<bool> m_closed = false;
};

} // namespace app
