/// The door from the window to what it shows.
#pragma once

#include "app/core/engine_view.h"
#include "app/core/run_view.h"
#include "gui/connecting.h"

#include <functional>
#include <string>
#include <vector>

namespace gui {

/// What the window asks for and commands. All but `view` may be left empty: the window then does without.
struct Run {
    std::function<app::RunView()> view;
    std::function<app::DetailsView(const app::DetailsQuery&)> details{};
    std::function<app::RunView(app::Time)> past{};
    std::function<app::VolumeView(std::size_t points)> volume{};
    /// Whether the service has said so since the sample was given.
    std::function<bool(const app::Sample&)> isDeleted{};
    std::function<app::EngineView()> engine{};
    /// What happened to a source, newest first; it is named by its place in `RunView::sources`.
    std::function<std::vector<app::SourceEvent>(std::size_t source)> sourceLog{};
    /// False where the source's state leaves nothing to do.
    std::function<bool(std::size_t source, app::SourceRequest request)> askSource{};
    /// Other windows from now on. On an error, in words, those that are stay.
    std::function<app::Result<void>(const app::WindowChoice&)> choose{};
    /// Ends the run and begins another over these sources, named as on the command line. On an error, in words, it
    /// goes on as it is.
    std::function<app::Result<void>(const std::vector<std::string>& sources)> open{};
    Connecting networks{};
    /// What is pinned, muted and alerted on from the next window on. The error is in words.
    std::function<app::Result<void>(const app::WatchWords&)> watch{};
    /// A notification of the desktop.
    std::function<void(const std::string& title, const std::string& body)> notify{};
    std::string filter{}; ///< stands in the filter box at first
    /// Of the run, named as on the command line.
    std::function<std::vector<std::string>()> sources{};
    /// Of a replay; none: as fast as it goes.
    std::function<void(std::optional<double> speed)> setSpeed{};
    /// A replay waits until it is told to go on.
    std::function<void()> hold{};
    std::function<void()> goOn{};
    /// Keeps the raw feed of live sources from now on.
    std::function<app::Result<void>(const std::string& directory)> record{};
    std::function<void()> stopRecording{};
};

} // namespace gui
