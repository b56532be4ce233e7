#include "gui/files/record_control.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/record_button.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace gui {

using app::RunKind;
using app::RunPhase;

namespace {

constexpr int directoryWidth = 280;

} // namespace

RecordControl::RecordControl(QWidget& window, const Run& run)
    : QObject(&window),
      m_window(window),
      m_run(run),
      m_button(new RecordButton(&window)),
      m_line(new QLabel(&window)),
      m_action(new QAction(tr("Record"), this))
{
    m_line->setFont(sized(baseFont(), 12));
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_line->setTextFormat(Qt::RichText);
    m_line->setObjectName(QStringLiteral("recordingLine"));
    m_line->hide();
    m_action->setCheckable(true);
    m_action->setShortcut(Qt::CTRL | Qt::Key_R);
    connect(m_button, &RecordButton::clicked, this, &RecordControl::toggle);
    connect(m_action, &QAction::triggered, this, &RecordControl::toggle);
    showState();
}

void RecordControl::addTo(QMenu& menu)
{
    menu.addAction(m_action);
    m_window.addAction(m_action);
    menu.addAction(tr("Record into…"), this, &RecordControl::chooseFolder);
}

QString RecordControl::folder() const
{
    if (!m_folder.isEmpty()) return m_folder;
    const auto data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (!data.isEmpty()) return data + QStringLiteral("/trendstream/recordings");
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void RecordControl::chooseFolder()
{
    auto* const dialog = new QFileDialog(&m_window, tr("Record into"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &RecordControl::setFolder);
    dialog->open();
}

void RecordControl::toggle()
{
    showState(); // the action has checked itself
    if (!m_possible) return;
    if (m_recording) {
        stop();
    } else if (const auto begun = m_run.record(folder().toStdString()); !begun) {
        Q_EMIT failed(tr("This cannot be recorded: %1").arg(text(begun.error().message)));
    }
    present(m_run.view());
}

void RecordControl::stop()
{
    m_run.stopRecording();
    m_recording.reset();
}

void RecordControl::present(const app::RunView& run)
{
    const bool goesOn = run.number == m_number && run.phase == RunPhase::Running;
    if (m_recording && !run.recording && goesOn) Q_EMIT failed(text(run.notice)); // nobody has stopped it
    m_number = run.number;
    m_possible = m_run.record && run.kind == RunKind::Live && run.phase == RunPhase::Running;
    m_recording = run.recording;
    showState();
    m_button->setToolTip(m_recording ? tr("Stop recording (Ctrl+R)")
            : m_possible             ? tr("Record the raw feed into %1 (Ctrl+R)").arg(isolated(folder()))
            : run.kind == RunKind::Replay ? tr("A replay is recorded already")
                                          : tr("Nothing comes that could be recorded"));
}

void RecordControl::showState()
{
    const bool on = m_recording.has_value();
    m_button->setEnabled(m_possible);
    m_button->setChecked(on);
    m_button->setAccessibleName(on ? tr("Stop recording") : tr("Record"));
    m_action->setEnabled(m_possible);
    m_action->setChecked(on);
    m_line->setVisible(on);
    if (!on) return;
    showLine();
}

void RecordControl::showLine()
{
    const auto directory = text(m_recording->directory);
    const auto shown = m_line->fontMetrics().elidedText(directory, Qt::ElideMiddle, directoryWidth);
    const auto words = tr("Recording · %1 · %2")
                           .arg(QLocale().formattedDataSize(qint64(m_recording->bytes), 1, QLocale::DataSizeSIFormat));
    m_line->setText(QStringLiteral("<span style='color:%1'>●</span> %2")
                        .arg(lookOf(m_window.palette()).bad.name(), words.arg(isolated(shown)).toHtmlEscaped()));
    m_line->setAccessibleName(words.arg(directory));
    m_line->setToolTip(isolated(directory.toHtmlEscaped()));
}

void RecordControl::endFirst(std::function<void()> then)
{
    if (!m_recording) return then();
    if (m_question) return m_question->raise();
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Recording"), tr("The feed is being recorded."), {}, &m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(tr("What was recorded until now is kept in %1.")
                                       .arg(isolated(text(m_recording->directory))));
    auto* const agreed = m_question->addButton(tr("Stop recording"), QMessageBox::AcceptRole);
    m_question->setDefaultButton(m_question->addButton(tr("Go on recording"), QMessageBox::RejectRole));
    connect(agreed, &QPushButton::clicked, this, [this, then = std::move(then)] {
        stop();
        present(m_run.view());
        then();
    });
    m_question->open();
}

void RecordControl::remember(QSettings& settings) const
{
    settings.setValue(QStringLiteral("record_folder"), m_folder);
}

void RecordControl::recall(const QSettings& settings)
{
    m_folder = settings.value(QStringLiteral("record_folder")).toString();
}

} // namespace gui
