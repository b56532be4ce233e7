/// The log on standard error.
#pragma once

#include <spdlog/logger.h>

#include <memory>
#include <string>

namespace app::cli {

/// A log that writes lines of text, or of JSON with `time`, `level` and `message`, to `sink`. Level and format are
/// those of `Settings`. Any thread may use it.
std::shared_ptr<spdlog::logger> makeLogger(
    const std::string& level, const std::string& format, std::shared_ptr<spdlog::sinks::sink> sink);

/// The same on standard error.
std::shared_ptr<spdlog::logger> makeLogger(const std::string& level, const std::string& format);

} // namespace app::cli
