#include "app/cli/terminal.h"

#include "app/cli/ticker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pty.h>
#include <unistd.h>

#include <array>
#include <future>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

/// A terminal that nobody looks at; what is written to `m_inner` can be read.
class TerminalTest : public testing::Test {
protected:
    TerminalTest()
    {
        winsize size{};
        size.ws_col = 132;
        size.ws_row = 43;
        EXPECT_EQ(::openpty(&m_outer, &m_inner, nullptr, nullptr, &size), 0);
    }
    ~TerminalTest() override
    {
        ::close(m_inner);
        ::close(m_outer);
    }
    std::string written() const
    {
        std::array<char, 4096> room{};
        const auto count = ::read(m_outer, room.data(), room.size());
        return {room.data(), std::size_t(std::max<ssize_t>(count, 0))};
    }
    Ink inkWith(const std::string& term, const std::string& noColor) const
    {
        return inkOf(m_inner, [&](const std::string& name) {
            return name == "TERM" ? std::optional(term) : name == "NO_COLOR" ? std::optional(noColor) : std::nullopt;
        });
    }

    int m_outer = -1;
    int m_inner = -1;
};

TEST_F(TerminalTest, TellsItsSize)
{
    const auto [columns, rows] = sizeOf(m_inner);
    EXPECT_EQ(columns, 132);
    EXPECT_EQ(rows, 43);
    EXPECT_EQ(sizeOf(-1).columns, 80);
}

TEST_F(TerminalTest, TakesColoursWhereTheyAreWelcome)
{
    EXPECT_EQ(inkWith("xterm-256color", ""), Ink::Colour);
    EXPECT_EQ(inkWith("xterm-256color", "1"), Ink::Monochrome);
    EXPECT_EQ(inkWith("dumb", ""), Ink::Plain);
    EXPECT_EQ(inkOf(-1, [](const std::string&) { return std::optional<std::string>("xterm"); }), Ink::Plain);
}

TEST_F(TerminalTest, DrawsInPlaceAndLeavesTheTerminalAsItWas)
{
    Screen screen(m_inner);
    EXPECT_EQ(written(), "\x1b[?1049h\x1b[?25l\x1b[?7l");
    screen.draw({"one", "two"});
    EXPECT_EQ(written(), "\x1b[?2026h\x1b[Hone\x1b[K\r\r\ntwo\x1b[K\x1b[J\x1b[?2026l");
    screen.restore();
    screen.restore(); // does nothing more
    EXPECT_EQ(written(), "\x1b[?7h\x1b[?25h\x1b[?1049l");
}

TEST(TickerTest, CallsAgainAndAgainUntilItIsGone)
{
    int calls = 0;
    std::promise<void> thrice;
    {
        const Ticker ticker(1ms, [&] {
            if (++calls == 3) thrice.set_value();
        });
        thrice.get_future().wait();
    }
    EXPECT_GE(calls, 3);
}

} // namespace
} // namespace app::cli
