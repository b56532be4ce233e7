/// The round red mark that starts and stops a recording.
#pragma once

#include <QAbstractButton>

namespace gui {

/// Checked while it records.
class RecordButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecordButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void nextCheckState() override {} ///< the run says whether it records
};

} // namespace gui
