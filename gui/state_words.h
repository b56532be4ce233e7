/// What the window says of a run: its state in a word, and what stands where there are no rows.
#pragma once

#include "app/core/run_view.h"
#include "gui/models/trend_model.h"
#include "gui/views/state_pill.h"

namespace gui {

struct StateWords {
    StatePill::State state;
    QString words;
};

StateWords stateWords(const app::RunView& run);
/// `shown` is what the view was paused at.
StateWords pausedWords(const app::RunView& shown, const app::RunView& newest);

/// `moment` is what is looked back on.
StateWords historyWords(app::Time moment);

struct EmptyWords {
    QString title;
    QString detail;
};

/// Before the first window.
EmptyWords nothingYet(const app::RunView& run);
/// A window without a row.
EmptyWords noRows(TrendModel::List list, const app::WindowView& window);

/// Where the run is over or has something to say, else empty.
QString noticeOf(const app::RunView& run);
/// All that was read; what is not 0 and should be stands there too.
QString totalsText(const app::RunView& run);

} // namespace gui
