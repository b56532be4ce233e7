/// The log on standard error.
#pragma once

#include "connectors/credentials/redactor.h"

#include <spdlog/logger.h>

#include <memory>
#include <string>

namespace app::cli {

using RedactorPtr = std::shared_ptr<const connectors::credentials::Redactor>;

/// A log that writes lines of text, or of JSON with `time`, `level` and `message`, to `sink`, and no secret that the
/// redactor knows or recognises. Level and format are those of `Settings`. Any thread may use it.
std::shared_ptr<spdlog::logger> makeLogger(const std::string& level, const std::string& format, RedactorPtr redactor,
    std::shared_ptr<spdlog::sinks::sink> sink);

/// The same on standard error.
std::shared_ptr<spdlog::logger> makeLogger(const std::string& level, const std::string& format, RedactorPtr redactor);

} // namespace app::cli
