#include "gui/views/top_bar.h"

#include "gui/drawn_icon.h"
#include "gui/views/segments.h"
#include "gui/views/state_pill.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVariant>

namespace gui {
namespace {

constexpr int filterWidth = 280;
constexpr int filterWhereNarrow = 200;
constexpr int narrowUnder = 900;

void drawGlass(QPainter& painter)
{
    painter.drawEllipse(QRectF(2.5, 2.5, 8, 8));
    painter.drawLine(QPointF(9.8, 9.8), QPointF(13.5, 13.5));
}

void drawBars(QPainter& painter)
{
    for (const qreal y : {4.0, 8.0, 12.0}) painter.drawLine(QPointF(2.5, y), QPointF(13.5, y));
}

} // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent),
      m_pill(new StatePill(this)),
      m_lengths(new Segments(this)),
      m_filter(new QLineEdit(this)),
      m_filterIcon(m_filter->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_menu(new QToolButton(this)),
      m_left(new QHBoxLayout),
      m_right(new QHBoxLayout)
{
    setFixedHeight(Size::topBar);
    m_filter->setFixedHeight(Size::row);
    m_filter->setPlaceholderText(tr("Filter: words, -word, lang:ja, /regex/"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setObjectName(QStringLiteral("filter"));
    for (auto* button : m_filter->findChildren<QToolButton*>())
        button->setAccessibleName(button->defaultAction() == m_filterIcon ? tr("Filter") : tr("Clear filter"));
    m_menu->setAutoRaise(true);
    m_menu->setFixedSize(Size::row, Size::row);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setObjectName(QStringLiteral("menu"));

    m_left->setSpacing(Size::grid);
    m_left->addWidget(m_pill);
    m_right->setSpacing(Size::grid);
    m_right->addWidget(m_filter);
    m_right->addWidget(m_menu);
    auto* const layout = new QGridLayout(this);
    layout->setContentsMargins(Size::margin, 0, Size::margin, 0);
    layout->setHorizontalSpacing(Size::margin);
    layout->addLayout(m_left, 0, 0, Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_lengths, 0, 1, Qt::AlignCenter);
    layout->addLayout(m_right, 0, 2, Qt::AlignRight | Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(2, 1);
    drawIcons();
    setFilterError({});
}

void TopBar::addTool(QWidget& tool) { m_right->insertWidget(m_right->count() - 1, &tool); }

void TopBar::drawIcons()
{
    m_filterIcon->setIcon(drawnIcon(lookOf(palette()).secondary, drawGlass));
    m_menu->setIcon(drawnIcon(palette().color(QPalette::WindowText), drawBars));
}

void TopBar::setFilterError(const QString& error)
{
    m_filter->setToolTip(error.isEmpty()
            ? tr("Only rows with these words: in the hashtag, the author or the text\n"
                 "-word  without it\n"
                 "min:50  a count of at least 50\n"
                 "lang:ja  most statuses are in that language, or at least a tenth\n"
                 "/regex/  a regular expression; -/regex/  without it")
            : error);
    m_filter->setAccessibleDescription(error);
    const auto colour = error.isEmpty() ? palette().color(QPalette::Text) : lookOf(palette()).bad;
    auto colours = palette();
    colours.setColor(QPalette::Text, colour);
    m_filter->setPalette(colours);
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) drawIcons();
    QWidget::changeEvent(event);
}

void TopBar::addBesidePill(QWidget& widget) { m_left->addWidget(&widget); }

void TopBar::setProgress(std::optional<double> done)
{
    if (done == m_done) return;
    m_done = done;
    update();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    m_filter->setFixedWidth(width() < narrowUnder ? filterWhereNarrow : filterWidth);
    QWidget::resizeEvent(event);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, lookOf(palette()).separator);
    if (!m_done) return;
    const int behind = int(width() * *m_done);
    const int from = layoutDirection() == Qt::RightToLeft ? width() - behind : 0;
    painter.fillRect(from, height() - 2, behind, 2, lookOf(palette()).pillReplay);
}

} // namespace gui
