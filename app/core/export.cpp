#include "app/core/export.h"

#include "app/core/csv_sink.h"
#include "app/core/output.h"
#include "app/core/result_json.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

namespace app {
namespace {

std::set<std::string_view> keysOf(const std::vector<RowView>& rows, const RowFilter& filter)
{
    std::set<std::string_view> keys;
    for (const auto& row : rows)
        if (filter.matches(row)) keys.insert(row.key);
    return keys;
}

WindowResult shownOf(const WindowView& window, const RowFilter& filter)
{
    WindowResult result = window.reported ? *window.reported : WindowResult{};
    const auto hashtags = keysOf(window.hashtags, filter);
    const auto retweeted = keysOf(window.retweeted, filter);
    std::erase_if(result.hashtags, [&](const TrendRow& row) { return !hashtags.contains(row.tag); });
    std::erase_if(result.retweeted, [&](const RetweetedRow& row) { return !retweeted.contains(row.id); });
    return result;
}

std::string overLines(const std::string& json)
{
    constexpr int indent = 2;
    using Json = nlohmann::ordered_json;
    return Json::parse(json).dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string exported(const WindowView& window, const RowFilter& filter, ExportFormat format)
{
    const auto result = shownOf(window, filter);
    std::string text;
    if (format == ExportFormat::Csv) {
        text = csvHeader;
        appendCsv(result, text);
        return text;
    }
    appendJson(result, text);
    if (format == ExportFormat::Json) text = overLines(text);
    return text + '\n';
}

Result<void> writeWhole(const std::string& path, std::string_view bytes)
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
