/// The tables about inputs: streams of rows, queues, files, several streams at once.
#pragma once

#include "tests/streaming/spark/pipeline.h"
#include "tests/streaming/spark/tables.h"
#include "tests/support/temp_directory.h"

namespace spark {

using support::ManualContext;

inline std::string thrownBy(const std::function<void()>& action)
{
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

inline Stream tableStream(ManualContext& context, const Json& table, const char* key = "input")
{
    return support::tableStream<Json>(
        context, inputOf(table, key), valueOr<std::size_t>(table, "num_input_partitions", 2));
}

/// Runs the pipeline of a table. Where the table says so, its last batch must fail.
inline void runStream(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    std::optional<Stream> second;
    if (table.contains("input2")) second = tableStream(context, table, "input2");
    const auto stream = Pipeline(second).apply(table.at("ops"), tableStream(context, table));
    const auto recording = support::record(stream);
    const auto batchesARow = static_cast<std::size_t>(stream.slide() / context.batch());
    context->start();
    context.runBatches(valueOr(table, "num_batches", table.at("expected").size() * batchesARow));
    const auto error = thrownBy([&] { context->awaitTerminationOrTimeout(streaming::Duration(0)); });
    EXPECT_EQ(!error.empty(), table.contains("expected_error")) << error;
    expectRows(table, support::rowsOf(*recording), table.at("expected"));
    for (const auto& batch : *recording)
        EXPECT_EQ(batch.partitions, valueOr(table, "expected_num_partitions", batch.partitions));
}

/// The function throws for the value 1; later batches still run.
inline void runFailingStream(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto message = table.at("expected_error").at("message_contains").get<std::string>();
    const auto recording = support::record(tableStream(context, table).map([message](const Json& element) {
        if (element == 1) throw std::runtime_error(message);
        return element;
    }));
    context->start();
    context.runBatches(table.at("input").size());
    EXPECT_EQ(thrownBy([&] { context->awaitTermination(); }), message);
    expectRows(table, support::rowsOf(*recording), table.at("expected"));
}

/// Rows of the input are queued before their batch: whole, or each element as a data set of its own.
inline void runQueue(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto queue = std::make_shared<streaming::RDDQueue<Json>>();
    const bool oneAtATime = table.at("oneAtATime").get<bool>();
    const auto take = oneAtATime ? streaming::QueueTake::OneAtATime : streaming::QueueTake::AllAtOnce;
    const auto recording = support::record(context->queueStream<Json>(queue, take));
    context->start();
    const bool whole = table.at("input") == table.at("expected") && oneAtATime;
    for (const auto& row : table.at("input")) {
        if (whole)
            queue->push(streaming::parallelize(row.get<std::vector<Json>>()));
        else
            for (const auto& element : row) queue->push(streaming::parallelize(std::vector<Json>{element}));
        context.runBatches();
    }
    auto rows = support::rowsOf(*recording);
    std::erase_if(rows, [](const auto& row) { return row.empty(); });
    expectRows(table, rows, table.at("expected"));
}

inline void setChangedAt(const std::filesystem::path& file, streaming::Time time)
{
    std::filesystem::last_write_time(file, std::chrono::file_clock::from_sys(time));
}

inline void writeInput(const std::filesystem::path& directory, const Json& file, std::int64_t changedAtMs)
{
    std::string text;
    for (const auto& line : file.at("lines")) text += line.get<std::string>() + "\n";
    const auto path = directory / file.at("file").get<std::string>();
    support::writeText(path, text);
    setChangedAt(path, streaming::timeAt(changedAtMs));
}

/// Files appear before the batch in which they must be.
inline void runFiles(const Json& table)
{
    const support::TempDirectory directory;
    const auto start = table.at("clock_start_ms").get<std::int64_t>();
    ManualContext context{streaming::Duration(batchMs(table)), 2, streaming::timeAt(start)};
    const auto nested = table.at("input").at(0).at("file").get<std::string>().find('/') != std::string::npos;
    if (nested) writeInput(directory.path(), {{"file", "not-matched"}, {"lines", {"0"}}}, start + 1000);
    std::vector<Json> coming;
    for (const auto& file : table.at("input")) {
        if (valueOr(file, "exists_before_context", false))
            writeInput(directory.path(), file, file.at("mtime_ms"));
        else
            coming.push_back(file);
    }
    const auto existing =
        table.at("newFilesOnly").get<bool>() ? streaming::ExistingFiles::Ignored : streaming::ExistingFiles::Taken;
    const auto recording = support::record(
        context->textFileStream((directory.path() / (nested ? "*/" : "")).string(), {.existing = existing}));
    context->start();
    for (const auto& file : coming) {
        writeInput(directory.path(), file, file.at("mtime_ms"));
        context.runBatches();
    }
    std::vector<std::vector<Json>> rows;
    for (const auto& batch : *recording) rows.emplace_back(batch.rows.begin(), batch.rows.end());
    EXPECT_EQ(recording->front().time, streaming::timeAt(table.at("first_batch_ms").get<std::int64_t>()));
    expectRows(table, rows, table.at("expected"));
}

/// A directory with an old file and a new one is moved under the pattern: files keep their times, one is taken.
inline void runRenamedDirectory(const Json& table)
{
    const support::TempDirectory directory;
    ManualContext context{streaming::Duration(batchMs(table)), 2, streaming::timeAt(60000)};
    std::filesystem::create_directory(directory.path() / "streaming");
    const auto recording = support::record(context->textFileStream((directory.path() / "streaming" / "sub*").string()));
    writeInput(directory.path(), table.at("input").at(0), 60000 - batchMs(table));
    context->start();
    context.runBatches();
    writeInput(directory.path(), table.at("input").at(1), 60000 + batchMs(table));
    std::filesystem::rename(directory.path() / "subdir", directory.path() / "streaming" / "subdir");
    context.runBatches();
    std::vector<std::vector<Json>> rows;
    for (const auto& batch : *recording) rows.emplace_back(batch.rows.begin(), batch.rows.end());
    expectRows(table, rows, table.at("expected"));
}

using Sources = std::vector<streaming::RDD<Json>>;

/// Several streams at once; what is done with them the table says in words.
inline void runSeveral(const Json& table, const std::function<streaming::RDD<Json>(const Sources&)>& function)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    std::vector<Stream> streams;
    for (const auto* key : {"input", "input2", "input3"})
        if (table.contains(key)) streams.push_back(tableStream(context, table, key));
    const auto recording = support::record(
        streaming::transformAll(streams, [function](const Sources& rdds, streaming::Time) { return function(rdds); }));
    context->start();
    context.runBatches(table.at("expected").size());
    expectRows(table, support::rowsOf(*recording), table.at("expected"));
}

inline streaming::RDD<Json> joinedWithThird(const Sources& rdds)
{
    const auto twice = [](const Json& element) { return Pair(element, element); };
    const auto pair = [](const Json& element) { return Pair(element.at(0), element.at(1)); };
    return rdds.at(0).unionWith(rdds.at(1)).map(twice).join(rdds.at(2).map(pair)).map([](const auto& joined) {
        return toJson(joined);
    });
}

inline streaming::RDD<Json> secondThirdFirst(const Sources& rdds)
{
    return rdds.at(1).unionWith(rdds.at(2)).unionWith(rdds.at(0));
}

inline streaming::RDD<Json> product(const Sources& rdds)
{
    return rdds.at(0).flatMap([all = rdds.at(0).collect()](const Json& left) {
        std::vector<Json> pairs;
        for (const auto& right : all) pairs.push_back(Json::array({left, right}));
        return pairs;
    });
}

} // namespace spark
