#include "streaming/socket_receiver.h"

#include "streaming/byte_source.h"
#include "streaming/socket_connector.h"

namespace streaming {

namespace {

constexpr std::size_t readAtOnce = 64u << 10;

Error ended(std::string message) { return {ErrorKind::Unreachable, std::move(message), std::nullopt}; }

} // namespace

std::optional<std::string_view> firstFrame(std::string_view bytes)
{
    if (bytes.size() < frameHead) return std::nullopt;
    std::size_t length = 0;
    for (std::size_t at = 0; at < frameHead; ++at) length = length << 8 | static_cast<unsigned char>(bytes[at]);
    if (bytes.size() - frameHead < length) return std::nullopt;
    return bytes.substr(frameHead, length);
}

Error readSocket(const std::string& host, std::uint16_t port, const std::stop_token& stop, std::size_t longestRecord,
    const std::function<std::size_t(std::string_view bytes, Following following)>& take)
try {
    const StopEvent stopEvent(stop);
    const auto peer = host + ":" + std::to_string(port);
    const auto connection = connectSocket(host, port, stopEvent);
    if (!connection) return ended("Error connecting to " + peer + " (" + connection.error().message + ")");
    std::atomic<std::uint64_t> bytesRead = 0;
    DescriptorSource source(connection->get(), stopEvent, bytesRead);
    std::string open; // not done with
    std::string room(readAtOnce, '\0');
    while (true) {
        const auto got = source.read(room);
        if (!got) return ended("Error receiving data from " + peer + " (" + got.error().message + ")");
        open.append(room, 0, *got);
        const bool over = *got == 0;
        if (over && stop.stop_requested()) return ended("stopped");
        open.erase(0, take(open, over ? Following::Nothing : Following::More));
        if (over) return ended("Socket data stream had no more data");
        if (open.size() > longestRecord) return ended("a record of " + peer + " is longer than allowed");
    }
} catch (const std::exception& error) {
    return ended(std::string("Error receiving data (") + error.what() + ")");
}

} // namespace streaming
