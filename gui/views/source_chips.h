/// How each source is doing: a shape, a colour and a word.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

namespace gui {

class SourceChip;

class SourceChips final : public QWidget {
    Q_OBJECT
public:
    explicit SourceChips(QWidget* parent = nullptr);

    void present(const app::RunView& run);
    /// Of a chip, on the screen.
    QRect placeOf(std::size_t source) const;

Q_SIGNALS:
    void chipClicked(std::size_t source);

private:
    std::vector<SourceChip*> m_chips;
};

/// What the chip of a source says behind its name.
QString sourceWords(const app::SourceView& source, app::RunPhase phase);

} // namespace gui
