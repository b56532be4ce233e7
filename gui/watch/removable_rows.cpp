#include "gui/watch/removable_rows.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace gui {

RemovableRows::RemovableRows(const QString& nothing, QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout(this)),
      m_nothing(new QLabel(nothing, this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Size::margin);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setWordWrap(true);
    m_nothing->setMinimumHeight(Size::row);
    m_grid->addWidget(m_nothing, 0, 0, 1, 3);
}

void RemovableRows::present(const std::vector<Row>& rows)
{
    if (!std::ranges::equal(rows, m_rows, {}, &Row::name, &Made::name)) build(rows);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        auto& detail = *m_rows[at].detail;
        detail.setText(rows[at].detail);
        auto colours = palette();
        colours.setColor(
            QPalette::WindowText, rows[at].colour.isValid() ? rows[at].colour : lookOf(palette()).secondary);
        detail.setPalette(colours);
    }
}

void RemovableRows::build(const std::vector<Row>& rows)
{
    for (auto& [name, label, detail, button] : m_rows) {
        delete label;
        delete detail;
        delete button;
    }
    m_rows.clear();
    m_nothing->setVisible(rows.empty());
    for (const auto& row : rows) {
        const int at = int(m_rows.size());
        auto* const label = new QLabel(isolated(row.name), this);
        label->setFont(sized(baseFont(), 13, QFont::DemiBold));
        label->setTextFormat(Qt::PlainText);
        label->setMinimumHeight(Size::row);
        auto* const detail = new QLabel(this);
        detail->setTextFormat(Qt::PlainText);
        auto* const button = new QPushButton(tr("Remove"), this);
        button->setObjectName(QStringLiteral("link"));
        button->setAutoDefault(false); // Enter elsewhere in the dialog removes nothing
        button->setAccessibleName(tr("Remove %1").arg(row.name));
        connect(button, &QPushButton::clicked, this, [this, at] { Q_EMIT removeAsked(at); }, Qt::QueuedConnection);
        m_grid->addWidget(label, at + 1, 0);
        m_grid->addWidget(detail, at + 1, 1);
        m_grid->addWidget(button, at + 1, 2);
        m_rows.push_back({row.name, label, detail, button});
        for (auto* widget : std::initializer_list<QWidget*>{label, detail, button}) widget->show();
    }
}

} // namespace gui
