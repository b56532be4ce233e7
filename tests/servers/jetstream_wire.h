/// Jetstream's messages: what a filter looks at, and the newer wire made of the older one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <filesystem>

namespace servers {

struct JetstreamFilter {
    std::vector<std::string> collections{}; ///< names, or beginnings that end in `.*`; all where it is empty
    std::vector<std::string> dids{};
    std::vector<std::string> kinds{}; ///< of the newer wire
    std::size_t largest = 0; ///< bytes; 0: no limit

    /// `message`: of the older wire. Identity and account events pass a filter of collections.
    bool wants(std::string_view message) const;
};

/// The `time_us` of a message of the older wire.
std::int64_t microsecondsIn(std::string_view message);
/// The message as `subscribeEvents` has it.
std::string newerWire(std::string_view message, std::uint64_t seq);

/// zstd with a dictionary, a frame a message. Of one thread.
class ZstdFrames {
public:
    /// Throws std::runtime_error where the file cannot be read.
    explicit ZstdFrames(const std::filesystem::path& dictionary);
    ~ZstdFrames();

    std::string frame(std::string_view message);
    const std::string& dictionary() const;
    unsigned dictionaryId() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace servers
