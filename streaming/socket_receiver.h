/// Receivers that connect to a TCP server.
#pragma once

#include "streaming/receiver.h"

#include <thread>

namespace streaming {

/// What comes after the bytes that a converter is given.
enum class Following {
    More,
    Nothing, ///< the connection has ended: what is left is the last record, or no whole one
};

/// Makes elements of bytes as they come: adds to `rows` and returns how many bytes are done with; the rest is given
/// again, with more behind it. Called until it is done with nothing. What it throws ends the connection.
template <class T>
using Converter = std::function<std::size_t(std::string_view bytes, Following following, std::vector<T>& rows)>;

/// How rows become blocks.
enum class SocketBlocks {
    Gathered,    ///< by the block interval
    AsConverted, ///< the rows of one call of the converter are one block
};

struct SocketOptions {
    ReceiverOptions receiver{};               ///< `restart` says how it connects again
    std::size_t longestRecord = 64u << 20;    ///< bytes; a longer one ends the connection
};

/// Reads from the server until it ends, breaks, or `take` fails; hands over what has come and is not done with.
/// The result says why it ended, in Spark's words where it has some.
Error readSocket(const std::string& host, std::uint16_t port, const std::stop_token& stop, std::size_t longestRecord,
    const std::function<std::size_t(std::string_view bytes, Following following)>& take);

/// A frame is a big-endian length of 4 bytes and that many bytes. The first whole one of `bytes`; none: more must come.
std::optional<std::string_view> firstFrame(std::string_view bytes);

/// The length in front of a frame.
constexpr std::size_t frameHead = 4;

/// Connects, converts, stores; connects again after any end, as the options' back-off says. Not reliable: what was read
/// and not stored is lost when the connection ends.
template <class T>
class SocketReceiver final : public Receiver<T> {
public:
    SocketReceiver(std::string host, std::uint16_t port, Converter<T> convert, SocketBlocks blocks,
        std::size_t longestRecord)
        : m_host(std::move(host)), m_port(port), m_convert(std::move(convert)), m_blocks(blocks)
        , m_longestRecord(longestRecord)
    {
    }
    ~SocketReceiver() override { SocketReceiver::onStop(); }

    std::string name() const override { return "socket"; }

    void onStart() override
    {
        m_thread = std::jthread([this](const std::stop_token& stop) { receive(stop); });
    }
    void onStop() override { m_thread = {}; }

private:
    void receive(const std::stop_token& stop)
    {
        nameThread("rx-socket.read");
        const auto end = readSocket(m_host, m_port, stop, m_longestRecord,
            [&](std::string_view bytes, Following following) { return take(bytes, following); });
        if (stop.stop_requested()) return;
        this->reportError(end.message);
        this->restart(end.message);
    }

    std::size_t take(std::string_view bytes, Following following)
    {
        std::size_t done = 0;
        while (true) {
            std::vector<T> rows;
            const auto used = m_convert(bytes.substr(done), following, rows);
            done += std::min(used, bytes.size() - done);
            if (!rows.empty()) {
                if (m_blocks == SocketBlocks::AsConverted)
                    this->store(std::move(rows));
                else
                    this->storeAll(std::move(rows));
            }
            if (used == 0 || done == bytes.size()) return done;
        }
    }

    const std::string m_host;
    const std::uint16_t m_port;
    const Converter<T> m_convert;
    const SocketBlocks m_blocks;
    const std::size_t m_longestRecord;
    std::jthread m_thread;
};

} // namespace streaming
