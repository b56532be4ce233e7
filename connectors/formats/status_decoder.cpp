#include "connectors/formats/status_decoder.h"

#include "connectors/formats/documents.h"
#include "connectors/formats/server_sent_events.h"

namespace connectors::formats {
namespace {

using streaming::Decoded;
using streaming::Entry;
using streaming::RawBlock;

constexpr std::size_t faultsKept = 8; ///< of a block
constexpr std::string_view longRecord = "it is too long for one record";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// What a thread keeps from block to block.
struct Workspace {
    Structure structure;
    Structure message;
    Structure inner;
    ServerSentEvent event;
    FoldCache folds;
    double statusesPerByte = 1.0 / 2048; ///< of the last large block: how much room the next one needs

    std::size_t expectedStatuses(std::size_t bytes) const
    {
        constexpr double margin = 1.125;
        return static_cast<std::size_t>(static_cast<double>(bytes) * statusesPerByte * margin) + 1;
    }

    void learn(std::size_t statuses, std::size_t bytes)
    {
        constexpr std::size_t largeBlock = 64u << 10;
        if (bytes >= largeBlock) statusesPerByte = static_cast<double>(statuses) / static_cast<double>(bytes);
    }
};

/// Goes through one block, record by record.
class BlockReader {
public:
    BlockReader(const RawBlock& block, Entry entry, const DecodeOptions& options, std::size_t limit, Workspace& work)
        : m_block(block),
          m_limit(limit),
          m_work(work),
          m_sink(work.expectedStatuses(block.bytes.size()), work.folds),
          m_documents(m_sink, options, work.message, work.inner),
          m_all(block.bytes.view()),
          m_entry(entry)
    {
    }

    Decoded<Status> run()
    {
        if (enter()) {
            using enum Structure::Tail;
            m_text = m_all.substr(m_begin);
            m_work.structure.read(m_text, m_block.closesDocument ? Whole : MayBeCut);
            while (step()) { }
        }
        auto decoded = m_sink.finish();
        decoded.faults = std::move(m_faults);
        m_work.learn(decoded.rows->size(), m_all.size());
        decoded.consumed = m_begin + m_at;
        decoded.next = m_next;
        return decoded;
    }

private:
    /// Finds the first record; false where there is none.
    bool enter()
    {
        if (m_entry == Entry::InSkippedLine) {
            const auto end = m_all.find('\n');
            m_begin = end == std::string_view::npos ? m_all.size() : end + 1;
            if (end == std::string_view::npos && !m_block.closesDocument) m_next = Entry::InSkippedLine;
        } else if (m_block.opensDocument && m_all.starts_with(byteOrderMark)) {
            m_begin = byteOrderMark.size();
        } else if (m_block.opensDocument && !m_block.closesDocument && byteOrderMark.starts_with(m_all)) {
            return false; // the mark itself is cut
        }
        return m_begin < m_all.size();
    }

    /// Reads one record; false at the end, or where it goes on in the next block.
    bool step()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at])) ++m_at;
        if (m_at == m_text.size()) return false;
        const char c = m_text[m_at];
        return c == '{' || c == '[' ? stepDocument() : stepLine();
    }

    bool stepDocument()
    {
        const auto& structure = m_work.structure;
        while (m_node < structure.size() && structure.marks()[m_node] < m_at) ++m_node;
        const bool cut = m_node == structure.size() || structure.closes()[m_node] == neverCloses;
        const bool tooLong = m_text.size() - m_at > m_limit;
        if (cut && tooLong) return giveUp(longRecord);
        if (cut) return m_block.closesDocument ? giveUp("it ends before its last bracket is closed") : false;
        const auto close = structure.closes()[m_node];
        if (close == damaged) return giveUp("its brackets do not match, or it is no UTF-8");
        const auto end = structure.marks()[close] + 1;
        Json json(structure);
        if (end - m_at > m_limit) return giveUp(longRecord);
        const auto malformed = m_sink.malformed();
        if (!m_documents.read(json, m_node)) return giveUp("it is no JSON");
        if (m_sink.malformed() != malformed) [[unlikely]]
            note("a status needs an id and a time, and fields of the right types");
        m_at = end;
        m_node = close + 1;
        return true;
    }

    bool stepLine()
    {
        const auto rest = m_text.substr(m_at);
        const auto kind = kindOfLine(rest);
        if (kind == LineKind::Unknown && !m_block.closesDocument) return false;
        if (kind == LineKind::Else) return giveUp("a line is neither JSON nor part of a server-sent event");
        readServerSentEvent(rest, m_work.event);
        const auto& event = m_work.event;
        if (event.size == 0 && !m_block.closesDocument) return rest.size() > m_limit ? giveUp(longRecord) : false;
        if (event.size > m_limit) return giveUp(longRecord);
        if (event.size == 0) {
            m_at = m_text.size(); // never dispatched
            return false;
        }
        const auto malformed = m_sink.malformed();
        if (event.dispatched) m_documents.readEvent(event.name, m_work.event.data);
        if (m_sink.malformed() != malformed) [[unlikely]]
            note("the data of the event is no status that can be read");
        m_at += event.size;
        return true;
    }

    /// Counts a record as malformed and goes on behind the line on which it begins.
    bool giveUp(std::string_view reason)
    {
        m_sink.addMalformed();
        note(reason);
        const auto end = m_text.find('\n', m_at);
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
        if (end == std::string_view::npos && !m_block.closesDocument) m_next = Entry::InSkippedLine;
        return true;
    }

    void note(std::string_view reason)
    {
        if (m_faults.size() < faultsKept) m_faults.push_back({m_begin + m_at, reason});
    }

    static bool isBlank(char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; }

    const RawBlock& m_block;
    const std::size_t m_limit;
    Workspace& m_work;
    RecordSink m_sink;
    Documents m_documents;

    const std::string_view m_all;
    const Entry m_entry;
    std::size_t m_begin = 0; ///< of `m_text` in `m_all`
    std::string_view m_text; ///< what records are read from
    std::size_t m_at = 0; ///< in `m_text`: the next record
    Node m_node = 0; ///< the mark at or before it
    Entry m_next = Entry::AtRecord;
    std::vector<streaming::Fault> m_faults;
};

} // namespace

Decoded<Status> StatusDecoder::decode(const RawBlock& block, Entry entry) const
{
    thread_local Workspace work;
    return BlockReader(block, entry, m_options, m_limit, work).run();
}

} // namespace connectors::formats
