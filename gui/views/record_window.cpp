#include "gui/views/record_window.h"

#include "app/core/pretty_json.h"
#include "gui/look.h"
#include "gui/text.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gui {

RecordWindow::RecordWindow(const app::Sample& sample, QWidget* parent)
    : QDialog(parent),
      m_text(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Record as received"));
    resize(720, 560);
    if (parent) setPalette(parent->palette());

    auto* const title = new QLabel(isolated(text(sample.author.empty() ? sample.id : sample.author)), this);
    title->setFont(sized(baseFont(), 15, QFont::DemiBold));
    title->setTextFormat(Qt::PlainText);
    auto* const when = new QLabel(clockText(sample.time), this);
    when->setForegroundRole(QPalette::PlaceholderText);
    auto* const copy = new QPushButton(tr("Copy"), this);
    copy->setToolTip(tr("Copy the whole record"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(record()); });

    m_text->setObjectName(QStringLiteral("record"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setFont(sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 13));
    m_text->setPlainText(sample.json ? text(app::prettyJson(*sample.json)) : QString());
    m_text->setAccessibleName(windowTitle());

    auto* const head = new QHBoxLayout;
    head->setSpacing(Size::grid);
    head->addWidget(title);
    head->addWidget(when, 1, Qt::AlignBottom);
    head->addWidget(copy);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Size::margin, Size::margin, Size::margin, Size::margin);
    layout->setSpacing(Size::margin);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    m_text->setFocus();
}

QString RecordWindow::record() const { return m_text->toPlainText(); }

} // namespace gui
