#include "app/cli/signals.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <future>
#include <iostream>

namespace app::cli {
namespace {

using testing::ExitedWithCode;

/// Asks for a stop by `signal`; ends with 0 once it has arrived.
void stopBy(int signal)
{
    SignalMask mask;
    std::promise<void> stopped;
    SignalListener listener({[&] { stopped.set_value(); }, [] {}});
    ::kill(::getpid(), signal);
    stopped.get_future().wait();
    std::_Exit(listener.stopping() ? 0 : 1);
}

TEST(SignalsTest, TheFirstSignalAsksForAStop)
{
    EXPECT_EXIT(stopBy(SIGINT), ExitedWithCode(0), "");
    EXPECT_EXIT(stopBy(SIGTERM), ExitedWithCode(0), "");
}

TEST(SignalsTest, TheSecondInterruptEndsAtOnce)
{
    const auto twice = [] {
        SignalMask mask;
        std::promise<void> stopped;
        SignalListener listener({[&] { stopped.set_value(); }, [] { std::cerr << "restored"; }});
        ::kill(::getpid(), SIGINT);
        stopped.get_future().wait();
        for (;;) ::kill(::getpid(), SIGINT); // until it counts as another request
    };
    EXPECT_EXIT(twice(), ExitedWithCode(130), "restored");
}

TEST(SignalsTest, TheProgramAsksForAStopItself)
{
    const auto request = [] {
        SignalMask mask;
        std::promise<void> stopped;
        SignalListener listener({[&] { stopped.set_value(); }, [] {}});
        listener.requestStop();
        stopped.get_future().wait();
        std::_Exit(0);
    };
    EXPECT_EXIT(request(), ExitedWithCode(0), "");
}

TEST(SignalsTest, EndsWithoutASignal)
{
    const auto quiet = [] {
        SignalMask mask;
        {
            SignalListener listener({[] {}, [] {}});
        }
        std::_Exit(0);
    };
    EXPECT_EXIT(quiet(), ExitedWithCode(0), "");
}

} // namespace
} // namespace app::cli
