/// From the bytes of a v1.1 stream to its messages.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace connectors::twitter {

/// A message ends with `\r\n`, and a bare `\n` may stand within it; where a server ends its first message with a bare
/// `\n`, that is what ends all of them. A line of digits alone is the length of the message that follows
/// (`delimited=length`), whether it was asked for or not. Blank lines are none. One connection.
class RecordFramer {
public:
    /// So long a message is no message: it is dropped but for its end, which the decoder counts as malformed.
    static constexpr std::size_t longestRecord = 16u << 20;

    /// Takes a message without its line's end; the text lives during the call.
    using Take = std::function<void(std::string_view record)>;

    /// Bytes, cut anywhere.
    void add(std::string_view bytes, const Take& take);

private:
    bool step(const Take& take);
    bool stepByLength(const Take& take);
    bool isWhole(std::string_view line, bool carriageReturn);

    enum class LineEnd { Unknown, CrLf, Lf };
    LineEnd m_lineEnd = LineEnd::Unknown;
    std::string m_text;
    std::size_t m_begin = 0;             // of the message in it
    std::size_t m_scanned = 0;           // no line's end before this that matters
    std::optional<std::size_t> m_length; // of the message, where it was told
};

} // namespace connectors::twitter
