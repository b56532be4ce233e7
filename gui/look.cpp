#include "gui/look.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace gui {
namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

Look darkLook()
{
    return {.separator = rgb(0x292C33), .secondary = rgb(0x9BA1AB), .line = rgb(0x8A919C), .accent = rgb(0x6CB2FF),
        .rise = rgb(0x4AC99B), .fall = rgb(0xFF9068), .good = rgb(0x4AC99B), .warning = rgb(0xF0B64C),
        .bad = rgb(0xFF7B72), .pillLive = rgb(0x1A7F52), .pillPaused = rgb(0xF0B64C), .pillReplay = rgb(0x2F68C9),
        .pillFinished = rgb(0x4A515D), .pillFailed = rgb(0xB3372F), .onPill = rgb(0xFFFFFF),
        .onPillPaused = rgb(0x241A00), .hover = rgb(0x1F2229)};
}

Look lightLook()
{
    return {.separator = rgb(0xE3E5E9), .secondary = rgb(0x5B626D), .line = rgb(0x858C97), .accent = rgb(0x0B5FC4),
        .rise = rgb(0x0A7A4C), .fall = rgb(0xB5400F), .good = rgb(0x0A7A4C), .warning = rgb(0x8A5A00),
        .bad = rgb(0xB3261E), .pillLive = rgb(0x14804F), .pillPaused = rgb(0xF5BD4F), .pillReplay = rgb(0x2563C4),
        .pillFinished = rgb(0x666E7A), .pillFailed = rgb(0xB3261E), .onPill = rgb(0xFFFFFF),
        .onPillPaused = rgb(0x241A00), .hover = rgb(0xF2F4F7)};
}

/// Text in full strength everywhere, lines that cannot be overlooked.
Look strongLook(const Look& look, const QColor& text)
{
    auto strong = look;
    strong.separator = strong.secondary = strong.line = text;
    return strong;
}

struct Basics {
    QRgb window, base, text, secondary, button, highlight, highlighted, mid, midlight, disabled, link;
};

QPalette paletteFrom(const Basics& colours)
{
    QPalette palette(rgb(colours.button), rgb(colours.window));
    const auto set = [&](QPalette::ColorRole role, QRgb colour) { palette.setColor(role, rgb(colour)); };
    set(QPalette::Window, colours.window);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.base);
    set(QPalette::ToolTipBase, colours.button);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Text, colours.text);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::ToolTipText, colours.text);
    set(QPalette::PlaceholderText, colours.secondary);
    set(QPalette::Button, colours.button);
    set(QPalette::Highlight, colours.highlight);
    set(QPalette::HighlightedText, colours.highlighted);
    set(QPalette::Mid, colours.mid);
    set(QPalette::Midlight, colours.midlight);
    set(QPalette::Link, colours.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, rgb(colours.disabled));
    return palette;
}

QPalette darkPalette()
{
    return paletteFrom(
        {0x15171C, 0x15171C, 0xE9EBEE, 0x9BA1AB, 0x23262D, 0x245A9E, 0xFFFFFF, 0x666D79, 0x3C414B, 0x6A707B, 0x6CB2FF});
}

QPalette lightPalette()
{
    return paletteFrom(
        {0xFCFCFD, 0xFCFCFD, 0x1A1C20, 0x5B626D, 0xF1F2F4, 0x1F66C0, 0xFFFFFF, 0x878E99, 0xFCFCFD, 0x9BA1AB, 0x0B5FC4});
}

QPalette blackPalette()
{
    return paletteFrom({0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x1A1A1A, 0xFFFF00, 0x000000, 0xFFFFFF, 0x404040,
        0xB0B0B0, 0x80C8FF});
}

QPalette whitePalette()
{
    return paletteFrom({0xFFFFFF, 0xFFFFFF, 0x000000, 0x000000, 0xF0F0F0, 0x00308F, 0xFFFFFF, 0x000000, 0xFFFFFF,
        0x505050, 0x00308F});
}

/// As WCAG 2 has it.
double lightOf(const QColor& colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// Only a palette that wants nothing but contrast is black on white.
bool wantsContrast(const QPalette& palette)
{
    constexpr double nearlyAll = 20.5; // of 21
    return contrast(palette.color(QPalette::Window), palette.color(QPalette::WindowText)) > nearlyAll;
}

} // namespace

double contrast(const QColor& one, const QColor& other)
{
    const double a = lightOf(one);
    const double b = lightOf(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

bool isDark(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128; }

const Look& lookOf(const QPalette& palette)
{
    static const Look dark = darkLook();
    static const Look light = lightLook();
    static const Look strongDark = strongLook(dark, Qt::white);
    static const Look strongLight = strongLook(light, Qt::black);
    if (wantsContrast(palette)) return isDark(palette) ? strongDark : strongLight;
    return isDark(palette) ? dark : light;
}

QPalette paletteFor(Scheme scheme, const QPalette& desktop)
{
    if (scheme == Scheme::System && wantsContrast(desktop)) return isDark(desktop) ? blackPalette() : whitePalette();
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && isDark(desktop));
    return dark ? darkPalette() : lightPalette();
}

void applyScheme(Scheme scheme)
{
    if (scheme == Scheme::System) QApplication::setPalette(QPalette()); // what the desktop asks for
    QApplication::setPalette(paletteFor(scheme, QApplication::palette()));
}

QFont baseFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"),
        QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Color Emoji")});
    font.setPixelSize(13);
    return font;
}

Qt::Alignment leading()
{
    const auto side = QGuiApplication::isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    return side | Qt::AlignAbsolute;
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace gui
