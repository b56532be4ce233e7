#include "app/core/lateness_advice.h"

namespace app {

namespace {
constexpr std::int64_t enoughToTell = 1000;
}

LatenessAdvice::LatenessAdvice(const Settings& settings, std::string command)
    : m_applies(settings.timeBasis == TimeBasis::Event && settings.lateness)
    , m_lateness(settings.lateness.value_or(Duration(0)))
    , m_command(std::move(command))
{
}

std::optional<std::string> LatenessAdvice::whileReading(const streaming::FeedCounts& counts)
{
    if (!m_applies || m_looked || counts.rows() < enoughToTell) return std::nullopt;
    m_looked = true;
    if (counts.late * 2 <= counts.rows()) return std::nullopt;
    return sentence(counts);
}

std::optional<std::string> LatenessAdvice::atEnd(const streaming::FeedCounts& counts) const
{
    if (!m_applies || counts.late * 100 <= counts.rows()) return std::nullopt;
    return sentence(counts);
}

std::string LatenessAdvice::sentence(const streaming::FeedCounts& counts) const
{
    auto text = std::to_string(counts.late) + " of " + std::to_string(counts.rows())
        + " statuses came too late to be counted: the feed is not in time order. ";
    // A feed whose statuses are newest first closes its batches by every status; one that leaps ahead is worth naming.
    if (counts.clockStep > m_lateness) {
        text += "The status " + counts.clockId + " lies " + std::to_string(counts.clockStep.count() / 1000)
            + " s after all before it and closed their batches. ";
    }
    return text + "To count them all: " + m_command + " --lateness all";
}

} // namespace app
