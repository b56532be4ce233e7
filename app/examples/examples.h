/// The classic programs of Spark Streaming, one file each, reading like their Scala originals.
#pragma once

#include "streaming/streaming_context.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app::examples {

using Arguments = std::vector<std::string>;

/// Starts a context and waits until it has stopped or the user stops it; returns the exit code.
using Run = std::function<int(streaming::StreamingContext&)>;

// Each adds its streams to a context of its own and runs it. Wrong arguments throw std::invalid_argument, in words.

int networkWordCount(const Arguments& arguments, const Run& run);
int statefulNetworkWordCount(const Arguments& arguments, const Run& run);
int recoverableNetworkWordCount(const Arguments& arguments, const Run& run);
int hdfsWordCount(const Arguments& arguments, const Run& run);
int queueStream(const Arguments& arguments, const Run& run);
int twitterPopularTags(const Arguments& arguments, const Run& run);
int twitterReader(const Arguments& arguments, const Run& run);

struct Example {
    std::string_view name;
    std::string_view arguments;
    int (*run)(const Arguments&, const Run&);
};

std::span<const Example> all();

/// The words of a line, which single spaces part.
std::vector<std::string> splitWords(const std::string& line);
std::pair<std::string, int> withOne(std::string word);

/// The port in a program's arguments.
std::uint16_t portFrom(const std::string& text);

} // namespace app::examples
