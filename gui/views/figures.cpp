#include "gui/views/figures.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QHBoxLayout>
#include <QLabel>

namespace gui {
namespace {

const QString unknown = QStringLiteral("–");

} // namespace

Figures::Figures(QWidget* parent) : QWidget(parent)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Size::grid * 4);
    for (auto* figure : {&m_rate, &m_hashtags, &m_retweets, &m_delay}) *figure = add(*row);
}

Figures::Figure Figures::add(QBoxLayout& row)
{
    auto* const pair = new QHBoxLayout;
    pair->setSpacing(6);
    const Figure figure{new QLabel(this), new QLabel(this)};
    figure.value->setFont(sized(baseFont(), 20, QFont::Normal));
    figure.meaning->setFont(sized(baseFont(), 13));
    figure.meaning->setForegroundRole(QPalette::PlaceholderText);
    figure.meaning->setContentsMargins(0, 5, 0, 0); // on the base line of the larger one
    pair->addWidget(figure.value);
    pair->addWidget(figure.meaning);
    row.addLayout(pair);
    return figure;
}

void Figures::set(const Figure& figure, const QString& value, const QString& meaning)
{
    figure.value->setText(value);
    figure.value->setForegroundRole(value == unknown ? QPalette::PlaceholderText : QPalette::WindowText);
    figure.meaning->setText(meaning);
    figure.value->setAccessibleName(value + QLatin1Char(' ') + meaning);
}

void Figures::present(const app::RunView& run, const app::WindowView* window)
{
    set(m_rate, window ? rate(window->statusesPerSecond) : unknown, tr("statuses/s"));
    set(m_hashtags, window ? number(window->hashtagsDistinct) : unknown, tr("hashtags"));
    set(m_retweets, window ? percent(window->retweetShare) : unknown, tr("retweets"));
    if (run.kind == app::RunKind::Replay)
        set(m_delay, run.done ? percent(*run.done) : unknown, tr("read"));
    else
        set(m_delay, run.delay ? waitText(*run.delay) : unknown, tr("delay"));
}

} // namespace gui
