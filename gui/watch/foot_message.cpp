#include "gui/watch/foot_message.h"

#include "gui/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr auto shownFor = 8s;

} // namespace

FootMessage::FootMessage(QWidget* parent)
    : QWidget(parent),
      m_words(new QLabel(this)),
      m_undo(new QPushButton(tr("Undo"), this))
{
    m_words->setFont(sized(baseFont(), 12));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setObjectName(QStringLiteral("done"));
    m_undo->setObjectName(QStringLiteral("link"));
    m_undo->setFont(sized(baseFont(), 12, QFont::DemiBold));
    m_undo->setToolTip(tr("Ctrl+Z"));
    m_undo->setCursor(Qt::PointingHandCursor);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, Size::margin, 0);
    layout->setSpacing(Size::grid);
    layout->addWidget(m_words);
    layout->addWidget(m_undo);
    hide();
    m_timer.setObjectName(QStringLiteral("footMessage"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownFor);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, &FootMessage::undoAsked);
}

void FootMessage::say(const QString& words, Way way)
{
    m_undo->setVisible(way == Way::Back);
    m_words->setText(words);
    m_timer.start();
    show();
}

QString FootMessage::words() const { return isHidden() ? QString() : m_words->text(); }

} // namespace gui
