#include "gui/language.h"

#include <QApplication>
#include <QLibraryInfo>

#include <algorithm>
#include <array>

namespace gui {
namespace {

constexpr std::array all{Language{"en", "English"}, Language{"ko", "한국어"}, Language{"ar", "العربية"}};

bool isOurs(const QString& code)
{
    return std::ranges::any_of(all, [&](const Language& language) { return code == QLatin1String(language.code); });
}

/// With the country of the desktop where its language is this one: numbers are written otherwise in Egypt and Morocco.
QLocale localeOf(const QString& code)
{
    const QLocale plain(code);
    const auto system = QLocale::system();
    return system.language() == plain.language() ? system : plain;
}

} // namespace

std::span<const Language> languages() { return all; }

QString languageFor(const QStringList& preferred)
{
    for (const auto& wanted : preferred) {
        auto code = wanted.section(u'-', 0, 0).section(u'_', 0, 0);
        if (isOurs(code)) return code;
    }
    return QLatin1String(all.front().code);
}

Translation::Translation(const QString& code)
{
    const bool chosen = isOurs(code);
    const auto language = chosen ? code : languageFor(QLocale::system().uiLanguages());
    const auto locale = localeOf(language);
    // A language that is not ours is answered in English, but its numbers are known.
    const bool english = language == QLatin1String(all.front().code);
    QLocale::setDefault(!chosen && english ? QLocale::system() : locale);
    install(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("trendstream_") + language, QStringLiteral(":/translations"));
    QApplication::setLayoutDirection(QLocale(language).textDirection());
}

Translation::~Translation()
{
    for (const auto& translator : m_translators) QCoreApplication::removeTranslator(translator.get());
}

void Translation::install(const QString& file, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder)) return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace gui
