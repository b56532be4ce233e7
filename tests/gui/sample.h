/// Runs as a window sees them, made by hand.
#pragma once

#include "app/core/engine_view.h"
#include "app/core/run_view.h"

#include <cmath>
#include <string>
#include <vector>

namespace gui::sample {

using namespace std::chrono_literals;

inline app::RowView row(const std::string& key, int rank, std::int64_t count, app::Movement movement = {true, 1, 10})
{
    app::RowView row{.key = key, .name = key, .text = {}, .rank = rank, .movement = movement, .count = count};
    row.perSecond = double(count) / 60;
    return row;
}

/// Rows of these keys, in this order.
inline std::vector<app::RowView> rows(const std::vector<std::string>& keys)
{
    std::vector<app::RowView> rows;
    for (const auto& key : keys) rows.push_back(row(key, int(rows.size()) + 1, 100 - std::int64_t(rows.size())));
    return rows;
}

inline app::Curve curve(int seed, std::int64_t height)
{
    app::Curve curve;
    for (int at = 0; at < 60; ++at) {
        const auto wave = 0.72 + 0.2 * std::sin(at / (5.0 + seed % 7) + seed) + 0.08 * std::sin(at * 1.7 + seed * 3);
        curve.push_back(std::int64_t(double(height) * wave));
    }
    curve.back() = height;
    return curve;
}

inline const std::vector<std::string>& hashtagNames()
{
    static const std::vector<std::string> names{"日本シリーズ", "WorldCup2026", "مباراة", "🔥sale", "한국시리즈",
        "Wahl2026", "breaking", "şimdi", "บอลไทย", "Україна", "ירושלים", "क्रिकेट", "Eurovision", "OpenSource",
        "👩🏽‍🚀space", "MúsicaBrasil", "ChessOlympiad", "c++26", "写真好きな人と繋がりたい", "Straße",
        "NowPlaying", "❤️", "BookClub", "TrainSpotting"};
    return names;
}

inline std::vector<app::RowView> hashtags(int count)
{
    std::vector<app::RowView> rows;
    const auto& names = hashtagNames();
    for (int at = 0; at < count; ++at) {
        auto name = names[std::size_t(at) % names.size()];
        if (at >= int(names.size())) name += std::to_string(at);
        const std::int64_t height = 91'447 / (at + 2);
        auto made = row(name, at + 1, height, {true, std::max(1, at + 1 + (at * 7) % 11 - 4), height});
        if (at % 7 == 4) made.movement = {true, std::nullopt, 0};
        if (made.movement.previousRank) made.change = ((at * 37) % 61 - 24) / 100.0;
        made.perSecond = double(height) / 300;
        made.curve = curve(at, height);
        if (at % 7 == 4) std::fill(made.curve.begin(), made.curve.begin() + 38, std::nullopt);
        rows.push_back(std::move(made));
    }
    return rows;
}

inline std::vector<app::RowView> retweeted(int count)
{
    const std::vector<std::pair<std::string, std::string>> statuses{
        {"nasa", "Liftoff! The crew is on its way to the station 🚀"},
        {"明日の天気", "今日は新しい喫茶店で本を読んだ。とてもいい時間だった"},
        {"محمد", "مباراة الليلة كانت رائعة جدا من البداية"},
        {"ada_lovelace", "The engine might compose elaborate pieces of music of any degree of complexity"},
        {"민지", "오늘은 산책 나왔어요 날씨가 정말 좋네요"}, {"olga", "Наконец-то ночной поезд приехал вовремя"},
        {"theo", "Never tell me the odds 🎲"}, {"", "A status whose author nobody named"}};
    std::vector<app::RowView> rows;
    for (int at = 0; at < count; ++at) {
        const auto& [author, words] = statuses[std::size_t(at) % statuses.size()];
        const std::int64_t height = 4'210 / (at + 2);
        auto made =
            row("id" + std::to_string(at), at + 1, height, {true, std::max(1, at + 1 + (at * 5) % 9 - 3), height});
        made.name = author;
        made.text = words;
        if (at % 5 == 3) made.movement = {true, std::nullopt, 0};
        made.perSecond = double(height) / 300;
        made.change = ((at * 29) % 53 - 20) / 100.0;
        made.curve = curve(at + 40, height);
        rows.push_back(std::move(made));
    }
    return rows;
}

inline std::shared_ptr<const app::WindowView> window(app::Duration length, std::vector<app::RowView> hashtags,
    std::vector<app::RowView> retweeted = {}, std::int64_t second = 1'795'000'000)
{
    auto view = std::make_shared<app::WindowView>();
    view->end = app::Time(std::chrono::seconds(second));
    view->length = view->covered = length;
    view->curveSpan = std::max<app::Duration>(length, 60s);
    view->statuses = 1'254'000;
    view->hashtagsDistinct = 18'231;
    view->statusesPerSecond = 4'180;
    view->retweetShare = 0.38;
    view->hashtags = std::move(hashtags);
    view->retweeted = std::move(retweeted);
    return view;
}

inline app::DetailsView details(const app::DetailsQuery& query)
{
    app::DetailsView details;
    for (int at = 0; at < 150; ++at)
        details.curve.push_back(at < 20
                ? std::nullopt
                : std::optional<std::int64_t>(14'000 + std::int64_t(9'000 * std::sin(at / 19.0)) + at * 37 % 400));
    details.from = query.end - 15min;
    details.firstListed = query.end - 13min;
    details.peak = 23'187;
    details.peakAt = query.end - 2min;
    for (int at = 90; at < 102; ++at) details.curve[std::size_t(at)].reset();
    details.gaps.emplace_back(details.from + 9min, details.from + 614s);
    if (query.list == app::ListKind::Retweeted) return details;
    details.evidence = {.since = query.end - 13min, .statuses = 18'204, .retweets = 12'924,
        .spellings = {{"WorldCup2026", 15'010}, {"worldcup2026", 3'002}, {"WORLDCUP2026", 192}},
        .languages = {{"en", 9'800}, {"es", 4'100}, {"ar", 2'204}, {"ja", 1'300}},
        .together = {{"مباراة", 3'400}, {"football", 2'900}, {"日本代表", 1'204}}};
    for (const auto& row : retweeted(5))
        details.evidence.mostRetweeted.push_back({row.key, row.name, row.text, query.end, row.count});
    for (const auto& row : retweeted(8))
        details.evidence.newest.push_back({row.key, row.name, row.text, query.end - 3s, 0});
    return details;
}

/// The kept past of a run: half an hour, with a hole in it.
inline app::VolumeView volume(const app::RunView& run)
{
    app::VolumeView volume;
    if (run.windows.empty()) return volume;
    volume.to = run.windows.front()->end;
    volume.from = volume.to - 30min;
    for (int at = 0; at <= 300; ++at)
        volume.perSecond.push_back(
            at > 120 && at < 134 ? std::nullopt : std::optional(3'000 + 900 * std::sin(at / 23.0) + at * 7919 % 400));
    volume.gaps.emplace_back(volume.to - 18min, volume.to - 1000s);
    return volume;
}

/// A live run whose windows all hold these lists.
inline app::RunView live(
    std::vector<app::RowView> hashtags, std::vector<app::RowView> retweeted = {}, std::int64_t second = 1'795'000'000)
{
    app::RunView run;
    run.lengths = {10s, 60s, 5min};
    for (const auto length : run.lengths) run.windows.push_back(window(length, hashtags, retweeted, second));
    run.sources = {{"bluesky", app::SourceState::Live, {}, {}, 8s}};
    run.delay = 420ms;
    run.totals.statuses = 1'204'331;
    run.totals.late = 12;
    return run;
}

/// An engine with a batch that runs, two that wait behind it, and one that failed.
inline app::EngineView engine()
{
    app::EngineView engine;
    engine.batch = 1s;
    engine.completed = 86'400;
    engine.waiting = 2;
    engine.memory = 48'200'000;
    const app::Time newest(1'795'000'000s);
    for (int at = -3; at < 400; ++at) {
        auto& batch = engine.batches.emplace_back();
        batch.time = newest - std::chrono::seconds(at);
        batch.state = at < -1 ? app::BatchState::Waiting : at == -1 ? app::BatchState::Running : app::BatchState::Completed;
        if (at < -1) continue;
        batch.records = 4'100 + at * 7919 % 380;
        batch.schedulingDelay = std::chrono::milliseconds(at < 8 ? 640 - at * 80 : 2 + at % 3);
        if (at < 0) continue;
        batch.processingTime = std::chrono::milliseconds(182 + at * 37 % 90 + (at < 6 ? 900 - at * 120 : 0));
        batch.totalDelay = *batch.schedulingDelay + *batch.processingTime;
        if (at != 4) continue;
        batch.state = app::BatchState::Failed;
        batch.failure = "cannot write to trends.ndjson: No space left on device";
    }
    const auto add = [](app::Timeline& timeline, double value) {
        timeline.points.push_back(value);
        timeline.newest = value;
        timeline.most = std::max(timeline.most, value);
    };
    for (int at = 239; at >= 0; --at) {
        const auto& batch = engine.batches[std::size_t(at) + 3];
        add(engine.inputRate, double(batch.records));
        add(engine.schedulingDelay, double(batch.schedulingDelay->count()));
        add(engine.processingTime, double(batch.processingTime->count()));
        add(engine.totalDelay, double(batch.totalDelay->count()));
    }
    engine.inputRate.mean = 4'288;
    engine.schedulingDelay.mean = 21;
    engine.processingTime.mean = 236;
    engine.totalDelay.mean = 257;
    return engine;
}

/// Of a source that was away twice, newest first.
inline std::vector<app::SourceEvent> log()
{
    using Kind = app::SourceEvent::Kind;
    const app::Time now(1'795'000'000s);
    return {{.at = now, .kind = Kind::Waiting, .words = "the server closed the connection", .wait = 42s},
        {.at = now - 12min, .kind = Kind::Gap, .words = "no heartbeat for 30 s", .lasted = 34s, .estimate = 421},
        {.at = now - 12min, .kind = Kind::Connected},
        {.at = now - 12min - 3s, .kind = Kind::Waiting,
            .words = "mastodon.social answered 503: the server is overloaded and asks its clients to come back later",
            .wait = 5s},
        {.at = now - 13min, .kind = Kind::Waiting, .words = "no heartbeat for 30 s", .wait = 0s},
        {.at = now - 40min, .kind = Kind::Connected}, {.at = now - 40min - 1s, .kind = Kind::Connecting},
        {.at = now - 44min, .kind = Kind::Stopped}, {.at = now - 50min, .kind = Kind::Connected},
        {.at = now - 50min - 1s, .kind = Kind::Connecting}};
}

inline app::RunView past(app::Time moment)
{
    return live(
        rows({"then", "b"}), {}, std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count());
}

} // namespace gui::sample
