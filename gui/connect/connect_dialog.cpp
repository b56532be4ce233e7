#include "gui/connect/connect_dialog.h"

#include "gui/connect/network_form.h"
#include "gui/connect/step_list.h"
#include "gui/look.h"
#include "gui/text.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace gui {

using namespace std::chrono_literals;

namespace {

constexpr auto askEvery = 100ms;
constexpr int sideWidth = 184;
constexpr int itemHeight = 36;

QString joined(const std::vector<std::string>& sources)
{
    QStringList names;
    for (const auto& source : sources) names << isolated(text(source));
    return names.join(QStringLiteral(", "));
}

bool isFollowed(const std::vector<std::string>& sources)
{
    return std::ranges::any_of(sources, [](const auto& source) { return !source.starts_with("simulated"); });
}

} // namespace

ConnectDialog::ConnectDialog(Run run, QWidget* parent)
    : QDialog(parent),
      m_run(std::move(run)),
      m_networks(new QListWidget(this)),
      m_name(new QLabel(this)),
      m_placeName(new QLabel(tr("Keep it in"), this)),
      m_place(new QComboBox(this)),
      m_placeWords(new QLabel(this)),
      m_beside(new QComboBox(this)),
      m_steps(new StepList(this)),
      m_message(new QLabel(this)),
      m_tryIt(new QPushButton(this)),
      m_connect(new QPushButton(tr("Connect"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(tr("Connect a network"));
    for (const auto& network : networks()) {
        auto* const made = new NetworkForm(network, this);
        auto* const item = new QListWidgetItem(network.name, m_networks);
        item->setSizeHint({0, itemHeight});
        item->setTextAlignment(leading() | Qt::AlignVCenter);
        m_forms.push_back(made);
        made->setDoor(m_run.networks);
        connect(made, &NetworkForm::changed, this, &ConnectDialog::showState);
    }
    layOut();
    m_tryIt->setDefault(true);
    connect(m_networks, &QListWidget::currentRowChanged, this, &ConnectDialog::choose);
    connect(m_tryIt, &QPushButton::clicked, this, [this] { m_test ? stopTest() : test(); });
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::connectNow);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        look();
        showTest();
    });
    connect(this, &QDialog::finished, this, [this] {
        stopTest();
        for (auto* made : m_forms) made->wipe();
    });
    if (m_run.networks.look) m_looking = std::async(std::launch::async, m_run.networks.look);
    m_timer.setInterval(askEvery);
    m_timer.start();
    orderKeys();
    listPlaces();
    choose(0);
    m_networks->setFocus();
}

ConnectDialog::~ConnectDialog() = default;

NetworkForm& ConnectDialog::form() const { return *m_forms[std::size_t(m_networks->currentRow())]; }

QString ConnectDialog::message() const { return m_message->text(); }

void ConnectDialog::layOut()
{
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeSide());
    auto* const line = new QFrame(this);
    line->setFixedWidth(1);
    line->setObjectName(QStringLiteral("separator"));
    all->addWidget(line);
    all->addWidget(makePage(), 1);
    resize(760, 560);
}

/// It grows with what it has to say.
bool ConnectDialog::event(QEvent* event)
{
    const bool handled = QDialog::event(event);
    if (event->type() != QEvent::LayoutRequest) return handled;
    const int wanted = layout()->totalHeightForWidth(width());
    if (wanted > height()) resize(width(), wanted);
    return handled;
}

/// Tab goes as one reads.
void ConnectDialog::orderKeys()
{
    QWidget* before = m_networks;
    const auto add = [&](QWidget* next) {
        setTabOrder(before, next);
        before = next;
    };
    for (auto* made : m_forms)
        for (auto* part : made->findChildren<QWidget*>())
            if (part->focusPolicy() != Qt::NoFocus && !part->focusProxy() && part->window() == this) add(part);
    for (auto* part : {static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_beside), static_cast<QWidget*>(m_tryIt),
             static_cast<QWidget*>(m_connect), static_cast<QWidget*>(m_cancel)})
        add(part);
}

QWidget* ConnectDialog::makeSide()
{
    auto* const side = new QWidget(this);
    side->setFixedWidth(sideWidth);
    auto* const layout = new QVBoxLayout(side);
    layout->setContentsMargins(Size::grid, Size::margin, Size::grid, Size::margin);
    layout->addWidget(m_networks);
    m_networks->setObjectName(QStringLiteral("side"));
    m_networks->setAccessibleName(tr("Networks"));
    m_networks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return side;
}

