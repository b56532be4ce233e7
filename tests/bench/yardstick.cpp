/// The pass as a whole process, for comparisons with other programs: `yardstick FILE twitter|jetstream`.
#include "tests/bench/pass.h"

#include <chrono>
#include <cstdio>
#include <exception>

int main(int count, char** words)
{
    if (count != 3) {
        std::fputs("yardstick FILE twitter|jetstream\n", stderr);
        return 2;
    }
    try {
        const auto start = std::chrono::steady_clock::now();
        const auto taken = bench::pass(words[1], bench::wireNamed(words[2]));
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        std::printf("%zu bytes, %.4f s, %.2f GB/s; %zu records, %zu malformed, %zu retweets, %zu hashtags\n",
            taken.bytes, seconds.count(), double(taken.bytes) / seconds.count() / 1e9, taken.records, taken.malformed,
            taken.retweets, taken.hashtags);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "yardstick: %s\n", error.what());
        return 1;
    }
}
