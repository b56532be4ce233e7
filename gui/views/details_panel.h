/// From a number to what stands behind it: curve, facts, statuses of one row.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace gui {

class HistoryChart;
class SampleCard;

class DetailsPanel final : public QWidget {
    Q_OBJECT
public:
    static constexpr int width = 344;

    using IsDeleted = std::function<bool(const app::Sample&)>;

    /// `isDeleted` may be left empty.
    explicit DetailsPanel(IsDeleted isDeleted, QWidget* parent = nullptr);

    /// `row` is null where it is not listed any more: then its name and its past stay.
    void present(const app::RowView* row, const app::WindowView& window, const app::DetailsQuery& query,
        const app::DetailsView& details);
    QString title() const;
    QWidget& chart();
    /// "label value" of each fact.
    QStringList facts() const;

Q_SIGNALS:
    void closeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Samples {
        QLabel* heading = nullptr;
        QVBoxLayout* place = nullptr;
        std::vector<SampleCard*> cards{};
    };

    void layOut();
    Samples addSamples(QVBoxLayout& all, const QString& heading);
    void showSamples(Samples& samples, const std::vector<app::Sample>& wanted, std::size_t most);
    void showFacts(const app::RowView* row, const app::DetailsView& details);
    void setFact(std::size_t at, const QString& label, const QString& value);

    void blankDeleted();

    const IsDeleted m_isDeleted;
    QLabel* m_title;
    QLabel* m_subtitle;
    HistoryChart* m_chart;
    QGridLayout* m_facts = nullptr;
    std::vector<std::pair<QLabel*, QLabel*>> m_factLabels;
    QLabel* m_whole; ///< the text of a retweeted status
    Samples m_retweeted;
    Samples m_newest;
    QLabel* m_noSamples = nullptr; ///< why there are none
};

} // namespace gui