QWidget* ConnectDialog::makePage()
{
    auto* const page = new QWidget(this);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(3 * Size::grid, 2 * Size::grid, 3 * Size::grid, 2 * Size::grid);
    layout->setSpacing(Size::margin);
    m_name->setFont(sized(baseFont(), 17, QFont::DemiBold));
    m_name->setAlignment(leading());
    layout->addWidget(m_name);
    for (auto* made : m_forms) layout->addWidget(made);

    auto* const keeping = new QGridLayout;
    keeping->setHorizontalSpacing(Size::margin);
    keeping->setVerticalSpacing(Size::grid / 2);
    keeping->setColumnStretch(1, 1);
    keeping->setColumnMinimumWidth(0, NetworkForm::labelWidth);
    m_placeName->setBuddy(m_place);
    m_place->setAccessibleName(tr("Keep it in"));
    m_place->setMinimumHeight(Size::row);
    m_placeWords->setWordWrap(true);
    m_placeWords->setForegroundRole(QPalette::PlaceholderText);
    m_placeWords->setFont(sized(baseFont(), 12));
    keeping->addWidget(m_placeName, 0, 0);
    keeping->addWidget(m_place, 0, 1);
    keeping->addWidget(m_placeWords, 1, 1);
    layout->addLayout(keeping);
    layout->addWidget(m_steps);
    layout->addStretch(1);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(leading());
    m_message->setObjectName(QStringLiteral("message"));
    m_message->hide();
    layout->addWidget(m_message);
    addButtons(*layout);
    return page;
}

void ConnectDialog::addButtons(QVBoxLayout& page)
{
    const auto followed = m_run.networks.followed ? m_run.networks.followed() : std::vector<std::string>{};
    m_beside->addItem(tr("In place of %1").arg(joined(followed)));
    m_beside->addItem(tr("Beside %1").arg(joined(followed)));
    m_beside->setCurrentIndex(isFollowed(followed) ? 1 : 0);
    m_beside->setAccessibleName(tr("What becomes of the sources that are followed now"));
    m_beside->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_beside->setMinimumContentsLength(18);
    m_beside->setMinimumHeight(Size::row);
    m_beside->setVisible(!followed.empty());
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(Size::grid);
    buttons->addWidget(m_beside, 1);
    buttons->addWidget(m_tryIt);
    buttons->addWidget(m_connect);
    buttons->addWidget(m_cancel);
    page.addLayout(buttons);
}

void ConnectDialog::choose(int network)
{
    m_networks->setCurrentRow(network);
    stopTest();
    for (auto* made : m_forms) made->setVisible(made == &form());
    m_name->setText(form().network().name);
    const bool secret = form().hasSecrets();
    m_placeName->setVisible(secret);
    m_place->setVisible(secret);
    m_placeWords->setVisible(secret);
    m_steps->hide();
    say({});
    showState();
}

/// What is known of the keyring comes a little later: it may have to be woken.
void ConnectDialog::look()
{
    if (!m_looking.valid() || m_looking.wait_for(0s) != std::future_status::ready) return;
    m_kept = m_looking.get();
    listPlaces();
    for (auto* made : m_forms)
        made->setKept(std::ranges::find(m_kept.kinds, made->network().kind) != m_kept.kinds.end());
}

void ConnectDialog::listPlaces()
{
    const auto keyring = m_kept.places.keyring;
    m_place->clear();
    if (keyring == app::KeyringState::Open)
        m_place->addItem(tr("The desktop's keyring"), int(app::SecretPlace::Keyring));
    m_place->addItem(tr("A file that you alone can read"), int(app::SecretPlace::File));
    const auto file = isolated(text(m_kept.places.file));
    m_placeWords->setText(keyring == app::KeyringState::Locked
            ? tr("The keyring is locked; unlock it to use it. The file is %1").arg(file)
            : tr("The file is %1. Neither settings nor logs ever hold a secret.").arg(file));
}

void ConnectDialog::test()
{
    if (!m_run.networks.test || !form().isComplete()) return;
    auto running = m_run.networks.test(form().source(), form().secrets());
    if (!running) return say(text(running.error().message));
    say({});
    m_test = std::move(*running);
    m_steps->show();
    showTest();
    showState();
}

void ConnectDialog::showTest()
{
    if (!m_test) return;
    const auto steps = m_test();
    m_steps->present(steps);
    if (!isOver(steps)) return;
    m_test = nullptr;
    showState();
    if (!hasFailed(steps)) m_connect->setFocus();
}

void ConnectDialog::stopTest()
{
    m_test = nullptr;
    showState();
}

bool ConnectDialog::keep(const std::string& source)
{
    const auto secrets = form().secrets();
    if (secrets.empty() || !m_run.networks.keep) return true;
    const auto kept = m_run.networks.keep(source, secrets, app::SecretPlace(m_place->currentData().toInt()));
    if (!kept) say(text(kept.error().message));
    return bool(kept);
}

void ConnectDialog::connectNow()
{
    const auto source = form().source();
    if (!m_run.open || !form().isComplete() || !keep(source)) return;
    std::vector<std::string> sources;
    if (m_beside->currentIndex() == 1 && m_run.networks.followed) sources = m_run.networks.followed();
    if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
    stopTest();
    if (const auto opened = m_run.open(sources); !opened) return say(text(opened.error().message));
    accept();
}

void ConnectDialog::say(const QString& message)
{
    auto colours = m_message->palette();
    colours.setColor(QPalette::WindowText, lookOf(palette()).bad);
    m_message->setPalette(colours);
    m_message->setText(message);
    m_message->setAccessibleName(message);
    m_message->setVisible(!message.isEmpty());
}

void ConnectDialog::showState()
{
    const bool complete = form().isComplete();
    m_tryIt->setText(m_test ? tr("Stop the test") : tr("Test connection"));
    m_tryIt->setEnabled(m_test || (complete && m_run.networks.test));
    m_connect->setEnabled(complete && m_run.open);
}

} // namespace gui
