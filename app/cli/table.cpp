#include "app/cli/table.h"

#include "app/cli/line.h"
#include "app/cli/text_width.h"
#include "app/core/duration.h"
#include "app/core/waiting_words.h"
#include "app/core/web_address.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace app::cli {
namespace {

constexpr int leastColumns = 24;
constexpr int movementColumn = 4;
constexpr int nameColumn = 9;
constexpr int countWidth = 8; // a blank and the digits
constexpr int scoreWidth = 9;
constexpr int longestBar = 40;
constexpr int barNeeds = 6;

using Lines = std::vector<std::string>;

std::string timeText(Time time)
{
    return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", std::chrono::floor<std::chrono::seconds>(time));
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

/// `part` of `whole` as a bar of at most `width` columns, in eighths.
std::string bar(std::int64_t part, std::int64_t whole, int width)
{
    constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (part <= 0 || whole <= 0 || width <= 0) return {};
    const auto length = std::max<std::int64_t>(part * width * 8 / whole, 1);
    std::string text;
    for (std::int64_t full = 0; full < length / 8; ++full) text += "█";
    return text.append(eighths[std::size_t(length % 8)]);
}

void addMovement(Line& line, const Movement& movement, int rank)
{
    if (!movement.known || rank == 0) return;
    if (!movement.previousRank) {
        line.at(movementColumn).text("NEW", Look::New);
        return;
    }
    const int risen = *movement.previousRank - rank;
    if (risen > 0)
        line.at(movementColumn).text(fmt::format("▲{}", risen), Look::Rising);
    else if (risen < 0)
        line.at(movementColumn).text(fmt::format("▼{}", -risen), Look::Falling);
    else
        line.at(movementColumn).text("=", Look::Dim);
}

std::string scoreText(double score) { return fmt::format("{:.2f}", score); }

/// A line with the rank and the movement in it.
Line rowStart(int rank, const Movement& movement, Ink ink)
{
    Line line(ink);
    line.textEndingAt(3, rank > 0 ? std::to_string(rank) : "–", Look::Dim);
    addMovement(line, movement, rank);
    return line;
}

int tagWidth(std::span<const TrendRow> hashtags, int columns)
{
    int widest = 12;
    for (const auto& row : hashtags)
        widest = std::max(widest, displayWidth(oneLine(row.display)) + 1);
    const int room = columns - nameColumn - countWidth;
    return std::clamp(widest, 4, std::max(4, std::min(room, std::max(16, columns * 2 / 5))));
}

void addHashtags(std::span<const TrendRow> hashtags, std::int64_t most, const Canvas& canvas, Lines& lines)
{
    const int width = tagWidth(hashtags, canvas.columns);
    const int countEnd = nameColumn + width + countWidth;
    const bool scored = !hashtags.empty() && hashtags.front().score;
    const int barFrom = countEnd + (scored ? scoreWidth : 0) + 1;
    const int barWidth = std::min(longestBar, canvas.columns - barFrom);
    for (const auto& row : hashtags) {
        auto line = rowStart(row.rank, row.movement, canvas.ink);
        line.at(nameColumn).foreign("#" + row.display, width, Look::Strong);
        line.textEndingAt(countEnd, std::to_string(row.count));
        if (row.score) line.textEndingAt(countEnd + scoreWidth, scoreText(*row.score), Look::Dim);
        if (barWidth >= barNeeds && row.count > 0)
            line.at(barFrom).text(bar(row.count, most, barWidth), Look::Bar);
        lines.push_back(line.str());
    }
}

std::int64_t mostOf(const WindowResult& window)
{
    std::int64_t most = 0;
    for (const auto* rows : {&window.hashtags, &window.pinned})
        for (const auto& row : *rows) most = std::max(most, row.count);
    return most;
}

void addPinned(const WindowResult& window, const Canvas& canvas, Lines& lines)
{
    if (window.pinned.empty()) return;
    lines.push_back(Line(canvas.ink).at(1).text("Pinned", Look::Strong).str());
    addHashtags(window.pinned, mostOf(window), canvas, lines);
    lines.push_back(Line(canvas.ink).at(1).text("Hashtags", Look::Strong).str());
}

/// Who wrote what; where nobody knows the text, the address. An author whose name is in that is left out where both
/// are too long for the line.
void addOriginal(Line& line, const RetweetedRow& row, int columns)
{
    const auto& text = row.text ? row.text : row.seenText;
    const auto address = text ? std::string() : webAddress(row.id);
    const auto author = row.author.value_or("");
    const bool isTight = displayWidth(author) + 1 + displayWidth(address) > columns - line.width();
    const bool isSaid = isTight && address.find(author) != address.npos;
    if (row.author && !isSaid) line.foreign(author, (columns - line.width()) / 2, Look::Strong).at(0);
    const int room = columns - line.width();
    text ? line.foreign(*text, room) : line.foreign(address, room, Look::Dim);
}

void addRetweeted(const WindowResult& window, std::size_t rows, const Canvas& canvas, Lines& lines)
{
    if (rows == 0) return;
    lines.push_back(Line(canvas.ink).at(1).text("Most retweeted", Look::Strong).str());
    for (const auto& row : std::span(window.retweeted).first(rows)) {
        auto line = rowStart(row.rank, row.movement, canvas.ink);
        line.textEndingAt(nameColumn + 5, std::to_string(row.retweets)).at(nameColumn + 6);
        if (row.score) line.textEndingAt(nameColumn + 5 + scoreWidth, scoreText(*row.score), Look::Dim).at(0);
        addOriginal(line, row, canvas.columns);
        lines.push_back(line.str());
    }
}

std::string windowTitle(const WindowResult& window)
{
    constexpr std::string_view orders[] = {"", ", by rate", ", rising"};
    return fmt::format("Window {} every {}, to {}{}", formatDuration(window.length), formatDuration(window.slide),
        timeText(window.end), orders[std::size_t(window.rank)]);
}

std::string windowRates(const WindowResult& window)
{
    const double seconds = double(window.length.count()) / 1000;
    auto text = fmt::format("{} statuses, {:.1f}/s · {} hashtags, {} different", window.statuses,
        double(window.statuses) / seconds, window.hashtagsTotal, window.hashtagsDistinct);
    if (window.statuses > 0) text += " · " + percent(double(window.retweets) / double(window.statuses)) + " retweets";
    return text;
}

/// Rows of both lists that go into `room` lines: hashtags first, but a third is left to the retweeted.
struct Shares {
    std::size_t hashtags;
    std::size_t retweeted;
};

Shares share(const WindowResult& window, std::optional<int> room)
{
    const auto hashtags = window.hashtags.size();
    const auto retweeted = window.retweeted.size();
    if (!room) return {hashtags, retweeted};
    const auto lines = std::size_t(std::max(*room, 0));
    const auto kept = retweeted == 0 ? 0 : std::min(retweeted + 1, lines / 3);
    const auto shown = std::min(hashtags, lines - kept);
    const auto rest = lines - shown;
    return {shown, rest < 2 ? 0 : std::min(retweeted, rest - 1)};
}

std::string_view phaseWord(Phase phase)
{
    switch (phase) {
    case Phase::Live:
        return "LIVE";
    case Phase::Replay:
        return "REPLAY";
    case Phase::Stopping:
        return "STOPPING";
    case Phase::Finished:
        return "FINISHED";
    }
    return "";
}

std::string frameHeader(const TableView& view, const Canvas& canvas)
{
    Line line(canvas.ink);
    line.at(1).text("trendstream", Look::Strong).at(0).text(phaseWord(view.phase), Look::New);
    if (view.phase == Phase::Replay && view.done) line.at(0).text(percent(*view.done));
    if (const int room = canvas.columns - line.width() - 2; view.snapshot && room > 0)
        line.text("  ").text(clipped(renderTotals(view.snapshot->totals), room), Look::Dim);
    return line.str();
}

/// What is wrong with a source; nothing where it is as it should be.
std::optional<std::string> troubleOf(const streaming::SourceLink& link, Time now)
{
    using streaming::LinkState;
    const auto& [source, status] = link;
    switch (status.state) {
    case LinkState::Waiting:
        return source + ": " + status.error + "; trying again "
            + waitInWords(std::max(status.nextTry.value_or(now) - now, Duration(0)));
    case LinkState::GivenUp:
        return source + ": stopped, " + status.error;
    case LinkState::Connecting:
        return source + ": connecting";
    case LinkState::Connected:
    case LinkState::Ended:
    case LinkState::Stopped:
        break;
    }
    return std::nullopt;
}

void addTroubles(const TableView& view, const Canvas& canvas, Lines& lines)
{
    if (view.phase != Phase::Live) return;
    for (const auto& link : view.links)
        if (const auto trouble = troubleOf(link, view.now))
            lines.push_back(Line(canvas.ink).at(1).text(clipped(oneLine(*trouble), canvas.columns - 2), Look::Falling).str());
}

void addAlerts(const TableView& view, const Canvas& canvas, Lines& lines)
{
    for (const auto& alert : view.alerts)
        lines.push_back(Line(canvas.ink).at(1).text(clipped("alert: " + oneLine(alert), canvas.columns - 2), Look::New).str());
}

} // namespace

Lines renderWindow(const WindowResult& window, const Canvas& canvas)
{
    Lines lines;
    const auto headline = [&](const std::string& text, Look look) {
        lines.push_back(Line(canvas.ink).at(1).text(clipped(text, canvas.columns - 1), look).str());
    };
    headline(windowTitle(window), Look::Strong);
    headline(windowRates(window), Look::Normal);
    addPinned(window, canvas, lines);
    auto room = canvas.rows;
    if (room) *room -= int(lines.size());
    const auto [hashtags, retweeted] = share(window, room);
    addHashtags(std::span(window.hashtags).first(hashtags), mostOf(window), canvas, lines);
    addRetweeted(window, retweeted, canvas, lines);
    return lines;
}

Lines renderTable(const TableView& view, const Canvas& wanted)
{
    auto canvas = wanted;
    canvas.columns = std::max(canvas.columns, leastColumns);
    Lines lines{frameHeader(view, canvas)};
    addTroubles(view, canvas, lines);
    addAlerts(view, canvas, lines);
    const auto above = lines.size();
    if (!view.snapshot || view.snapshot->windows.empty()) {
        const bool over = view.phase == Phase::Finished;
        lines.push_back(Line(canvas.ink).at(1).text(over ? "no statuses" : "waiting for the first statuses").str());
    } else {
        for (const auto& window : view.snapshot->windows) {
            const bool first = lines.size() == above;
            auto left = canvas;
            if (wanted.rows) left.rows = *wanted.rows - int(lines.size()) - (first ? 0 : 1);
            const auto whole = renderWindow(window, {canvas.columns, std::nullopt, canvas.ink});
            if (!first && left.rows && int(whole.size()) > *left.rows) break;
            if (!first) lines.emplace_back();
            const auto block = left.rows && first ? renderWindow(window, left) : whole;
            lines.insert(lines.end(), block.begin(), block.end());
        }
    }
    if (wanted.rows && int(lines.size()) > *wanted.rows) lines.resize(std::size_t(std::max(*wanted.rows, 0)));
    return lines;
}

std::string renderTotals(const Totals& totals)
{
    auto text = fmt::format("{} statuses in {} windows", totals.statuses, totals.windows);
    const auto add = [&](std::string_view what, std::int64_t count) {
        if (count != 0) text += fmt::format(" · {} {}", what, count);
    };
    add("late", totals.late);
    add("malformed", totals.malformed);
    add("duplicates", totals.duplicates);
    add("filtered", totals.filtered);
    if (totals.live) {
        add("dropped", totals.live->dropped);
        add("gaps", totals.live->gaps);
        add("posts read", totals.live->postsRead);
    }
    return text;
}

} // namespace app::cli
