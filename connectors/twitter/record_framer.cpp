#include "connectors/twitter/record_framer.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace connectors::twitter {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<std::size_t> lengthIn(std::string_view line)
{
    std::size_t length = 0;
    const auto* const end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data(), end, length);
    if (error != std::errc() || stop != end || length > RecordFramer::longestRecord) return std::nullopt;
    return length;
}

} // namespace

void RecordFramer::add(std::string_view bytes, const Take& take)
{
    m_text.append(bytes);
    while (m_length ? stepByLength(take) : step(take)) {}
    m_text.erase(0, m_begin);
    m_scanned -= m_begin;
    m_begin = 0;
    if (m_text.size() <= longestRecord) return;
    m_text = std::string();
    m_scanned = 0;
}

/// On to the next line's end; false where there is none.
bool RecordFramer::step(const Take& take)
{
    const auto end = m_text.find('\n', m_scanned);
    m_scanned = end == std::string::npos ? m_text.size() : end + 1;
    if (end == std::string::npos) return false;
    const auto text = std::string_view(m_text).substr(m_begin, end - m_begin);
    const auto line = trimmed(text);
    m_length = lengthIn(line);
    const bool blank = line.empty();
    const bool whole = !blank && !m_length && isWhole(line, text.ends_with('\r'));
    if (whole) take(line);
    if (blank || m_length || whole) m_begin = m_scanned;
    return true;
}

bool RecordFramer::stepByLength(const Take& take)
{
    if (m_text.size() - m_begin < *m_length) return false;
    const auto record = trimmed(std::string_view(m_text).substr(m_begin, *m_length));
    if (!record.empty()) take(record);
    m_begin += *m_length;
    m_scanned = m_begin;
    m_length.reset();
    return true;
}

bool RecordFramer::isWhole(std::string_view line, bool carriageReturn)
{
    if (m_lineEnd == LineEnd::Unknown) {
        if (carriageReturn)
            m_lineEnd = LineEnd::CrLf;
        else if (nlohmann::json::accept(line))
            m_lineEnd = LineEnd::Lf;
    }
    return carriageReturn || m_lineEnd == LineEnd::Lf;
}

} // namespace connectors::twitter
