#include "gui/watch/alert_form.h"

#include "app/core/duration.h"
#include "gui/look.h"
#include "gui/text.h"
#include "gui/watch/sheet.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace gui {
namespace {

enum Kind { Over, Enters, Rate, Silent };

QSpinBox* secondsBox(int least, int value, QWidget* parent)
{
    auto* const box = new QSpinBox(parent);
    box->setRange(least, 24 * 3600);
    box->setValue(value);
    box->setSuffix(tr(" s"));
    return box;
}

} // namespace

AlertForm::AlertForm(const QString& subject, app::Duration length, std::int64_t count, QWidget* parent)
    : QDialog(parent),
      m_subject(subject),
      m_length(length),
      m_kind(new QComboBox(this)),
      m_count(new QSpinBox(this)),
      m_rank(new QSpinBox(this)),
      m_factor(new QDoubleSpinBox(this)),
      m_silence(secondsBox(1, 60, this)),
      m_pending(secondsBox(0, 0, this)),
      m_error(new QLabel(this))
{
    setWindowTitle(subject == QLatin1String("any") ? tr("Alert on any hashtag") : tr("Alert on %1").arg(isolated(subject)));
    m_kind->addItems({tr("Its count in %1 is over").arg(lengthText(length)), tr("It enters the top"),
        tr("Its count grows in %1 by the factor").arg(lengthText(length)), tr("A source is silent for")});
    m_kind->setAccessibleName(tr("What happens"));
    m_count->setRange(0, 1'000'000'000);
    m_count->setValue(int(std::min<std::int64_t>(count, 1'000'000'000)));
    m_rank->setRange(1, 1000);
    m_rank->setValue(3);
    m_factor->setRange(1, 1000);
    m_factor->setDecimals(1);
    m_factor->setValue(3);
    m_factor->setPrefix(QStringLiteral("×"));
    for (auto* box : std::initializer_list<QWidget*>{m_count, m_rank, m_factor, m_silence})
        box->setAccessibleName(tr("How much"));
    m_pending->setAccessibleName(tr("For how long it has to hold"));
    m_pending->setSpecialValueText(tr("at once"));
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->hide();

    auto* const form = new QFormLayout;
    form->setHorizontalSpacing(Size::margin);
    form->setVerticalSpacing(Size::grid);
    auto* const values = new QHBoxLayout;
    for (auto* box : std::initializer_list<QWidget*>{m_count, m_rank, m_factor, m_silence}) values->addWidget(box, 1);
    form->addRow(tr("Tell me when"), m_kind);
    form->addRow(QString(), values);
    form->addRow(tr("and holds for"), m_pending);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    auto* const add = buttons->addButton(tr("Add alert"), QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Size::grid, 3 * Size::grid, 3 * Size::grid, 2 * Size::grid);
    layout->setSpacing(2 * Size::grid);
    layout->addWidget(headingOf(windowTitle(), this));
    layout->addLayout(form);
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AlertForm::adapt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { Q_EMIT ruleMade(rule()); });
    adapt();
}

void AlertForm::adapt()
{
    const int kind = m_kind->currentIndex();
    m_count->setVisible(kind == Over);
    m_rank->setVisible(kind == Enters);
    m_factor->setVisible(kind == Rate);
    m_silence->setVisible(kind == Silent);
}

QString AlertForm::rule() const
{
    const auto within = QStringLiteral(" in ") + text(app::formatDuration(m_length));
    QString rule;
    switch (m_kind->currentIndex()) {
    case Over:
        rule = m_subject + QStringLiteral(" over %1").arg(m_count->value()) + within;
        break;
    case Enters:
        rule = m_subject + QStringLiteral(" enters top %1").arg(m_rank->value()) + within;
        break;
    case Rate:
        rule = m_subject + QStringLiteral(" rate x%1").arg(m_factor->value()) + within;
        break;
    default:
        rule = QStringLiteral("source silent %1s").arg(m_silence->value());
    }
    return m_pending->value() > 0 ? rule + QStringLiteral(" for %1s").arg(m_pending->value()) : rule;
}

void AlertForm::showError(const QString& error)
{
    auto colours = palette();
    colours.setColor(QPalette::WindowText, lookOf(palette()).bad);
    m_error->setPalette(colours);
    m_error->setText(error);
    m_error->show();
}

} // namespace gui
