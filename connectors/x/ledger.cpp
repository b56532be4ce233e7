#include "connectors/x/ledger.h"

#include "streaming/descriptor.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>

namespace connectors::x {

namespace {

namespace fs = std::filesystem;
using streaming::Descriptor;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Json = nlohmann::json;

constexpr ::mode_t ownFile = 0600;

struct Count {
    Day day{};
    std::map<std::string, std::int64_t> posts;
};

tl::unexpected<streaming::Error> notWritten(const std::string& path, const std::string& why)
{
    return failure(ErrorKind::Write,
        "the posts that X bills are counted in " + path + ", which cannot be written: " + why
            + "; mend that, or name another place in XDG_STATE_HOME");
}

std::string because() { return std::generic_category().message(errno); }

std::string dayText(Day day)
{
    const std::chrono::year_month_day date(day);
    char room[16];
    std::snprintf(room, sizeof room, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return room;
}

std::optional<Day> readDay(const std::string& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<Count> parse(const std::string& text)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("day") || !json["day"].is_string()) return std::nullopt;
    const auto day = readDay(json["day"].get<std::string>());
    const auto posts = json.find("posts");
    if (!day || posts == json.end() || !posts->is_object()) return std::nullopt;
    Count count{*day, {}};
    for (const auto& [host, number] : posts->items()) {
        if (!number.is_number_integer()) return std::nullopt;
        count.posts[host] = number.get<std::int64_t>();
    }
    return count;
}

Result<Count> read(const std::string& path)
{
    if (std::error_code error; !fs::exists(path, error) && !error) return Count{};
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file.is_open()) return notWritten(path, because());
    if (auto count = parse(text)) return *count;
    return failure(ErrorKind::Damaged,
        "the posts that X bills are counted in " + path + ", which cannot be understood; look at it, or remove it, and "
        "the count of today begins anew");
}

Result<void> write(const std::string& path, const Count& count)
{
    const auto text = Json{{"day", dayText(count.day)}, {"posts", count.posts}}.dump() + "\n";
    const auto part = path + ".part";
    const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownFile));
    if (!file) return notWritten(path, because());
    const auto written = ::write(file.get(), text.data(), text.size());
    if (written != static_cast<::ssize_t>(text.size()) || ::fsync(file.get()) != 0) return notWritten(path, because());
    if (::rename(part.c_str(), path.c_str()) != 0) return notWritten(path, because());
    const Descriptor folder(::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0) return notWritten(path, because());
    return {};
}

Result<void> makeFolder(const std::string& folder, const std::string& path)
{
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    return error ? notWritten(path, error.message()) : Result<void>();
}

/// Between processes and between descriptors of one; as long as it is open.
Result<Descriptor> lock(const std::string& path)
{
    Descriptor file(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownFile));
    if (!file) return notWritten(path, because());
    while (::flock(file.get(), LOCK_EX) != 0)
        if (errno != EINTR) return notWritten(path, because());
    return file;
}

/// `work` is done on the count with the file locked, and says whether it changed it.
Result<void> change(const std::string& folder, const std::function<bool(Count&)>& work)
{
    if (folder.empty())
        return failure(ErrorKind::Write,
            "the posts that X bills are counted in a state folder, and none is known; name a place in XDG_STATE_HOME");
    const auto path = folder + "/x-usage.json";
    if (auto made = makeFolder(folder, path); !made) return made;
    const auto locked = lock(path);
    if (!locked) return tl::unexpected(locked.error());
    auto count = read(path);
    if (!count) return tl::unexpected(count.error());
    return work(*count) ? write(path, *count) : Result<void>();
}

/// A process that was late to see midnight must not take the count back to yesterday.
bool isOver(Day counted, Day day) { return counted != day && counted != day + std::chrono::days(1); }

} // namespace

Result<std::int64_t> Ledger::add(const std::string& host, Day day, std::int64_t posts, std::int64_t most)
{
    std::int64_t added = 0;
    const auto changed = change(m_folder, [&](Count& count) {
        if (isOver(count.day, day)) count = {day, {}};
        auto& counted = count.posts[host];
        added = std::clamp<std::int64_t>(most - counted, 0, posts);
        counted += added;
        return added > 0;
    });
    if (!changed) return tl::unexpected(changed.error());
    return added;
}

Result<void> Ledger::giveBack(const std::string& host, Day day, std::int64_t posts)
{
    return change(m_folder, [&](Count& count) {
        if (count.day != day) return false;
        auto& counted = count.posts[host];
        counted = std::max<std::int64_t>(0, counted - posts);
        return true;
    });
}

} // namespace connectors::x
