/// What lies over the window while a recording is dragged over it.
#pragma once

#include <QWidget>

namespace gui {

/// Covers its parent while it is shown.
class DropHint final : public QWidget {
    Q_OBJECT
public:
    explicit DropHint(QWidget* parent);

    /// `names` of what would be opened.
    void offer(const QStringList& names);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    QString m_names;
};

} // namespace gui
