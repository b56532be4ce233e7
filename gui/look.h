/// How the window looks: colours for dark and light, sizes on a grid of 8 pixels, fonts.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace gui {

enum class Scheme { System, Light, Dark };

/// Sizes in pixels.
struct Size {
    static constexpr int grid = 8;
    static constexpr int margin = 16;
    static constexpr int row = 32;
    static constexpr int topBar = 48;
    static constexpr int cellMargin = 8;
};

/// The colours that a palette has no role for. Every text colour has a contrast of at least 4.5 to the window's.
struct Look {
    QColor separator;
    QColor secondary; ///< text that is read second
    QColor line;      ///< of a chart
    QColor accent;
    QColor rise;
    QColor fall;
    QColor good; ///< states, as text and shapes
    QColor warning;
    QColor bad;
    QColor pillLive; ///< states, as a filled shape; `onPill` is written on the first and the last two
    QColor pillPaused;
    QColor pillReplay;
    QColor pillFinished;
    QColor pillFailed;
    QColor onPill;
    QColor onPillPaused;
    QColor hover;
};

bool isDark(const QPalette& palette);
/// From 1 to 21, as WCAG 2 has it: text needs 4.5, marks and frames 3.
double contrast(const QColor& one, const QColor& other);
/// By the palette's lightness; of black on white or white on black a stronger one.
const Look& lookOf(const QPalette& palette);
/// `desktop` is what the desktop asks for; a person's choice wins over it.
QPalette paletteFor(Scheme scheme, const QPalette& desktop);
/// Gives the application its palette; `System` asks the desktop anew.
void applyScheme(Scheme scheme);

/// Coloured emoji need these families in this order.
QFont baseFont();
/// Where lines begin in the language of the window, also those of text that begins elsewhere.
Qt::Alignment leading();
QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal);

} // namespace gui
