#include "gui/status_menu.h"

#include "app/core/web_address.h"
#include "gui/text.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

namespace gui {
namespace {

void addCopy(QMenu& menu, const QString& label, const std::string& copied)
{
    if (copied.empty()) return;
    menu.addAction(label, &menu, [copied] { QApplication::clipboard()->setText(text(copied)); });
}

} // namespace

void addStatusActions(QMenu& menu, const StatusParts& status)
{
    const auto address = app::webAddress(status.id);
    if (address.starts_with("https://")) { // whatever else a feed gives is not opened
        menu.addAction(tr("Open in browser"), &menu, [url = QUrl(text(address))] { QDesktopServices::openUrl(url); });
        addCopy(menu, tr("Copy link"), address);
    }
    addCopy(menu, tr("Copy text"), status.text);
    addCopy(menu, tr("Copy author"), status.author);
    addCopy(menu, tr("Copy id"), status.id);
}

} // namespace gui
