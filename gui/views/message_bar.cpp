#include "gui/views/message_bar.h"

#include "gui/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <chrono>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr auto toldFor = 8s;

} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_words(new QLabel(this)), m_close(new QToolButton(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("message"));
    m_close->setText(QStringLiteral("×"));
    m_close->setFont(sized(baseFont(), 16));
    m_close->setAutoRaise(true);
    m_close->setProperty("quiet", true);
    m_close->setFixedSize(Size::row, Size::row);
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setObjectName(QStringLiteral("closeMessage"));
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Size::margin + Size::grid, 4, Size::margin, 4);
    layout->setSpacing(Size::grid);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_close);
    m_timer.setSingleShot(true);
    m_timer.setInterval(toldFor);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::fail(const QString& words)
{
    m_failed = true;
    m_timer.stop();
    show(words);
}

void MessageBar::tell(const QString& words)
{
    m_failed = false;
    m_timer.start();
    show(words);
}

void MessageBar::show(const QString& words)
{
    m_words->setText(words);
    setAccessibleName(words);
    setVisible(true);
    update();
}

QString MessageBar::words() const { return isHidden() ? QString() : m_words->text(); }

/// A bar at the line's beginning says by its colour which of the two it is.
void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& look = lookOf(palette());
    painter.fillRect(rect(), palette().color(QPalette::Button));
    const int mark = 4;
    const int at = layoutDirection() == Qt::RightToLeft ? width() - mark : 0;
    painter.fillRect(at, 0, mark, height(), m_failed ? look.bad : look.good);
}

} // namespace gui
