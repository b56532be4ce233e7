#include "app/cli/logging.h"

#include "connectors/formats/json_out.h"

#include <spdlog/formatter.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace app::cli {
namespace {

using connectors::formats::append;
using connectors::formats::IsoTime;
using connectors::formats::JsonText;

std::string_view view(spdlog::string_view_t text) { return {text.data(), text.size()}; }

class JsonFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override
    {
        std::string line;
        append(line, R"({"time":")", IsoTime{std::chrono::floor<streaming::Duration>(message.time)}, R"(","level":")",
            view(spdlog::level::to_string_view(message.level)), R"(","message":")", JsonText{view(message.payload)},
            "\"}\n");
        out.append(line.data(), line.data() + line.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }
};

/// Hands messages on without their secrets. Before they are formatted: what JSON escapes is still as it was said.
class RedactingSink final : public spdlog::sinks::sink {
public:
    RedactingSink(RedactorPtr redactor, std::shared_ptr<spdlog::sinks::sink> inner)
        : m_redactor(std::move(redactor)),
          m_inner(std::move(inner))
    {
    }

    void log(const spdlog::details::log_msg& message) override
    {
        const auto text = m_redactor->redact(view(message.payload));
        auto redacted = message;
        redacted.payload = text;
        m_inner->log(redacted);
    }
    void flush() override { m_inner->flush(); }
    void set_pattern(const std::string& pattern) override { m_inner->set_pattern(pattern); }
    void set_formatter(std::unique_ptr<spdlog::formatter> formatter) override
    {
        m_inner->set_formatter(std::move(formatter));
    }

private:
    const RedactorPtr m_redactor;
    const std::shared_ptr<spdlog::sinks::sink> m_inner;
};

} // namespace

std::shared_ptr<spdlog::logger> makeLogger(const std::string& level, const std::string& format, RedactorPtr redactor,
    std::shared_ptr<spdlog::sinks::sink> sink)
{
    auto logger = std::make_shared<spdlog::logger>(
        "trendstream", std::make_shared<RedactingSink>(std::move(redactor), std::move(sink)));
    if (format == "json")
        logger->set_formatter(std::make_unique<JsonFormatter>());
    else
        logger->set_pattern("trendstream: %l: %v", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog::level::from_str(level == "warn" ? "warning" : level));
    return logger;
}

std::shared_ptr<spdlog::logger> makeLogger(const std::string& level, const std::string& format, RedactorPtr redactor)
{
    return makeLogger(level, format, std::move(redactor), std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

} // namespace app::cli
