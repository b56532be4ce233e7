/// The record of a status as it was received.
#pragma once

#include "app/core/sample.h"

#include <QDialog>

class QPlainTextEdit;

namespace gui {

/// Laid out for reading; what is copied is the same text. It has what it shows: the status may go meanwhile.
class RecordWindow final : public QDialog {
    Q_OBJECT
public:
    RecordWindow(const app::Sample& sample, QWidget* parent);

    QString record() const;

private:
    QPlainTextEdit* m_text;
};

} // namespace gui
