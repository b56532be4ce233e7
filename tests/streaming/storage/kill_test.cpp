#include "tests/streaming/storage/workload.h"

#include <gmock/gmock.h>

namespace {

using namespace storage_test;

constexpr unsigned powerFailures = 6; // at each point

template <class Work>
void untilKilled(MemoryDisk& disk, int point, Work work)
{
    FaultyFileSystem files(disk);
    files.killAt(point);
    try {
        work(files);
        ADD_FAILURE() << "was not killed at point " << point;
    } catch (const support::Killed&) {
        disk.endProcess();
    }
}

/// How many points a whole run has, and what they are called.
template <class Workload>
int pointsOf(Workload workload, std::set<std::string>& names)
{
    MemoryDisk disk;
    FaultyFileSystem files(disk);
    EXPECT_TRUE(workload.run(files));
    names.insert(files.pointNames().begin(), files.pointNames().end());
    return files.points();
}

template <class Workload>
void expectKeptAfterPowerFailure(const Workload& run, const MemoryDisk& disk, unsigned seed)
{
    SCOPED_TRACE("power failure, seed " + std::to_string(seed));
    MemoryDisk after(disk);
    after.failPower(seed);
    FaultyFileSystem files(after);
    run.expectKept(files);
}

/// Kills a run at each of its points: all is kept that was told to be safe, also where the power fails with it.
template <class Workload>
std::set<std::string> killAtEveryPoint(const Workload& workload)
{
    std::set<std::string> names;
    const auto points = pointsOf(workload, names);
    for (int point = 1; point <= points; ++point) {
        SCOPED_TRACE("point " + std::to_string(point));
        MemoryDisk disk;
        auto run = workload;
        untilKilled(disk, point, [&](FileSystem& files) { (void)run.run(files); });
        for (unsigned seed = 0; seed < powerFailures; ++seed)
            expectKeptAfterPowerFailure(run, disk, seed + powerFailures * static_cast<unsigned>(point));
        FaultyFileSystem files(disk);
        run.expectKept(files);
        if (testing::Test::HasFailure()) break;
    }
    return names;
}

/// Kills a run, and each recovery from it at its k-th point, until one is not killed any more.
template <class Workload>
void killRecoveries(const Workload& workload, int point)
{
    MemoryDisk disk;
    auto run = workload;
    untilKilled(disk, point, [&](FileSystem& files) { (void)run.run(files); });
    disk.failPower(static_cast<unsigned>(point));
    for (int recoveryPoint = 1;; ++recoveryPoint) {
        MemoryDisk before(disk);
        FaultyFileSystem files(disk);
        files.killAt(recoveryPoint);
        try {
            (void)Workload::open(files);
            if (files.points() < recoveryPoint) break;
        } catch (const support::Killed&) {
        }
        disk.failPower(static_cast<unsigned>(point + recoveryPoint));
    }
    FaultyFileSystem files(disk);
    run.expectKept(files);
}

/// A program that was killed begins again and finds what the killed one had not made safe yet: once it was found, it
/// must stay.
template <class Workload>
void expectProgressStays(const Workload& workload)
{
    std::set<std::string> names;
    const auto points = pointsOf(workload, names);
    for (int point = 1; point <= points; ++point) {
        SCOPED_TRACE("point " + std::to_string(point));
        MemoryDisk disk;
        auto run = workload;
        untilKilled(disk, point, [&](FileSystem& files) { (void)run.run(files); });
        FaultyFileSystem again(disk);
        const auto found = Workload::progress(again);
        for (unsigned seed = 0; seed < powerFailures; ++seed) {
            MemoryDisk after(disk);
            after.failPower(seed + powerFailures * static_cast<unsigned>(point));
            FaultyFileSystem files(after);
            EXPECT_GE(Workload::progress(files), found);
        }
    }
}

TEST(StorageKillTest, WhatWasFoundStays)
{
    expectProgressStays(LogWorkload(45));
    expectProgressStays(StoreWorkload(14));
}

TEST(StorageKillTest, LogKeepsWhatIsSafe)
{
    const auto names = killAtEveryPoint(LogWorkload(45));
    for (const auto* const call : {"open log-", "write log-", "sync log-", "close log-", "remove log-",
             "sync directory log", "create directories log"}) {
        EXPECT_THAT(names, testing::Contains(std::string("before ") + call));
        EXPECT_THAT(names, testing::Contains(std::string("after ") + call));
    }
    EXPECT_THAT(names, testing::Contains("halfway through write log-"));
}

TEST(StorageKillTest, StoreKeepsWhatIsSafe)
{
    const auto names = killAtEveryPoint(StoreWorkload(14));
    for (const auto* const call : {"open log-", "write log-", "sync log-", "close log-", "remove log-",
             "sync directory pieces", "create directories pieces", "open checkpoint.tmp", "write checkpoint.tmp",
             "sync checkpoint.tmp", "close checkpoint.tmp", "rename checkpoint-", "remove checkpoint-",
             "sync directory state"}) {
        EXPECT_THAT(names, testing::Contains(std::string("before ") + call));
        EXPECT_THAT(names, testing::Contains(std::string("after ") + call));
    }
    EXPECT_THAT(names, testing::Contains("halfway through write checkpoint.tmp"));
}

/// What an older checkpoint refers to goes after it, never before.
TEST(StorageKillTest, EachCheckpointOnDiskCanBeRead)
{
    std::set<std::string> names;
    const StoreWorkload workload(14);
    for (int point = pointsOf(workload, names); point > 0; --point) {
        SCOPED_TRACE("point " + std::to_string(point));
        MemoryDisk disk;
        auto run = workload;
        untilKilled(disk, point, [&](FileSystem& files) { (void)run.run(files); });
        for (unsigned seed = 0; seed < powerFailures; ++seed) {
            MemoryDisk after(disk);
            after.failPower(seed + powerFailures * static_cast<unsigned>(point));
            StoreWorkload::expectEachReadable(after);
        }
    }
}

TEST(StorageKillTest, RecoveryMayBeKilledToo)
{
    std::set<std::string> names;
    for (int point = 1; point <= pointsOf(LogWorkload(20), names); ++point)
        killRecoveries(LogWorkload(20), point);
    for (int point = 1; point <= pointsOf(StoreWorkload(6), names); ++point)
        killRecoveries(StoreWorkload(6), point);
}

} // namespace
