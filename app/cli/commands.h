/// The commands: each does its work and returns the exit code of the program.
#pragma once

#include "app/cli/command_line.h"
#include "app/core/secrecy.h"
#include "streaming/result.h"

namespace app::cli {

/// Exit codes of the program (section 2 of the contract).
enum ExitCode : int { Done = 0, WorkFailed = 1, WrongUsage = 2, NoCredentials = 3, DamagedState = 65, WriteFailed = 74 };

ExitCode exitCodeOf(streaming::ErrorKind kind);

/// `run` and `replay`: from the sources of the settings to windows on standard output, a file or the terminal.
int runTrends(const TrendsCommand& command, const Secrecy& secrecy);

/// `record`: from the sources of the settings to compressed files.
int runRecord(const RecordCommand& command, const Secrecy& secrecy);

/// `simulate`: writes the feed to standard output.
int runSimulate(const SimulateCommand& command, const Secrecy& secrecy);

/// `example`: runs the program of that name until it ends or is stopped.
int runExample(const ExampleCommand& command, const Secrecy& secrecy);

} // namespace app::cli
