#include "tests/bench/pass.h"
#include "tests/bench/fields.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace bench {
namespace {

constexpr std::size_t pieceSize = 1 << 20;

/// A file that is read piece by piece; each piece ends with a line's end.
class Pieces {
public:
    explicit Pieces(const std::string& path) : m_file(open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        if (m_file < 0) throw std::system_error(errno, std::generic_category(), path);
        grow(2 * pieceSize);
    }
    ~Pieces() { close(m_file); }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    /// The next piece, with simdjson's padding behind it; empty at the end.
    std::string_view next()
    {
        std::memmove(m_bytes.get(), m_bytes.get() + m_piece, m_size - m_piece);
        m_size -= std::exchange(m_piece, 0);
        while (m_piece == 0 && readMore())
            if (const auto* end = static_cast<const char*>(memrchr(m_bytes.get(), '\n', m_size)))
                m_piece = std::size_t(end - m_bytes.get()) + 1;
        if (m_piece == 0) m_piece = m_size; // the last line has no end
        return {m_bytes.get(), m_piece};
    }

private:
    bool readMore()
    {
        if (m_size + pieceSize > m_capacity) grow(2 * m_capacity);
        const auto count = read(m_file, m_bytes.get() + m_size, pieceSize);
        if (count < 0) throw std::system_error(errno, std::generic_category(), "read");
        m_size += std::size_t(count);
        return count > 0;
    }

    void grow(std::size_t capacity)
    {
        auto bytes = std::make_unique<char[]>(capacity + simdjson::SIMDJSON_PADDING);
        if (m_size) std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }

    int m_file;
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
    std::size_t m_piece = 0;
};

template <class Take>
void takeEach(simdjson::simdjson_result<ondemand::document_stream> stream, Basket& basket, Take take)
{
    ondemand::document_stream documents;
    if (std::move(stream).get(documents)) return;
    for (auto document : documents) {
        ondemand::object object;
        if (document.get_object().get(object)) {
            ++basket.taken.malformed;
            continue;
        }
        ++basket.taken.records;
        take(object, basket);
    }
}

template <class Take>
Taken passWith(const std::string& path, Take take)
{
    Pieces pieces(path);
    ondemand::parser parser;
    Basket basket;
    for (auto piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
        basket.hashtags.clear();
        takeEach(parser.iterate_many(piece.data(), piece.size(), piece.size()), basket, take);
        basket.taken.bytes += piece.size();
    }
    return basket.taken;
}

} // namespace

Wire wireNamed(const std::string& name)
{
    if (name == "twitter") return Wire::Twitter;
    if (name == "jetstream") return Wire::Jetstream;
    throw std::invalid_argument("there is no wire " + name + "; there are twitter and jetstream");
}

Taken pass(const std::string& path, Wire wire)
{
    return passWith(path, wire == Wire::Twitter ? takeTwitter : takeJetstream);
}

} // namespace bench
