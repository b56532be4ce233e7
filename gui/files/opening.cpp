#include "gui/files/opening.h"

#include "gui/text.h"
#include "gui/views/drop_hint.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

namespace gui {
namespace {

const auto replayed = QLatin1String("replay:");

QFileDialog* dialogOver(QWidget& window, const QString& title, QFileDialog::FileMode mode)
{
    auto* const dialog = new QFileDialog(&window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    return dialog;
}

} // namespace

QStringList pathsIn(const QMimeData& data)
{
    QStringList paths;
    for (const auto& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    paths.sort();
    return paths;
}

Opening::Opening(QWidget& window, const Run& run, std::function<void(std::function<void()>)> endFirst)
    : QObject(&window), m_window(window), m_run(run), m_endFirst(std::move(endFirst)), m_hint(new DropHint(&window))
{
    window.setAcceptDrops(bool(run.open));
    window.installEventFilter(this);
}

void Opening::open(const std::vector<std::string>& sources)
{
    if (!m_run.open) return;
    m_endFirst([this, sources] {
        if (const auto begun = m_run.open(sources); !begun) {
            Q_EMIT failed(tr("This cannot be opened: %1").arg(text(begun.error().message)));
            return;
        }
        note(sources);
        Q_EMIT opened();
    });
}

void Opening::openRecordings(const QStringList& paths)
{
    std::vector<std::string> sources;
    for (const auto& path : paths) sources.push_back((replayed + QFileInfo(path).absoluteFilePath()).toStdString());
    if (!sources.empty()) open(sources);
}

void Opening::restart()
{
    if (m_run.sources) open(m_run.sources());
}

void Opening::note(const std::vector<std::string>& sources)
{
    for (const auto& source : sources) {
        const auto name = text(source);
        if (!name.startsWith(replayed)) continue;
        const auto path = QFileInfo(name.mid(replayed.size())).absoluteFilePath();
        m_recent.removeAll(path);
        m_recent.prepend(path);
    }
    m_recent = m_recent.mid(0, mostRecent);
}

QStringList Opening::recent() const
{
    QStringList there;
    for (const auto& path : m_recent)
        if (QFileInfo::exists(path)) there << path;
    return there;
}

void Opening::chooseFiles()
{
    auto* const dialog = dialogOver(m_window, tr("Open recording"), QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Recordings (*.ndjson *.jsonl *.json *.sse *.txt *.gz *.bz2 *.zst)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &Opening::openRecordings);
    dialog->open();
}

void Opening::chooseFolder()
{
    auto* const dialog = dialogOver(m_window, tr("Open a folder of recordings"), QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &Opening::openRecordings);
    dialog->open();
}

void Opening::addTo(QMenu& menu)
{
    menu.addAction(tr("Open recording…"), QKeySequence::Open, this, &Opening::chooseFiles);
    menu.addAction(tr("Open folder…"), this, &Opening::chooseFolder);
    auto* const recent = menu.addMenu(tr("Recent"));
    connect(&menu, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    fillRecent(*recent);
}

void Opening::fillRecent(QMenu& menu)
{
    menu.clear();
    for (const auto& path : recent()) {
        auto* const action = menu.addAction(isolated(QFileInfo(path).fileName()).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openRecordings({path}); });
    }
    menu.setToolTipsVisible(true);
    menu.setEnabled(!menu.isEmpty());
}

bool Opening::isForUs(const QMimeData& data) const { return m_run.open && !pathsIn(data).isEmpty(); }

bool Opening::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto& drag = static_cast<QDragEnterEvent&>(*event);
        if (!isForUs(*drag.mimeData())) break;
        drag.acceptProposedAction();
        QStringList names;
        for (const auto& path : pathsIn(*drag.mimeData())) names << QFileInfo(path).fileName();
        m_hint->offer(names);
        return true;
    }
    case QEvent::DragLeave:
        m_hint->hide();
        break;
    case QEvent::Drop: {
        auto& drop = static_cast<QDropEvent&>(*event);
        m_hint->hide();
        if (!isForUs(*drop.mimeData())) break;
        drop.acceptProposedAction();
        openRecordings(pathsIn(*drop.mimeData()));
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Opening::remember(QSettings& settings) const { settings.setValue(QStringLiteral("recent"), m_recent); }

void Opening::recall(const QSettings& settings)
{
    for (const auto& path : settings.value(QStringLiteral("recent")).toStringList())
        if (!m_recent.contains(path)) m_recent << path;
    m_recent = m_recent.mid(0, mostRecent);
}

} // namespace gui
