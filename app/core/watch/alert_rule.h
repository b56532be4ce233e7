/// What is to be told when it happens.
#pragma once

#include "streaming/result.h"
#include "streaming/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// `#tag over N`, `#tag enters top K`, `#tag rate xK`, with `any` in place of the hashtag; `source silent 60s`, with a
/// kind in place of `source`. Behind it, in any order: `in D` (the window; the longest where none is named), `for D`
/// (how long it has to hold before it fires), `keep D` (how long it has to be over before it ends; a slide where
/// nothing is said).
struct AlertRule {
    enum class Kind { Over, Enters, Rate, Silent };

    std::string text; ///< as it was written, with single blanks
    Kind kind = Kind::Over;
    std::optional<std::string> tag{}; ///< normalised; none: any that is listed
    std::string source{};             ///< its kind; empty: any
    double threshold = 0;             ///< N, K or the factor
    streaming::Duration silence{};
    std::optional<streaming::Duration> length{};
    streaming::Duration pending{};
    std::optional<streaming::Duration> keep{};
};

/// One rule. Error of kind `Usage` that says what is understood; it goes on after the value.
streaming::Result<AlertRule> readAlert(std::string_view text);

/// Several with commas between, each once.
streaming::Result<std::vector<AlertRule>> readAlerts(std::string_view text);

/// Whether windows of these lengths with so many rows can tell what the rules ask. The error is a whole sentence.
streaming::Result<void> checkAlerts(
    std::span<const AlertRule> rules, std::span<const streaming::Duration> lengths, std::size_t top);

} // namespace app
