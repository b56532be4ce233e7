#include "gui/views/details_panel.h"

#include "gui/charts/history_chart.h"
#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/sample_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace gui {
namespace {

constexpr std::size_t retweetedShown = 5;
constexpr std::size_t newestShown = 10;

QString listOf(const app::EvidenceView::Counts& counts, std::int64_t of, const QString& sign)
{
    QStringList parts;
    for (const auto& [what, count] : counts) {
        if (parts.size() == 4) break;
        const auto share = percent(double(count) / double(std::max<std::int64_t>(of, 1)));
        parts << isolated(isolated(sign + text(what)) + QStringLiteral(" ") + isolated(share));
    }
    return parts.join(QStringLiteral(" · "));
}

QLabel* label(QWidget* parent, const QFont& font, QPalette::ColorRole role)
{
    auto* const made = new QLabel(parent);
    made->setFont(font);
    made->setForegroundRole(role);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setAlignment(leading() | Qt::AlignVCenter);
    return made;
}

} // namespace

DetailsPanel::DetailsPanel(IsDeleted isDeleted, QWidget* parent)
    : QWidget(parent),
      m_isDeleted(std::move(isDeleted)),
      m_title(label(this, sized(baseFont(), 17, QFont::DemiBold), QPalette::WindowText)),
      m_subtitle(label(this, sized(baseFont(), 12), QPalette::PlaceholderText)),
      m_chart(new HistoryChart(this)),
      m_whole(label(this, baseFont(), QPalette::WindowText))
{
    setFixedWidth(width);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setAccessibleName(tr("Details"));
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layOut();
}

void DetailsPanel::layOut()
{
    auto* const close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setFixedSize(3 * Size::grid, 3 * Size::grid);
    close->setAccessibleName(tr("Close details"));
    close->setToolTip(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("menu"));
    connect(close, &QToolButton::clicked, this, &DetailsPanel::closeAsked);

    auto* const inside = new QWidget;
    auto* const all = new QVBoxLayout(inside);
    all->setContentsMargins(Size::margin, Size::grid, Size::margin, Size::margin);
    all->setSpacing(Size::grid);
    auto* const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    all->addLayout(head);
    all->addWidget(m_subtitle);
    all->addWidget(m_whole);
    all->addWidget(m_chart);
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(Size::margin);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnStretch(1, 1);
    all->addLayout(m_facts);
    m_retweeted = addSamples(*all, tr("Most retweeted with it"));
    m_newest = addSamples(*all, tr("Newest"));
    m_noSamples = label(this, baseFont(), QPalette::PlaceholderText);
    m_noSamples->setContentsMargins(0, Size::grid, 0, 0);
    m_noSamples->hide();
    all->addWidget(m_noSamples);
    all->addStretch();

    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(isRightToLeft() ? 0 : 1, 0, isRightToLeft() ? 1 : 0, 0); // the line at its edge
    outer->addWidget(scroll);
}

DetailsPanel::Samples DetailsPanel::addSamples(QVBoxLayout& all, const QString& heading)
{
    Samples samples;
    samples.heading = label(this, sized(baseFont(), 13, QFont::DemiBold), QPalette::WindowText);
    samples.heading->setText(heading);
    samples.heading->setContentsMargins(0, Size::grid, 0, 0);
    samples.heading->hide();
    all.addWidget(samples.heading);
    samples.place = new QVBoxLayout;
    samples.place->setSpacing(0);
    all.addLayout(samples.place);
    return samples;
}

void DetailsPanel::showSamples(Samples& samples, const std::vector<app::Sample>& wanted, std::size_t most)
{
    const auto count = std::min(wanted.size(), most);
    samples.heading->setVisible(count > 0);
    while (samples.cards.size() < count) {
        samples.cards.push_back(new SampleCard(this));
        samples.place->addWidget(samples.cards.back());
    }
    for (std::size_t at = 0; at < samples.cards.size(); ++at)
        at < count ? samples.cards[at]->present(wanted[at]) : samples.cards[at]->hide();
}

