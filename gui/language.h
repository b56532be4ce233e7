/// The language that the window speaks: its words, its numbers and the side on which it begins.
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include <memory>
#include <span>
#include <vector>

namespace gui {

struct Language {
    const char* code; ///< as in ISO 639
    const char* name; ///< in itself
};

/// English first, in which the source is written.
std::span<const Language> languages();

/// That of `languages()` which the desktop prefers; `preferred` is most wanted first, as `QLocale::uiLanguages` has it.
QString languageFor(const QStringList& preferred);

/// Gives the application a language while it lives. Widgets that are made afterwards speak it.
class Translation {
public:
    /// An empty code: the language of the desktop (`LANGUAGE`, `LC_ALL` … decide). Qt's own words are translated where
    /// its translations are installed.
    explicit Translation(const QString& code);
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

private:
    void install(const QString& file, const QString& folder);

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace gui
