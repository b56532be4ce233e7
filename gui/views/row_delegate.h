/// Paints the cells of a list: one line of text or a curve, no frames.
#pragma once

#include "gui/look.h"
#include "gui/models/trend_model.h"

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace gui {

/// Texts are laid out once and kept, since names in many scripts cost most of a frame.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(const TrendModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Inks {
        QColor text, secondary, line, accent, rise, fall;
    };
    static bool hasFocus(const QStyleOptionViewItem& option, const QModelIndex& index);
    static Inks inksOf(const QStyleOptionViewItem& option);

    void drawPin(QPainter& painter, QRect& cell, const Inks& inks) const;
    void drawName(QPainter& painter, const QRect& cell, const app::RowView& row, const Inks& inks) const;
    void drawMovement(QPainter& painter, const QRect& cell, const app::RowView& row, const Inks& inks) const;
    /// Gives the width that was used.
    int drawText(QPainter& painter, const QRect& cell, const QString& text, const QFont& font, const QColor& colour,
        Qt::Alignment alignment = Qt::AlignLeft) const;
    struct LaidOut {
        QStaticText text;
        qreal ascent; ///< of its line, which a font that stands in may have made taller
    };
    const LaidOut& laidOut(const QString& text, const QFont& font, int width) const;

    const TrendModel& m_model;
    const QFont m_numbers;
    const QFont m_names;
    const QFont m_marks;
    mutable QCache<QString, LaidOut> m_texts;
};

} // namespace gui
