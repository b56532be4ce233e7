#include "app/core/export.h"

#include "app/core/csv_sink.h"
#include "app/core/output.h"
#include "app/core/result_json.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace app {
namespace {

std::string overLines(const std::string& json)
{
    constexpr int indent = 2;
    using Json = nlohmann::ordered_json;
    return Json::parse(json).dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string exported(WindowResult window, const ShownRows& shown, ExportFormat format)
{
    for (auto* rows : {&window.hashtags, &window.pinned})
        std::erase_if(*rows, [&](const TrendRow& row) { return !shown.hashtags.contains(row.tag); });
    std::erase_if(window.retweeted, [&](const RetweetedRow& row) { return !shown.retweeted.contains(row.id); });
    std::string text;
    if (format == ExportFormat::Csv) {
        text = csvHeader;
        appendCsv(window, text);
        return text;
    }
    appendJson(window, text);
    if (format == ExportFormat::Json) text = overLines(text);
    return text + '\n';
}

streaming::Result<void> writeWhole(const std::string& path, std::string_view bytes)
{
    const auto part = path + ".part";
    Output output(part, FlushPolicy::WhenFull);
    auto written = output.open();
    if (written) written = output.write(bytes);
    if (written)
        if (const auto settled = output.settle(); !settled) written = tl::unexpected(settled.error());
    if (written) written = output.finish();
    std::error_code failed;
    if (written) std::filesystem::rename(part, path, failed);
    if (failed)
        written = streaming::failure(streaming::ErrorKind::Write, "cannot write to " + path + ": " + failed.message());
    if (!written) std::filesystem::remove(part, failed);
    return written;
}

} // namespace app
