#include "gui/views/welcome_card.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/choice_button.h"
#include "gui/wrapped_text.h"

#include <QEvent>
#include <QFileInfo>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace gui {
namespace {

constexpr int shadow = 24;
constexpr qreal radius = 12;
constexpr qsizetype recentShown = 4;

} // namespace

WelcomeCard::WelcomeCard(QWidget* parent) : QWidget(parent), m_recent(new QWidget(this)), m_list(new QVBoxLayout(m_recent))
{
    setAccessibleName(tr("Welcome"));
    auto* const title = new QLabel(tr("What is being talked about, now"), this);
    title->setFont(sized(baseFont(), 20, QFont::DemiBold));
    auto* const words = new QLabel(
        tr("Behind this card a simulated feed is counted already: made up on this machine, no network is asked. "
           "Choose what you want to see."),
        this);
    wrap(*words);
    words->setForegroundRole(QPalette::PlaceholderText);

    auto* const all = new QVBoxLayout(this);
    const int edge = shadow + 3 * Size::grid;
    all->setContentsMargins(edge, edge, edge, edge);
    all->setSpacing(Size::grid);
    all->addWidget(title);
    all->addWidget(words);
    all->addSpacing(Size::grid);
    const auto add = [&](const QString& name, const QString& meaning, const QString& key, auto act) {
        auto* const choice = new ChoiceButton(name, meaning, key, this);
        all->addWidget(choice);
        connect(choice, &QAbstractButton::clicked, this, [this, act] {
            close();
            act();
        });
        return choice;
    };
    auto* const first = add(tr("Connect a network…"), tr("Bluesky needs nothing; Mastodon and X need a key"),
        QStringLiteral("Ctrl+N"), [this] { Q_EMIT connectAsked(); });
    add(tr("Open a recording…"), tr("A file or a folder of statuses, packed or not"), QStringLiteral("Ctrl+O"),
        [this] { Q_EMIT openAsked(); });
    add(tr("Watch the simulated feed"), tr("To look around; this card does not come again"), QStringLiteral("Esc"), [] {});
    m_list->setContentsMargins(0, Size::grid, 0, 0);
    m_list->setSpacing(0);
    all->addWidget(m_recent);
    m_recent->hide();
    setFocusProxy(first);
    setMaximumWidth(560);
    parent->installEventFilter(this);
    place();
}

void WelcomeCard::setRecent(const QStringList& recordings)
{
    qDeleteAll(m_recent->findChildren<QWidget*>());
    if (recordings.isEmpty()) return;
    auto* const heading = new QLabel(tr("Recent recordings"), m_recent);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setContentsMargins(Size::grid, 0, 0, Size::grid / 2);
    m_list->addWidget(heading);
    for (const auto& path : recordings.first(std::min(recentShown, recordings.size()))) {
        auto* const button = new QPushButton(isolated(QFileInfo(path).fileName()), m_recent);
        button->setObjectName(QStringLiteral("plain"));
        button->setToolTip(isolated(path));
        button->setAccessibleName(tr("Open %1").arg(QFileInfo(path).fileName()));
        connect(button, &QPushButton::clicked, this, [this, path] {
            close();
            Q_EMIT recentAsked(path);
        });
        m_list->addWidget(button);
    }
    m_recent->show();
    place();
}

void WelcomeCard::place()
{
    resize(std::min(maximumWidth(), parentWidget()->width()), 0);
    resize(width(), std::max(sizeHint().height(), heightForWidth(width())));
    move((parentWidget()->width() - width()) / 2, std::max(0, (parentWidget()->height() - height()) / 2));
    raise();
}

bool WelcomeCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void WelcomeCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, isDark(palette()) ? 14 : 5));
    for (int step = 0; step < shadow; step += 2) {
        const int inner = shadow - step;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inner, inner + 2, -inner, -inner + 2), radius + step, radius + step);
    }
    painter.setPen(lookOf(palette()).separator);
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), radius, radius);
}

} // namespace gui
