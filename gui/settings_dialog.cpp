#include "gui/settings_dialog.h"

#include "gui/language.h"
#include "gui/text.h"
#include "gui/wrapped_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gui {
namespace {

constexpr int wide = 560;
constexpr int fieldWidth = 280;

QLabel* secondary(const QString& words, QWidget* parent)
{
    auto* const label = new QLabel(words, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(sized(baseFont(), 12));
    wrap(*label);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent),
      m_preferences(preferences),
      m_rows(new QGridLayout),
      m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("Settings"));
    m_rows->setHorizontalSpacing(Size::margin);
    m_rows->setVerticalSpacing(Size::grid / 2);
    m_rows->setColumnStretch(0, 1);
    m_rows->setColumnMinimumWidth(1, fieldWidth);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(3 * Size::grid, 2 * Size::grid, 3 * Size::grid, 2 * Size::grid);
    all->setSpacing(2 * Size::grid);
    all->addLayout(m_rows);
    all->addStretch(1);
    all->addWidget(m_close, 0, Qt::AlignTrailing);
    addSection(tr("Look"));
    addScheme();
    addLanguage();
    addSection(tr("Reading"));
    addInterval();
    addNotifications();
    addStart();
    resize(wide, sizeHint().height());
}

void SettingsDialog::addSection(const QString& title)
{
    auto* const label = new QLabel(title, this);
    label->setFont(sized(baseFont(), 13, QFont::DemiBold));
    label->setContentsMargins(0, m_rows->count() > 0 ? Size::margin : 0, 0, Size::grid / 2);
    m_rows->addWidget(label, m_rows->rowCount(), 0, 1, 2);
}

QLabel* SettingsDialog::addRow(const QString& label, QWidget* field, const QString& meaning)
{
    const int row = m_rows->rowCount();
    auto* const name = new QLabel(label, this);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(label);
    field->setAccessibleDescription(meaning);
    field->setMinimumHeight(Size::row);
    m_rows->addWidget(name, row, 0);
    m_rows->addWidget(field, row, 1);
    setTabOrder(field, m_close);
    if (meaning.isEmpty()) return nullptr;
    auto* const line = secondary(meaning, this);
    m_rows->addWidget(line, row + 1, 1);
    return line;
}

template <class Choose>
QComboBox* SettingsDialog::addChoice(
    const QString& label, const QStringList& choices, int chosen, Choose choose, const QString& meaning)
{
    auto* const box = new QComboBox(this);
    box->addItems(choices);
    box->setCurrentIndex(chosen);
    connect(box, &QComboBox::currentIndexChanged, this, [this, choose](int at) {
        choose(at);
        Q_EMIT changed();
    });
    addRow(label, box, meaning);
    return box;
}

void SettingsDialog::addScheme()
{
    addChoice(tr("Appearance"), {tr("As the system"), tr("Light"), tr("Dark")}, int(m_preferences.scheme),
        [this](int at) { m_preferences.scheme = Scheme(at); }, {});
}

void SettingsDialog::addLanguage()
{
    QStringList names{tr("As the system")};
    int chosen = 0;
    for (const auto& language : languages()) {
        if (m_preferences.language == QLatin1String(language.code)) chosen = int(names.size());
        names << QString::fromUtf8(language.name);
    }
    addChoice(tr("Language"), names, chosen,
        [this](int at) {
            m_preferences.language = at == 0 ? QString() : QLatin1String(languages()[std::size_t(at) - 1].code);
        },
        tr("The window opens anew in it; counting goes on."));
}

void SettingsDialog::addInterval()
{
    QStringList names;
    for (const auto interval : intervals()) names << intervalText(interval);
    const auto found = std::ranges::find(intervals(), m_preferences.interval);
    addChoice(tr("Updates of the lists"), names, int(found - intervals().begin()),
        [this](int at) { m_preferences.interval = intervals()[std::size_t(at)]; },
        tr("Space stops them altogether; counting goes on."));
}

void SettingsDialog::addNotifications()
{
    addChoice(tr("Notifications"), {tr("When an alert fires"), tr("None")}, m_preferences.notifications ? 0 : 1,
        [this](int at) { m_preferences.notifications = at == 0; }, {});
}

void SettingsDialog::addStart()
{
    addChoice(tr("At the next start"), {tr("The last session comes back"), tr("The simulated feed")},
        int(m_preferences.start), [this](int at) { m_preferences.start = Preferences::Start(at); }, {});
}

void showAbout(QWidget* parent)
{
    auto* const dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About"));
    auto* const layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(4 * Size::grid, 3 * Size::grid, 4 * Size::grid, 2 * Size::grid);
    layout->setSpacing(Size::grid);
    const auto add = [&](const QString& words, const QFont& font, QPalette::ColorRole role) {
        auto* const label = new QLabel(words, dialog);
        label->setFont(font);
        label->setForegroundRole(role);
        wrap(*label);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    };
    add(QStringLiteral("trendstream %1").arg(QCoreApplication::applicationVersion()),
        sized(baseFont(), 20, QFont::DemiBold), QPalette::WindowText);
    add(tr("Trending hashtags and retweets of a live stream, or of a recorded one."), baseFont(), QPalette::WindowText);
    add(tr("Free software under the Apache License 2.0."), baseFont(), QPalette::WindowText);
    add(tr("With Qt %1, Boost, simdjson, libcurl, OpenSSL, zstd, zlib, bzip2, utf8proc, xxHash, cereal, libsecret, "
           "liboauth, nlohmann json, tomlplusplus, CLI11, spdlog, fmt and date.")
            .arg(QLatin1String(qVersion())),
        sized(baseFont(), 12), QPalette::PlaceholderText);
    layout->addStretch(1);
    auto* const close = new QPushButton(tr("Close"), dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignTrailing);
    dialog->resize(440, dialog->sizeHint().height());
    dialog->open();
}

} // namespace gui
