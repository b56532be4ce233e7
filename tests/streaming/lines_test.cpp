#include "streaming/input/lines.h"
#include "streaming/input/open_batch.h"

#include <gtest/gtest.h>

namespace streaming {
namespace {

static_assert(StorableRows<PlainLines, std::string>);

TEST(PlainLinesTest, WhatIsWrittenIsReadAgain)
{
    const std::vector<std::string> lines{"one", "", "zwei \u00e4", std::string("nul\0in", 6), std::string(5000, 'x')};
    std::vector<const std::string*> listed;
    for (const auto& line : lines) listed.push_back(&line);
    EXPECT_EQ(*(rowsOfBytes<std::string, PlainLines>(bytesOfRows<std::string, PlainLines>(listed))), lines);
    EXPECT_EQ(*PlainLines::fromBytes(PlainLines::toBytes({})), std::vector<std::string>());
}

TEST(PlainLinesTest, OtherBytesAreRefused)
{
    const std::string line = "one";
    const std::vector<const std::string*> listed{&line};
    const auto bytes = PlainLines::toBytes(listed);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(PlainLines::fromBytes(bytes.substr(0, size)), nullptr) << size;
    EXPECT_EQ(PlainLines::fromBytes(bytes + "x"), nullptr);
    EXPECT_THROW((rowsOfBytes<std::string, PlainLines>("no rows")), StateError);
}

} // namespace
} // namespace streaming
