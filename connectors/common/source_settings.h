/// What the settings file says in the part of one source, such as `[twitter]`.
#pragma once

#include "streaming/result.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectors {

/// Keys and values of a part. The readers' errors are of kind `Usage` and name the line of the file.
class SourceSettings {
public:
    /// A value as text (a list is its elements with commas between), and where it stands: `FILE:LINE: `.
    struct Value {
        std::string text;
        std::string origin;
    };

    SourceSettings() = default;
    explicit SourceSettings(std::map<std::string, Value, std::less<>> values) : m_values(std::move(values)) {}

    /// An error for the first key that is none of `known`.
    streaming::Result<void> allow(std::initializer_list<std::string_view> known) const;

    std::optional<std::string> text(std::string_view key) const;
    /// One of `choices`, of which the first is the standard.
    streaming::Result<std::string> choice(std::string_view key, std::initializer_list<std::string_view> choices) const;
    /// `true` or `false`; false where the key is not there.
    streaming::Result<bool> isOn(std::string_view key) const;
    /// A whole number from `lowest` to `highest`; `standard` where the key is not there.
    streaming::Result<std::int64_t> number(
        std::string_view key, std::int64_t standard, std::int64_t lowest, std::int64_t highest) const;
    /// A number of at least 0, in units of the last of its `places`: 0.005 with three places is 5.
    streaming::Result<std::int64_t> decimal(std::string_view key, std::int64_t standard, int places) const;
    /// The elements of a list.
    std::vector<std::string> list(std::string_view key) const;

private:
    std::map<std::string, Value, std::less<>> m_values;
};

} // namespace connectors
