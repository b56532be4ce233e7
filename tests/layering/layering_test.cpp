#include "tests/layering/arrows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <utility>

namespace {

namespace fs = std::filesystem;
using layering::checkIncludes;
using layering::strangersAtTop;
using testing::IsEmpty;
using Lines = std::vector<std::pair<std::string, std::string>>; // a file, and a line in it

/// A small tree of its own, gone with the test.
class LayeringTest : public testing::Test {
protected:
    void SetUp() override
    {
        auto name = (fs::temp_directory_path() / "layering-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        m_root = name;
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const std::string& file, const std::string& text) const
    {
        fs::create_directories((m_root / file).parent_path());
        std::ofstream(m_root / file) << text;
    }

    /// What is wrong with a tree of one file that holds one line.
    std::vector<std::string> complaints(const std::string& file, const std::string& line) const
    {
        write(file, "#pragma once\n" + line + "\n");
        auto report = checkIncludes(m_root);
        EXPECT_EQ(report.includes, 1) << file << ": " << line;
        fs::remove(m_root / file);
        return report.wrong;
    }

    fs::path m_root;
};

TEST_F(LayeringTest, EveryIncludeOfTheTreeFollowsAnArrow)
{
    const auto report = checkIncludes(TRENDSTREAM_ROOT);
    EXPECT_GT(report.includes, 100);
    EXPECT_THAT(report.wrong, IsEmpty());
}

TEST_F(LayeringTest, TopLevelHoldsOnlyTheListedNames) { EXPECT_THAT(strangersAtTop(TRENDSTREAM_ROOT), IsEmpty()); }

TEST_F(LayeringTest, AllowsWhatIsDrawn)
{
    for (const auto& [file, line] : Lines{
             {"streaming/rdd.h", "#include \"streaming/part/chunk.h\""},
             {"streaming/rdd.h", "#include <boost/unordered/unordered_flat_map.hpp>"},
             {"streaming/socket.cpp", "#include <sys/socket.h>"},
             {"connectors/replay/replay.cpp", "#include \"connectors/common/status.h\""},
             {"connectors/replay/replay.cpp", "#include \"connectors/replay/cutter.h\""},
             {"connectors/feeds.cpp", "#include \"connectors/replay/replay.h\""},
             {"app/core/engine.cpp", "#include \"connectors/replay/replay.h\""},
             {"app/cli/main.cpp", "#include <sys/ioctl.h>"},
             {"gui/model.cpp", "#include \"app/core/snapshot.h\""},
             {"gui/model.cpp", "#include <QAbstractTableModel>"},
         })
        EXPECT_THAT(complaints(file, line), IsEmpty());
}

TEST_F(LayeringTest, FindsEveryKindOfWrongInclude)
{
    for (const auto& [file, line] : Lines{
             {"streaming/rdd.h", "#include \"connectors/common/status.h\""},
             {"streaming/rdd.h", "#include <nlohmann/json.hpp>"},
             {"streaming/rdd.h", "#include <QString>"},
             {"streaming/rdd.h", "#include \"rdd_part.h\""}, // not named from the root
             {"streaming/rdd.h", "  #  include \"../app/core/settings.h\""},
             {"connectors/common/text.cpp", "#include \"connectors/formats/reader.h\""},
             {"connectors/replay/replay.cpp", "#include \"connectors/simulated/simulated.h\""},
             {"connectors/replay/replay.cpp", "#include \"streaming/part/chunk.h\""},
             {"connectors/replay/replay.cpp", "#include \"app/core/settings.h\""},
             {"connectors/feeds.cpp", "#include \"app/core/settings.h\""},
             {"app/core/engine.cpp", "#include \"app/cli/table.h\""},
             {"app/core/engine.cpp", "#include <QTimer>"},
             {"app/core/engine.cpp", "#include <sys/ioctl.h>"},
             {"app/core/engine.cpp", "#include <CLI/CLI.hpp>"},
             {"app/cli/main.cpp", "#include \"gui/window.h\""},
             {"app/attic/main.cpp", "#include \"app/core/engine.h\""}, // no such room
             {"gui/model.cpp", "#include \"streaming/time.h\""},
             {"gui/model.cpp", "#include \"connectors/common/status.h\""},
         })
        EXPECT_EQ(complaints(file, line).size(), 1u) << file << ": " << line;
}

TEST_F(LayeringTest, FindsAStrangerAtTheTop)
{
    write("README.md", "");
    write("notes.txt", "");
    write(".editor/state", "");
    EXPECT_THAT(strangersAtTop(m_root), testing::ElementsAre("notes.txt"));
}

} // namespace
