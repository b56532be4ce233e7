#include "gui/views/sample_card.h"

#include "gui/look.h"
#include "gui/status_menu.h"
#include "gui/text.h"
#include "gui/views/record_window.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

namespace gui {
namespace {

constexpr int lines = 2;
constexpr int lineHeight = 19;

/// The first lines of a text; the last one is cut with dots where there is more.
void drawLines(QPainter& painter, const QRect& area, const QString& text)
{
    QTextLayout layout(text, painter.font());
    layout.setCacheEnabled(true);
    layout.beginLayout();
    int y = area.top();
    for (int at = 0; at < lines; ++at, y += lineHeight) {
        auto line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(area.width());
        const auto rest = text.mid(line.textStart());
        if (at + 1 == lines && line.textStart() + line.textLength() < text.size()) {
            painter.drawText(QRect(area.left(), y, area.width(), lineHeight), Qt::AlignVCenter,
                painter.fontMetrics().elidedText(rest, Qt::ElideRight, area.width()));
            break;
        }
        painter.drawText(
            QRect(area.left(), y, area.width(), lineHeight), Qt::AlignVCenter, rest.left(line.textLength()).trimmed());
    }
    layout.endLayout();
}

} // namespace

SampleCard::SampleCard(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(baseFont());
    setFocusPolicy(Qt::TabFocus); // the menu key opens what can be done
}

void SampleCard::present(const app::Sample& sample)
{
    m_sample = sample;
    setAccessibleName(text(sample.author) + QStringLiteral(": ") + oneLine(sample.text));
    setToolTip(isolated(text(sample.text).toHtmlEscaped()));
    update();
    setVisible(true);
}

void SampleCard::blank()
{
    app::Sample gone;
    gone.author = "–";
    gone.time = m_sample.time;
    gone.text = tr("(deleted)").toStdString();
    present(gone);
}

QSize SampleCard::sizeHint() const { return {200, (lines + 1) * lineHeight + Size::grid + 4}; }

void SampleCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& look = lookOf(palette());
    painter.fillRect(0, height() - 1, width(), 1, look.separator);
    if (hasFocus()) painter.fillRect(0, 4, 2, height() - 9, look.accent);
    const QRect head(0, 4, width(), lineHeight);
    const auto times = tr("%1 retweets", nullptr, countForm(m_sample.retweets)).arg(number(m_sample.retweets));
    const auto right = m_sample.retweets > 0 ? times : clockText(m_sample.time);
    painter.setFont(sized(font(), 12));
    painter.setPen(look.secondary);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, right);
    const int room = width() - painter.fontMetrics().horizontalAdvance(right) - Size::grid;
    painter.setFont(sized(font(), 13, QFont::DemiBold));
    painter.setPen(palette().color(QPalette::WindowText));
    const auto author = m_sample.author.empty() ? text(m_sample.id) : text(m_sample.author);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(isolated(author), Qt::ElideRight, room));
    painter.setFont(font());
    const auto words = oneLine(m_sample.text);
    drawLines(
        painter, {0, 4 + lineHeight, width(), lines * lineHeight}, words.isEmpty() ? tr("(no text)") : isolated(words));
}

void SampleCard::contextMenuEvent(QContextMenuEvent* event)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addStatusActions(*menu, {m_sample.id, m_sample.author, m_sample.text});
    if (m_sample.json)
        menu->addAction(tr("Record as received…"), this,
            [this, sample = m_sample] { (new RecordWindow(sample, window()))->open(); });
    menu->popup(event->globalPos());
}

} // namespace gui
