/// What is wrong with a run at this moment, in a sentence, and what can be done about it.
#pragma once

#include "app/core/run_view.h"

#include <QString>

#include <optional>

namespace gui {

struct Trouble {
    enum class Level {
        Quiet,   ///< it passes by itself
        Warning, ///< something is lost, or will be
        Bad,     ///< nothing comes until somebody acts
    };
    enum class Way { None, RetryNow, Start, SourceLog, EnginePage, Connect };

    Level level = Level::Quiet;
    QString words;
    QString detail{}; ///< in its own words, or what helps
    Way way = Way::None;
    std::optional<std::size_t> source{}; ///< whose it is, by its place in the run
};

/// The worst of what there is to say; none where all is well.
std::optional<Trouble> troubleOf(const app::RunView& run);

/// When a source may come again: "limited until 14:15, 42 s left".
QString limitedText(const app::SourceView& source);

} // namespace gui
