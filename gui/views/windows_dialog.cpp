#include "gui/views/windows_dialog.h"

#include "app/core/duration.h"
#include "gui/look.h"
#include "gui/text.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gui {
namespace {

constexpr int wide = 440;

} // namespace

WindowsDialog::WindowsDialog(
    const app::WindowChoice& now, const app::WindowLimits& limits, Choose choose, QWidget* parent)
    : QDialog(parent),
      m_rank(now.rank),
      m_limits(limits),
      m_choose(std::move(choose)),
      m_lengths(new QLineEdit(text(app::lengthsText(now)), this)),
      m_slide(new QLineEdit(text(app::formatDuration(now.slide)), this)),
      m_hint(new QLabel(this))
{
    setWindowTitle(tr("Windows"));
    setObjectName(QStringLiteral("windows"));
    setMinimumWidth(wide);
    m_lengths->setObjectName(QStringLiteral("lengths"));
    m_lengths->setAccessibleName(tr("Lengths"));
    m_slide->setObjectName(QStringLiteral("slide"));
    m_slide->setAccessibleName(tr("Slide"));
    m_slide->setToolTip(tr("How often the lists are counted anew"));
    for (auto* edit : {m_lengths, m_slide}) edit->setMinimumHeight(Size::row);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(sized(baseFont(), 12));
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setMinimumHeight(3 * Size::margin);
    m_hint->setAlignment(Qt::AlignLeading | Qt::AlignTop);

    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Use these windows"));
    auto* const form = new QFormLayout;
    form->setHorizontalSpacing(Size::margin);
    form->setVerticalSpacing(Size::grid);
    form->addRow(tr("Lengths"), m_lengths);
    form->addRow(tr("Slide"), m_slide);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * Size::grid, 3 * Size::grid, 3 * Size::grid, 3 * Size::grid);
    layout->setSpacing(Size::margin);
    layout->addLayout(form);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    for (auto* edit : {m_lengths, m_slide}) connect(edit, &QLineEdit::textChanged, this, &WindowsDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &WindowsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_lengths->selectAll();
}

void WindowsDialog::check()
{
    const auto choice =
        app::readWindowChoice(m_lengths->text().toStdString(), m_slide->text().toStdString(), m_rank, m_limits);
    m_accept->setEnabled(bool(choice));
    say(choice ? QString() : text(choice.error().message));
}

/// Empty: all is right, and what can be written is said instead.
void WindowsDialog::say(const QString& error)
{
    auto colours = palette();
    colours.setColor(QPalette::WindowText, error.isEmpty() ? lookOf(palette()).secondary : lookOf(palette()).bad);
    m_hint->setPalette(colours);
    m_hint->setText(error.isEmpty()
            ? tr("Several with commas between, as 10s, 60s, 5m. The past that is at hand, %1 at most, is counted at once.")
                  .arg(lengthText(m_limits.keep))
            : error);
    m_hint->setAccessibleName(m_hint->text());
}

void WindowsDialog::choose()
{
    const auto choice =
        app::readWindowChoice(m_lengths->text().toStdString(), m_slide->text().toStdString(), m_rank, m_limits);
    if (!choice) return;
    const auto chosen = m_choose(*choice);
    if (!chosen) return say(text(chosen.error().message));
    accept();
}

} // namespace gui
