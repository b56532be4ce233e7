/// A secret that is given to the program turns up in nothing that it writes or shows.
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <array>

namespace {

using support::Process;
using testing::HasSubstr;
using testing::Not;

const std::string canary = "CANARY-5f0e2b1c8d7a4936/+5f0e2b1c8d7a4936";
const std::array<std::string, 6> forms{
    "CANARY-5f0e2b1c8d7a4936",
    "5f0e2b1c8d7a4936",
    "%2F%2B5f0e2b1c",
    "Q0FOQVJZLTVmMGUyYjFjOGQ3YTQ5MzYvKz", // base64, by what stands before it
    "NBTkFSWS01ZjBlMmIxYzhkN2E0OTM2Lys1",
    "DQU5BUlktNWYwZTJiMWM4ZDdhNDkzNi8rN",
};

/// One way to run the program. Adding a way means adding a line.
struct Run {
    std::string name;
    std::vector<std::string> words; ///< behind the program's name; FOLDER is the test's own
    std::string input{};            ///< standard input
    std::string until{};            ///< looked at and stopped when this was printed; empty: it ends by itself
    std::string settings{};         ///< `config.toml`
    std::string credentials{"[twitter]\nconsumer_key = \"CANARY\"\nconsumer_secret = \"CANARY\"\n"
                            "access_token = \"CANARY\"\naccess_token_secret = \"CANARY\"\n"};
    ::mode_t mode = 0600; ///< of `credentials.toml`
};

/// `run`, with more options, at a pace that a test likes.
std::vector<std::string> live(std::initializer_list<std::string> more)
{
    std::vector<std::string> words{
        "run", "simulated", "--batch", "100ms", "--window", "100ms", "--format", "ndjson"};
    words.insert(words.end(), more);
    return words;
}

const std::string window = "\"type\":\"window\"";

const std::array runs{
    Run{"run", live({}), "", window},
    Run{"run with a state folder", live({"--checkpoint", "FOLDER/state", "--log-level", "debug"}), "", window},
    Run{"run with a log of JSON", live({"--log-format", "json", "--log-level", "debug"}), "", window},
    Run{"a source of that name", {"run", "CANARY"}},
    Run{"a source's argument", {"run", "simulated:CANARY", "--log-format", "json"}},
    Run{"an option for a secret", {"run", "--token=CANARY"}},
    Run{"an option for a secret and a word", {"run", "--bearer-token", "CANARY"}},
    Run{"a wrong option", {"run", "--wrong=CANARY"}},
    Run{"a wrong value", {"run", "--batch=CANARY"}},
    Run{"a secret among the settings", {"run"}, "", "", "bearer_token = \"CANARY\"\n"},
    Run{"a wrong setting", {"run", "--log-format", "json"}, "", "", "batch = \"CANARY\"\n"},
    Run{"broken settings", {"run"}, "", "", "bearer_token = \"CANARY\n"},
    Run{"auth status", {"auth", "status"}},
    Run{"auth status, broken file", {"auth", "status"}, "", "", "", "[twitter]\nconsumer_key = \"CANARY\n"},
    Run{"auth status, no text", {"auth", "status"}, "", "", "", "[twitter]\nconsumer_key = [\"CANARY\"]\n"},
    Run{"auth status, loose file", {"auth", "status", "twitter"}, "", "", "", "[twitter]\nconsumer_key = \"CANARY\"\n",
        0644},
    Run{"auth login", {"auth", "login", "x"}, "CANARY\n"},
    Run{"auth login, a secret too many", {"auth", "login", "x", "CANARY"}},
    Run{"auth login, a secret as the source", {"auth", "login", "CANARY"}},
    Run{"auth logout", {"auth", "logout", "twitter"}},
};

std::string withCanary(std::string text, const std::string& folder)
{
    for (std::size_t at = 0; (at = text.find("CANARY", at)) != text.npos; at += canary.size())
        text.replace(at, std::string("CANARY").size(), canary);
    if (const auto at = text.find("FOLDER"); at != text.npos) text.replace(at, std::string("FOLDER").size(), folder);
    return text;
}

class CanaryTest : public testing::TestWithParam<Run> {
protected:
    CanaryTest()
    {
        const auto& run = GetParam();
        if (!run.settings.empty()) support::writeText(m_config / "config.toml", withCanary(run.settings, ""));
        support::writeText(m_config / "credentials.toml", withCanary(run.credentials, ""));
        ::chmod((m_config / "credentials.toml").c_str(), run.mode);
        ::chmod(m_config.c_str(), 0700);
    }

    std::vector<std::string> words() const
    {
        const auto folder = m_directory.path().string();
        std::vector<std::string> all{"/usr/bin/env", "-u", "DBUS_SESSION_BUS_ADDRESS", "-u", "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME=" + folder, "TRENDSTREAM_X_BEARER_TOKEN=" + canary,
            "TRENDSTREAM_ENDPOINT=x=http://127.0.0.1:1,twitter=http://127.0.0.1:1", TRENDSTREAM_PROGRAM};
        for (const auto& word : GetParam().words) all.push_back(withCanary(word, folder));
        return all;
    }
    static void search(const std::string& where, const std::string& text)
    {
        for (const auto& form : forms) EXPECT_THAT(text, Not(HasSubstr(form))) << "in " << where;
    }
    void searchFiles() const
    {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_directory.path()))
            if (entry.is_regular_file() && entry.path().parent_path() != m_config)
                search(entry.path().string(), support::readText(entry.path()));
    }

    const support::TempDirectory m_directory;
    const std::filesystem::path m_config = m_directory.path() / "trendstream";
};

TEST_P(CanaryTest, IsFoundNowhere)
{
    const auto& run = GetParam();
    Process program(words());
    if (!run.until.empty()) {
        ASSERT_TRUE(program.awaitOutput(run.until)) << program.errors();
        for (const std::string name : {"environ", "cmdline", "comm", "status"}) { // some are closed to other users
            const auto file = "/proc/" + std::to_string(program.id()) + '/' + name;
            search(file, support::readText(file));
        }
        program.signal(SIGTERM);
    }
    program.write(withCanary(run.input, ""));
    program.finish();
    search("standard output", program.output());
    search("standard error", program.errors());
    EXPECT_FALSE((program.output() + program.errors()).empty());
    searchFiles();
}

INSTANTIATE_TEST_SUITE_P(Runs, CanaryTest, testing::ValuesIn(runs), [](const auto& run) {
    std::string name = run.param.name;
    for (auto& letter : name)
        if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
    return name;
});

} // namespace
