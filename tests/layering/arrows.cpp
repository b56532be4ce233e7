#include "tests/layering/arrows.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <regex>
#include <set>
#include <string_view>

namespace layering {

namespace fs = std::filesystem;

namespace {

/// A room, and the other rooms that it may include.
struct Room {
    std::string_view folder;
    std::vector<std::string_view> mayInclude;
    std::string libraries; ///< what it may include in angle brackets: a regular expression
};

const std::string standardLibrary = "[a-z_]+|(sys|netinet|arpa)/.*|[a-z]*mmintrin\\.h"
                                    "|(dirent|errno|fcntl|fnmatch|glob|netdb|poll|pthread|sched|signal|unistd)\\.h";
const std::string noScreen = "(?!Q|q[A-Z]|CLI/|n?curses|term|sys/ioctl).*"; // neither Qt nor a terminal

const std::array rooms{
    Room{"streaming/", {}, standardLibrary + "|boost/.*|xxhash\\.h|tl/expected\\.hpp|cereal/.*"},
    Room{"connectors/common/", {"streaming/"}, noScreen},
    Room{"connectors/formats/", {"connectors/common/", "streaming/"}, noScreen},
    Room{"connectors/files/", {"connectors/common/", "streaming/"}, noScreen},
    Room{"connectors/credentials/", {"streaming/"}, noScreen},
    Room{"connectors/http/", {"connectors/common/", "connectors/credentials/", "streaming/"}, noScreen},
    Room{"connectors/websocket/", {"connectors/credentials/", "connectors/http/", "streaming/"}, noScreen},
    Room{"connectors/", // any other feed
        {"connectors/common/", "connectors/credentials/", "connectors/files/", "connectors/formats/", "connectors/http/",
            "connectors/websocket/", "streaming/"},
        noScreen},
    Room{"app/core/", {"connectors/", "streaming/"}, noScreen},
    Room{"app/examples/", {"connectors/", "streaming/"}, noScreen},
    Room{"app/cli/", {"app/core/", "app/examples/", "connectors/", "streaming/"}, "(?!Q|q[A-Z]).*"},
    Room{"app/desktop/", {"app/core/", "gui/"}, ".*"},
    Room{"gui/", {"app/core/"}, ".*"},
};

/// The folder that a file calls its own: `streaming/`, but `connectors/replay/` and `app/core/`.
std::string ownFolder(const std::string& file)
{
    const auto top = file.find('/') + 1;
    const bool hasRooms = file.starts_with("connectors/") || file.starts_with("app/");
    const auto room = hasRooms ? file.find('/', top) + 1 : 0;
    return file.substr(0, room ? room : top);
}

/// The first room of the table that `file` is in; none where it is in no room.
const Room* roomOf(std::string_view file)
{
    const auto found =
        std::find_if(rooms.begin(), rooms.end(), [&](auto& room) { return file.starts_with(room.folder); });
    return found == rooms.end() ? nullptr : &*found;
}

/// In `streaming/` depth is visibility: what lies in a folder of it is nobody else's.
bool isPrivate(std::string_view header)
{
    return header.starts_with("streaming/") && header.find('/', std::string_view("streaming/").size()) != header.npos;
}

/// An `#include` as it is written, with its quotes or angle brackets.
std::optional<std::string> includeIn(const std::string& line)
{
    static const std::regex pattern(R"re(^\s*#\s*include\s*(["<][^">]+[">]).*)re");
    std::smatch match;
    return std::regex_match(line, match, pattern) ? std::optional(match[1].str()) : std::nullopt;
}

bool isAllowed(const std::string& file, const std::string& include)
{
    const auto* room = roomOf(file);
    if (!room) return false;
    const auto header = include.substr(1, include.size() - 2);
    if (include.front() == '<') return std::regex_match(header, std::regex(room->libraries));
    if (header.starts_with(ownFolder(file))) return true;
    return !isPrivate(header) && std::any_of(room->mayInclude.begin(), room->mayInclude.end(), [&](auto& folder) {
        return header.starts_with(folder);
    });
}

void readIncludes(const fs::path& path, const std::string& file, Report& report)
{
    std::ifstream source(path);
    for (std::string line; std::getline(source, line);) {
        const auto include = includeIn(line);
        if (!include) continue;
        ++report.includes;
        if (!isAllowed(file, *include)) report.wrong.push_back(file + " includes " + *include);
    }
}

} // namespace

Report checkIncludes(const fs::path& root)
{
    Report report;
    for (const auto* top : {"streaming", "connectors", "app", "gui"}) {
        if (!fs::exists(root / top)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto extension = entry.path().extension();
            if (extension == ".h" || extension == ".cpp")
                readIncludes(entry.path(), entry.path().lexically_relative(root).generic_string(), report);
        }
    }
    return report;
}

std::vector<std::string> strangersAtTop(const fs::path& root)
{
    static const std::set<std::string> listed{"app", "build", "connectors", "gui", "resources", "streaming", "tests",
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "SECURITY.md", "run"};
    std::vector<std::string> strangers;
    for (const auto& entry : fs::directory_iterator(root)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with('.') && !listed.contains(name)) strangers.push_back(name);
    }
    return strangers;
}

} // namespace layering
