#include "gui/views/empty_state.h"

#include "gui/look.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_detail(new QLabel(this)), m_action(new QPushButton(this))
{
    m_title->setFont(sized(baseFont(), 15, QFont::DemiBold));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    for (auto* label : {m_title, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Size::margin * 2, Size::margin, Size::margin * 2, Size::margin * 3);
    layout->setSpacing(Size::grid);
    layout->addStretch();
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(Size::grid);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionAsked);
}

void EmptyState::say(const QString& title, const QString& detail, const QString& action)
{
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    show();
}

QString EmptyState::title() const { return m_title->text(); }

} // namespace gui
