/// Runs Spark's own tables, those whose operations there are, and says which are left.
#include "tests/streaming/spark/life_cycle.h"
#include "tests/streaming/spark/times.h"

namespace spark {
namespace {

/// Every table that can be run is run; a later change must not lose one.
constexpr int tablesThatRun = 187;

const std::map<std::string, Runner>& namedRunners()
{
    static const std::map<std::string, Runner> all{
        {"StreamingContextSuite: state matching", statesDiffer},
        {"StreamingContextSuite: start and stop state check", runStates},
        {"StreamingContextSuite: start multiple times", runStates},
        {"StreamingContextSuite: stop multiple times", runStates},
        {"StreamingContextSuite: stop before start", runStates},
        {"StreamingContextSuite: start after stop", startAfterStop},
        {"StreamingContextSuite: start failure should stop internal components", failedStartStops},
        {"StreamingContextSuite: awaitTermination", awaitEnds},
        {"StreamingContextSuite: awaitTerminationOrTimeout", awaitEnds},
        {"StreamingContextSuite: awaitTermination after stop", awaitAfterStop},
        {"StreamingContextSuite: awaitTermination with error in task", failsInTask},
        {"StreamingContextSuite: awaitTermination with error in job generation", failsInTransform},
        {"StreamingContextSuite: stop gracefully", [](const Json&) { stopsGracefully(2000); }},
        {"StreamingContextSuite: stop gracefully even if a receiver misses StopReceiver",
            [](const Json&) { stopsGracefully(0); }},
        {"StreamingContextSuite: stop slow receiver gracefully", [](const Json&) { stopsGracefully(15); }},
        {"StreamingContextSuite: Creating an InputDStream but not using it should not crash", unusedInput},
        {"JavaAPISuite: testForeachRDD", countsForeach},
        {"JavaAPISuite: testStreamingContextTransform", [](const Json& table) { runSeveral(table, joinedWithThird); }},
        {"PySpark test_context: test_transform", [](const Json& table) { runSeveral(table, secondThirdFirst); }},
        {"PySpark test_context: test_transform_pairrdd", [](const Json& table) { runSeveral(table, product); }},
        {"PySpark test_dstream: test_failed_func", failsInTask},
        {"PySpark test_dstream: test_failed_func2", failsInTransform},
        {"PySpark test_dstream: test_reduce_by_invalid_window", refusesWindows},
        {"InputStreamsSuite: multi-thread receiver", takesFromManyThreads},
        {"InputStreamsSuite: Modified files are correctly detected.", runRenamedDirectory},
    };
    return all;
}

/// Tables whose other behaviour is wanted: the run shows ours.
const std::map<std::string, Runner>& wantedOtherwise()
{
    static const std::map<std::string, Runner> all{
        {"Derived (not in Spark's suites): inverse window with slide larger than window overcounts",
            [](Json table) {
                for (auto& row : table.at("expected"))
                    row = Json::parse(R"([["a", 2]])"); // as the window without an inverse has it
                runStream(table);
            }},
        {"StreamingContextSuite: multiple streaming contexts", severalContexts},
    };
    return all;
}

Runner runnerFor(const Json& table)
{
    const auto kind = table.at("kind").get<std::string>();
    const auto suite = table.at("suite").get<std::string>();
    if (const auto named = namedRunners().find(nameOf(table)); named != namedRunners().end()) return named->second;
    if (kind == "stream" && table.contains("ops") && Pipeline::knows(table.at("ops"))) return runStream;
    if (kind == "stream_failing") return runFailingStream;
    if (kind == "queue_stream") return runQueue;
    if (kind == "file_stream" && table.contains("newFilesOnly")) return runFiles;
    if (nameOf(table).starts_with("StreamingContextSuite: throw exception on using")) return refusesChanges;
    const bool range = table.at("case") == "until" || table.at("case") == "to";
    if ((suite == "DurationSuite" || suite == "TimeSuite") && !range) return runTimes;
    return nullptr;
}

/// Why a table is not run, by the first line whose word is in its suite, kind or name.
std::string reasonFor(const Json& table)
{
    static const std::vector<std::pair<std::string, std::string>> reasons{
        {"WithState", "operators with state"},
        {"StateMap", "operators with state"},
        {"ByKey", "operators with state"},
        {"state", "operators with state"},
        {"Recovery", "checkpoint and recovery"},
        {"recovery", "checkpoint and recovery"},
        {"Checkpoint", "checkpoint and recovery"},
        {"checkpoint", "checkpoint and recovery"},
        {"checkPoint", "checkpoint and recovery"},
        {"OrCreate", "checkpoint and recovery"},
        {"get_or_create", "checkpoint and recovery"},
        {"Failure", "checkpoint and recovery"},
        {"WriteAheadLog", "write-ahead log"},
        {"WAL", "write-ahead log"},
        {"Kafka", "Kafka"},
        {"PID", "rate limit and back-pressure"},
        {"Rate", "rate limit and back-pressure"},
        {"Listener", "listeners, interface, metrics"},
        {"UI", "listeners, interface, metrics"},
        {"InputInfo", "listeners, interface, metrics"},
        {"streamingSource", "listeners, interface, metrics"},
        {"ExecutorAllocation", "of the JVM or of a cluster"},
        {"Closure", "of the JVM or of a cluster"},
        {"SchedulingPolicy", "of the JVM or of a cluster"},
        {"SPARK-18560", "of the JVM or of a cluster"},
        {"conf", "of the JVM or of a cluster"},
        {"SparkContext", "of the JVM or of a cluster"},
        {"local properties", "of the JVM or of a cluster"},
        {"Receive", "receivers and their blocks"},
        {"Block", "receivers and their blocks"},
        {"socket", "the socket (its own tests have it)"},
        {"binary", "binary records"},
        {"slice", "slice, remember, persist"},
        {"cleanup", "slice, remember, persist"},
        {"persistence", "slice, remember, persist"},
        {"TimeSuite", "ranges of times (a loop in C++)"},
    };
    const auto text = nameOf(table) + " " + table.at("kind").get<std::string>();
    for (const auto& [word, reason] : reasons)
        if (text.find(word) != std::string::npos) return reason;
    return "names, ids and timers inside Spark";
}

TEST(SparkTablesTest, EveryTableWhoseOperationsThereArePasses)
{
    std::string origin;
    Tally tally;
    for (const auto& table : loadCases(origin)) {
        if (const auto other = wantedOtherwise().find(nameOf(table)); other != wantedOtherwise().end()) {
            tally.run(table, other->second);
            tally.otherwise(table);
        } else if (const auto runner = runnerFor(table)) {
            tally.run(table, runner);
        } else {
            tally.leave(table, reasonFor(table));
        }
    }
    tally.print(std::cout, origin);
    EXPECT_GE(tally.ran(), tablesThatRun);
}

} // namespace
} // namespace spark
