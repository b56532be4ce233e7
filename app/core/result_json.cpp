#include "app/core/result_json.h"

#include "connectors/formats/json_out.h"

#include <fmt/format.h>

#include <string_view>

namespace app {
namespace {

using connectors::formats::append;
using connectors::formats::IsoTime;
using connectors::formats::JsonText;

void appendQuoted(const std::optional<std::string>& text, std::string& out)
{
    text ? append(out, "\"", JsonText{*text}, "\"") : append(out, "null");
}

void appendQuoted(const std::optional<Time>& time, std::string& out)
{
    time ? append(out, "\"", IsoTime{*time}, "\"") : append(out, "null");
}

void appendSamples(const std::vector<Sample>& samples, std::string& out)
{
    std::string_view before = R"(,"samples":[)";
    for (const auto& sample : samples) {
        append(out, before, R"({"id":")", JsonText{sample.id}, R"(","author":")", JsonText{sample.author},
            R"(","text":")", JsonText{sample.text}, R"(","time":")", IsoTime{sample.time}, "\"}");
        before = ",";
    }
    out += ']';
}

/// Only rows that are not ranked by their count have one.
void appendScore(const std::optional<double>& score, std::string& out)
{
    if (score) append(out, R"(,"score":)", fmt::format("{:.3f}", *score));
}

void appendRow(const TrendRow& row, std::string& out)
{
    append(out, R"({"rank":)", row.rank, R"(,"tag":")", JsonText{row.tag}, R"(","display":")", JsonText{row.display},
        R"(","count":)", row.count);
    appendScore(row.score, out);
    if (!row.samples.empty()) appendSamples(row.samples, out);
    out += '}';
}

void appendPinned(const TrendRow& row, std::string& out)
{
    append(out, R"({"tag":")", JsonText{row.tag}, R"(","display":")", JsonText{row.display}, R"(","count":)", row.count,
        R"(,"rank":)");
    row.rank > 0 ? append(out, row.rank) : append(out, "null");
    out += '}';
}

void appendRow(const RetweetedRow& row, std::string& out)
{
    append(out, R"({"rank":)", row.rank, R"(,"id":")", JsonText{row.id}, R"(","retweets":)", row.retweets,
        R"(,"retweet_count":)");
    row.retweetCount ? append(out, *row.retweetCount) : append(out, "null");
    out += R"(,"author":)";
    appendQuoted(row.author, out);
    out += R"(,"text":)";
    appendQuoted(row.text, out);
    appendScore(row.score, out);
    out += '}';
}

template <class Row>
void appendRows(const std::vector<Row>& rows, std::string& out, void (*appendOne)(const Row&, std::string&) = appendRow)
{
    std::string_view separator = "";
    for (const auto& row : rows) {
        out += separator;
        separator = ",";
        appendOne(row, out);
    }
}

} // namespace

void appendJson(const WindowResult& window, std::string& out)
{
    append(out, R"({"type":"window","end":")", IsoTime{window.end}, R"(","length_ms":)", window.length.count(),
        R"(,"slide_ms":)", window.slide.count(), R"(,"statuses":)", window.statuses, R"(,"retweets":)", window.retweets,
        R"(,"hashtags_total":)", window.hashtagsTotal, R"(,"hashtags_distinct":)", window.hashtagsDistinct,
        R"(,"hashtags":[)");
    appendRows(window.hashtags, out);
    out += R"(],"retweeted":[)";
    appendRows(window.retweeted, out);
    out += ']';
    if (!window.pinned.empty()) {
        out += R"(,"pinned":[)";
        appendRows(window.pinned, out, appendPinned);
        out += ']';
    }
    out += '}';
}

void appendJson(const Totals& totals, std::string& out)
{
    append(out, R"({"type":"summary","statuses":)", totals.statuses, R"(,"retweets":)", totals.retweets,
        R"(,"duplicates":)", totals.duplicates, R"(,"late":)", totals.late, R"(,"filtered":)", totals.filtered,
        R"(,"malformed":)", totals.malformed, R"(,"other":{)");
    std::string_view separator = "\"";
    for (const auto& [kind, count] : totals.other) {
        append(out, separator, JsonText{kind}, "\":", count);
        separator = ",\"";
    }
    append(out, R"(},"batches":)", totals.batches, R"(,"windows":)", totals.windows, R"(,"first":)");
    appendQuoted(totals.first, out);
    out += R"(,"last":)";
    appendQuoted(totals.last, out);
    append(out, R"(,"elapsed_ms":)", totals.elapsed.count());
    if (const auto& live = totals.live)
        append(out, R"(,"gaps":)", live->gaps, R"(,"dropped":)", live->dropped, R"(,"reconnects":)", live->reconnects,
            R"(,"posts_read":)", live->postsRead);
    out += '}';
}

void appendJson(const AlertEvent& event, std::string& out)
{
    const bool fires = event.turn == AlertEvent::Turn::Firing;
    append(out, R"({"type":"alert","rule":")", JsonText{event.rule}, R"(","state":")", fires ? "firing" : "resolved",
        R"(","at":")", IsoTime{event.at}, R"(","subject":")", JsonText{event.subject}, R"(","value":)");
    out += numberText(event.value);
    out += '}';
}

void appendJson(const SourceGap& hole, std::string& out)
{
    append(out, R"({"type":"gap","source":")", JsonText{hole.source}, R"(","from":")", IsoTime{hole.gap.from},
        R"(","to":")", IsoTime{hole.gap.to}, R"(","reason":")", JsonText{hole.gap.reason}, R"(","estimate":)");
    hole.gap.estimate ? append(out, *hole.gap.estimate) : append(out, "null");
    out += '}';
}

} // namespace app
