/// Alerts for the desktop's notifications: few, and together.
#pragma once

#include "app/core/watch/alert_book.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

namespace gui {

/// The first is told at once; what fires in the seconds after it is told together when they are over.
class Notices final : public QObject {
    Q_OBJECT
public:
    using Notify = std::function<void(const std::string& title, const std::string& body)>;

    explicit Notices(Notify notify, QObject* parent = nullptr);

    enum class Desktop { IsTold, IsLeftAlone };
    void setDesktop(Desktop desktop) { m_desktop = desktop; }
    void add(const std::vector<app::AlertEvent>& events);

private:
    void tell();

    const Notify m_notify;
    Desktop m_desktop = Desktop::IsTold;
    QTimer m_quiet{this};
    std::vector<app::AlertEvent> m_waiting; ///< newest first
};

} // namespace gui
