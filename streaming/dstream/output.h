/// Output operations: what makes a stream run.
#pragma once

#include "streaming/dstream/node.h"

namespace streaming {

/// Registers `fn(rdd, time)` or `fn(rdd)`, to be called once a batch on the loop thread. There is one `fn`: what it
/// changes in itself it finds again in the next batch. `past`: see DStream::foreachRDD.
template <class T, class Fn>
OutputId addForeach(const StreamPtr<T>& stream, Fn fn, std::vector<Time> past)
{
    auto generate = [stream, fn = std::make_shared<Fn>(std::move(fn))](Time time) -> Job {
        auto rdd = stream->at(time);
        if (!rdd) return {};
        return [rdd = std::move(*rdd), fn, time] {
            if constexpr (std::is_invocable_v<Fn&, const RDD<T>&, Time>)
                (*fn)(rdd, time);
            else
                (*fn)(rdd);
        };
    };
    return stream->graph().addOutput({stream, std::move(generate), std::move(past)});
}

/// The heading and the first `n` elements of a batch, as Spark prints them.
template <class T>
std::string printed(const RDD<T>& rdd, Time time, std::size_t n)
{
    const std::string rule(43, '-');
    auto text = rule + "\nTime: " + toString(time) + "\n" + rule + "\n";
    const auto first = rdd.take(n + 1);
    for (std::size_t at = 0; at < std::min(n, first.size()); ++at)
        text += toText(first[at]) + "\n";
    if (first.size() > n) text += "...\n";
    return text + "\n";
}

/// `prefix-TIME.suffix`, the directory of one batch.
inline std::string batchPath(const std::string& prefix, const std::string& suffix, Time time)
{
    const auto ms = std::to_string(time.time_since_epoch().count());
    return (prefix.empty() ? ms : prefix + "-" + ms) + (suffix.empty() ? "" : "." + suffix);
}

} // namespace streaming
