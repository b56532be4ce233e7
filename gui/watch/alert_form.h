/// A small form: what of a hashtag is to be told.
#pragma once

#include "app/core/snapshot.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;
class QDoubleSpinBox;

namespace gui {

/// Makes a rule, word by word as the command line has them.
class AlertForm final : public QDialog {
    Q_OBJECT
public:
    /// `subject` is `#tag` or `any`; `length` the window that is looked at; `count` the row's by now.
    AlertForm(const QString& subject, app::Duration length, std::int64_t count, QWidget* parent);

    QString rule() const;
    /// Why the rule was not taken.
    void showError(const QString& error);

Q_SIGNALS:
    void ruleMade(const QString& rule);

private:
    void adapt();

    const QString m_subject;
    const app::Duration m_length;
    QComboBox* m_kind;
    QSpinBox* m_count;
    QSpinBox* m_rank;
    QDoubleSpinBox* m_factor;
    QSpinBox* m_silence;
    QSpinBox* m_pending;
    QLabel* m_error;
};

} // namespace gui