void DetailsPanel::setFact(std::size_t at, const QString& name, const QString& value)
{
    while (m_factLabels.size() <= at) {
        const auto row = int(m_factLabels.size());
        m_factLabels.emplace_back(
            label(this, baseFont(), QPalette::PlaceholderText), label(this, baseFont(), QPalette::WindowText));
        m_factLabels.back().first->setWordWrap(false);
        m_facts->addWidget(m_factLabels.back().first, row, 0, Qt::AlignTop);
        m_facts->addWidget(m_factLabels.back().second, row, 1);
    }
    auto& [left, right] = m_factLabels[at];
    left->setText(name);
    right->setText(value);
    left->setVisible(!value.isEmpty());
    right->setVisible(!value.isEmpty());
}

void DetailsPanel::showFacts(const app::RowView* row, const app::DetailsView& details)
{
    const auto& evidence = details.evidence;
    setFact(0, tr("Count"), row ? number(row->count) : tr("not listed now"));
    setFact(1, tr("Per second"), row ? rate(row->perSecond) : QString());
    setFact(2, tr("Change"), row && row->change ? change(row->change) : QString());
    setFact(3, tr("Peak"),
        details.peak > 0 ? tr("%1 at %2").arg(number(details.peak), clockText(details.peakAt)) : QString());
    setFact(4, tr("First listed"), details.firstListed ? clockText(*details.firstListed) : QString());
    const bool known = evidence.since && evidence.statuses > 0;
    setFact(5, tr("Retweets"), known ? percent(double(evidence.retweets) / double(evidence.statuses)) : QString());
    setFact(6, tr("Languages"), known ? listOf(evidence.languages, evidence.statuses, {}) : QString());
    setFact(7, tr("Spellings"), known ? listOf(evidence.spellings, evidence.statuses, QStringLiteral("#")) : QString());
    setFact(
        8, tr("Together with"), known ? listOf(evidence.together, evidence.statuses, QStringLiteral("#")) : QString());
    setFact(9, tr("Looked at"),
        known ? tr("%1 statuses since %2", nullptr, countForm(evidence.statuses))
                    .arg(number(evidence.statuses), clockText(*evidence.since))
              : QString());
}

void DetailsPanel::present(const app::RowView* row, const app::WindowView& window, const app::DetailsQuery& query,
    const app::DetailsView& details)
{
    const bool hashtag = query.list == app::ListKind::Hashtags;
    const auto name = row ? oneLine(row->name) : text(query.key);
    m_title->setText(isolated(hashtag ? QLatin1Char('#') + name : name));
    m_subtitle->setText(
        row ? tr("Rank %1 of the last %2").arg(number(row->rank), lengthText(window.length)) : lengthText(window.length));
    if (row && !hashtag) m_whole->setText(isolated(text(row->text)));
    m_whole->setVisible(!hashtag);
    m_chart->present(details, query.end);
    showFacts(row, details);
    if (underMouse()) return blankDeleted(); // the others would move under the hand
    const auto& evidence = details.evidence;
    const bool none = evidence.newest.empty() && evidence.mostRetweeted.empty();
    m_noSamples->setVisible(none && evidence.samplesFrom.has_value());
    if (evidence.samplesFrom) m_noSamples->setText(tr("Samples are kept from %1 on").arg(clockText(*evidence.samplesFrom)));
    showSamples(m_retweeted, details.evidence.mostRetweeted, retweetedShown);
    showSamples(m_newest, details.evidence.newest, newestShown);
}

void DetailsPanel::blankDeleted()
{
    if (!m_isDeleted) return;
    for (const auto* samples : {&m_retweeted, &m_newest})
        for (auto* card : samples->cards)
            if (!card->isHidden() && m_isDeleted(card->sample())) card->blank();
}

QWidget& DetailsPanel::chart() { return *m_chart; }

QString DetailsPanel::title() const { return m_title->text(); }

QStringList DetailsPanel::facts() const
{
    QStringList facts;
    for (const auto& [name, value] : m_factLabels)
        if (!value->isHidden()) facts << name->text() + QLatin1Char(' ') + value->text();
    return facts;
}

void DetailsPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(isRightToLeft() ? width - 1 : 0, 0, 1, height(), lookOf(palette()).separator);
}

} // namespace gui
