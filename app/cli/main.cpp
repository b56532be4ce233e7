/// trendstream: the headless program.
#include "app/cli/auth_command.h"
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/rules_command.h"
#include "app/core/secrecy.h"

#include <fcntl.h>

#include <exception>
#include <iostream>

namespace {

using namespace app::cli;
using app::Secrecy;

/// A standard descriptor that was closed stays unusable, instead of being given to the next file that is opened.
void guardStandardDescriptors()
{
    for (const int descriptor : {0, 1, 2})
        if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

int refuse(const std::string& message, const Secrecy& secrecy)
{
    std::cerr << "trendstream: " << secrecy.redactor->redact(message) << "\nSee: trendstream --help, trendstream COMMAND --help\n";
    return WrongUsage;
}

struct Dispatch {
    const Secrecy& secrecy;

    int operator()(const TrendsCommand& command) const { return runTrends(command, secrecy); }
    int operator()(const RecordCommand& command) const { return runRecord(command, secrecy); }
    int operator()(const SimulateCommand& command) const { return runSimulate(command, secrecy); }
    int operator()(const AuthCommand& command) const { return runAuth(command, secrecy); }
    int operator()(const RulesCommand& command) const { return runRules(command, secrecy); }
    int operator()(const ExampleCommand& command) const { return runExample(command, secrecy); }
    int operator()(const ShowText& shown) const
    {
        std::cout << shown.text << std::flush;
        return std::cout ? Done : WriteFailed;
    }
};

} // namespace

int main(int argc, char** argv)
try {
    guardStandardDescriptors();
    const auto secrecy = app::beginInSecrecy();
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto command = readCommandLine(words, {processEnvironment, TRENDSTREAM_VERSION});
    return command ? std::visit(Dispatch{secrecy}, *command) : refuse(command.error().message, secrecy);
} catch (const std::exception& error) {
    std::cerr << "trendstream: " << error.what() << '\n';
    return WorkFailed;
}
