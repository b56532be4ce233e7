#include "app/core/watch/alert_rule.h"

#include "app/core/duration.h"
#include "app/core/settings_source.h"
#include "app/core/watch/pin.h"
#include "connectors/common/comma_list.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

namespace app {

using streaming::Duration;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

using Words = std::vector<std::string>;
using Kind = AlertRule::Kind;

constexpr std::string_view understood =
    "is no rule; understood are '#tag over 100', '#tag enters top 3', '#tag rate x3' (any in place of #tag: every "
    "hashtag that is listed) and 'source silent 60s' (or a kind of source, as in 'bluesky silent 60s'), each with "
    "'in 60s' for the window, 'for 10s' for how long it has to hold and 'keep 10s' for how long it has to be over";

tl::unexpected<streaming::Error> notUnderstood() { return failure(ErrorKind::Usage, std::string(understood)); }

std::optional<double> numberOf(std::string_view text, double least)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    const bool isRead = error == std::errc{} && end == text.data() + text.size() && number >= least && number < 1e12;
    return isRead ? std::optional(number) : std::nullopt;
}

std::optional<double> wholeNumberOf(std::string_view text, double least)
{
    return text.find('.') == std::string_view::npos ? numberOf(text, least) : std::nullopt;
}

std::optional<double> factorOf(std::string_view text)
{
    for (const std::string_view sign : {"x", "×"})
        if (text.starts_with(sign)) return numberOf(text.substr(sign.size()), 1);
    return std::nullopt;
}

std::optional<Duration> timeOf(const std::string& text)
{
    const auto duration = parseDuration(text);
    return duration && *duration > Duration(0) ? std::optional(*duration) : std::nullopt;
}

/// What stands behind the subject: how many words of it, and whether they are right.
std::optional<std::size_t> readCondition(AlertRule& rule, const Words& words)
{
    const auto take = [&](Kind kind, std::size_t at, std::optional<double> threshold) -> std::optional<std::size_t> {
        if (!threshold) return std::nullopt;
        rule.kind = kind;
        rule.threshold = *threshold;
        return at + 1;
    };
    if (words.size() < 3) return std::nullopt;
    if (words[1] == "over") return take(Kind::Over, 2, wholeNumberOf(words[2], 0));
    if (words[1] == "rate") return take(Kind::Rate, 2, factorOf(words[2]));
    if (words[1] == "enters" && words[2] == "top" && words.size() > 3)
        return take(Kind::Enters, 3, wholeNumberOf(words[3], 1));
    if (words[1] != "silent") return std::nullopt;
    const auto silence = timeOf(words[2]);
    if (!silence) return std::nullopt;
    rule.silence = *silence;
    return take(Kind::Silent, 2, 0);
}

bool readSubject(AlertRule& rule, const std::string& word)
{
    if (rule.kind == Kind::Silent) {
        if (word == "source") return true;
        rule.source = word;
        return std::ranges::find(sourceKinds(), word, &SourceKind::name) != sourceKinds().end();
    }
    if (word == "any") return true;
    const auto hashtag = readPin(word);
    if (!hashtag || hashtag->name == word) return false; // without a sign it may be anything
    rule.tag = hashtag->key;
    return true;
}

bool readTimes(AlertRule& rule, const Words& words, std::size_t at)
{
    bool hasPending = false;
    for (; at < words.size(); at += 2) {
        const auto time = at + 1 < words.size() ? timeOf(words[at + 1]) : std::nullopt;
        if (!time) return false;
        if (words[at] == "in" && !rule.length && rule.kind != Kind::Silent)
            rule.length = *time;
        else if (words[at] == "keep" && !rule.keep)
            rule.keep = *time;
        else if (words[at] == "for" && !std::exchange(hasPending, true))
            rule.pending = *time;
        else
            return false;
    }
    return true;
}

} // namespace

Result<AlertRule> readAlert(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    Words words;
    for (std::string word; stream >> word;) words.push_back(word);
    AlertRule rule;
    for (const auto& word : words) rule.text += (rule.text.empty() ? "" : " ") + word;
    const auto times = readCondition(rule, words);
    if (!times || !readSubject(rule, words.front()) || !readTimes(rule, words, *times)) return notUnderstood();
    return rule;
}

Result<std::vector<AlertRule>> readAlerts(std::string_view text)
{
    std::vector<AlertRule> rules;
    const auto parts = connectors::splitAtCommas(text);
    for (const auto part : parts) {
        auto rule = readAlert(part);
        if (!rule)
            return failure(ErrorKind::Usage,
                (parts.size() > 1 ? "holds '" + std::string(part) + "', which " : "") + rule.error().message);
        if (std::ranges::find(rules, rule->text, &AlertRule::text) == rules.end()) rules.push_back(std::move(*rule));
    }
    return rules;
}

Result<void> checkAlerts(std::span<const AlertRule> rules, std::span<const Duration> lengths, std::size_t top)
{
    for (const auto& rule : rules) {
        if (rule.length && std::ranges::find(lengths, *rule.length) == lengths.end())
            return failure(ErrorKind::Usage,
                "the alert '" + rule.text + "' looks at windows of " + formatDuration(*rule.length)
                    + ", which are not counted; --window says which are");
        if (rule.kind == Kind::Enters && rule.threshold > double(top))
            return failure(ErrorKind::Usage,
                "the alert '" + rule.text + "' needs a longer list: --top "
                    + std::to_string(std::int64_t(rule.threshold)));
    }
    return {};
}

} // namespace app
