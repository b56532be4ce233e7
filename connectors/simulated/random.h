/// Random numbers that are the same on every machine: integers alone, and none of the library's distributions, which
/// differ from one to another.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace connectors::simulated {

/// xoshiro256** 1.0 (Blackman and Vigna), its state filled by splitmix64.
class Random {
public:
    explicit Random(std::uint64_t seed)
    {
        for (auto& word : m_state) {
            std::uint64_t z = seed += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

    /// One of 0 to `limit` − 1; the tiny unevenness of large limits does not matter here. `limit` is not 0.
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32); }

    /// True once in `n` times.
    bool oneIn(std::uint32_t n) { return below(n) == 0; }

    /// True `share` times in a thousand.
    bool permille(std::uint32_t share) { return below(1000) < share; }

private:
    std::array<std::uint64_t, 4> m_state{};
};

} // namespace connectors::simulated
