#include "gui/connect/network_form.h"

#include "gui/connect/browser_login.h"
#include "gui/look.h"
#include "gui/text.h"
#include "gui/wrapped_text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace gui {
namespace {

app::Secret typedIn(const QLineEdit& field)
{
    auto bytes = field.text().toUtf8();
    app::Secret secret(bytes.trimmed().toStdString());
    bytes.fill('\0');
    return secret;
}

} // namespace

NetworkForm::NetworkForm(Network network, QWidget* parent)
    : QWidget(parent), m_network(std::move(network)), m_rows(new QGridLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(Size::margin);
    m_rows->setVerticalSpacing(Size::grid);
    m_rows->setColumnStretch(1, 1);
    m_rows->setColumnMinimumWidth(0, labelWidth);
    auto* const needs = new QLabel(m_network.needs, this);
    wrap(*needs);
    needs->setForegroundRole(QPalette::PlaceholderText);
    m_rows->addWidget(needs, 0, 0, 1, 2);
    if (!m_network.page.isEmpty()) addPage();
    if (m_network.host == Network::Host::Asked) {
        m_host = addField(tr("Server"));
        m_host->setPlaceholderText(QStringLiteral("mastodon.social"));
        m_host->setLayoutDirection(Qt::LeftToRight);
    }
    if (!m_network.streams.empty()) {
        m_stream = new QComboBox(this);
        for (const auto& stream : m_network.streams) m_stream->addItem(stream.label);
        addRow(tr("Statuses"), m_stream);
        connect(m_stream, &QComboBox::currentIndexChanged, this, &NetworkForm::changed);
    }
    for (const auto& secret : m_network.secrets) {
        m_secrets.push_back(addField(secret.label));
        m_secrets.back()->setEchoMode(QLineEdit::Password);
        m_secrets.back()->setLayoutDirection(Qt::LeftToRight);
    }
    if (m_network.login == Network::Login::InBrowser) addLogin();
}

NetworkForm::~NetworkForm() { wipe(); }

void NetworkForm::addPage()
{
    auto* const page = new QLabel(this);
    page->setText(QStringLiteral("<a href=\"%1\">%2</a>").arg(m_network.page, tr("Where to get it")));
    page->setAccessibleName(tr("Where to get it"));
    page->setToolTip(m_network.page);
    page->setOpenExternalLinks(true);
    page->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_rows->addWidget(page, 1, 0, 1, 2);
}

void NetworkForm::addLogin()
{
    m_login = new BrowserLogin(this);
    m_login->hide();
    m_rows->addWidget(m_login, m_rows->rowCount(), 1);
    connect(this, &NetworkForm::changed, m_login, [this] { m_login->setSource(source()); });
    connect(m_login, &BrowserLogin::granted, this, &NetworkForm::take);
}

void NetworkForm::setDoor(const Connecting& door)
{
    if (m_login) m_login->setDoor(door);
}

/// As if they had been typed.
void NetworkForm::take(const app::Secrets& secrets)
{
    for (std::size_t at = 0; at < m_secrets.size(); ++at)
        if (const auto found = secrets.find(m_network.secrets[at].name); found != secrets.end())
            m_secrets[at]->setText(text(found->second.reveal()));
}

void NetworkForm::addRow(const QString& label, QWidget* field)
{
    auto* const name = new QLabel(label, this);
    name->setBuddy(field);
    field->setAccessibleName(label);
    field->setMinimumHeight(Size::row);
    const int row = m_rows->rowCount();
    m_rows->addWidget(name, row, 0);
    m_rows->addWidget(field, row, 1);
}

QLineEdit* NetworkForm::addField(const QString& label)
{
    auto* const field = new QLineEdit(this);
    addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, &NetworkForm::changed);
    return field;
}

std::string NetworkForm::source() const
{
    auto source = m_network.kind;
    if (m_host) {
        const auto host = m_host->text().trimmed().remove(QStringLiteral("https://")).remove(u'/').toStdString();
        if (host.empty()) return {};
        source += ':' + host;
    }
    if (m_stream) source += m_network.streams[std::size_t(m_stream->currentIndex())].suffix;
    return source;
}

app::Secrets NetworkForm::secrets() const
{
    app::Secrets secrets;
    for (std::size_t at = 0; at < m_secrets.size(); ++at) {
        auto secret = typedIn(*m_secrets[at]);
        if (secret.empty()) return {};
        secrets.emplace(m_network.secrets[at].name, std::move(secret));
    }
    return secrets;
}

bool NetworkForm::isComplete() const
{
    if (source().empty()) return false;
    const auto typed = std::ranges::count_if(m_secrets, [](const QLineEdit* field) { return !field->text().isEmpty(); });
    if (std::size_t(typed) == m_secrets.size()) return true;
    return typed == 0 && (m_kept || m_network.lack == Network::Secrets::MayLack);
}

void NetworkForm::setKept(bool kept)
{
    m_kept = kept;
    for (auto* field : m_secrets)
        field->setPlaceholderText(kept                                             ? tr("kept already; type to replace it")
                : m_network.lack == Network::Secrets::MayLack ? tr("may be left empty")
                                                              : QString());
    Q_EMIT changed();
}

/// The field's own text is overwritten where it lies; what Qt copied while it was typed is out of reach.
void NetworkForm::wipe()
{
    for (auto* field : m_secrets) {
        auto text = field->text();
        auto& shared = text.data_ptr();
        if (shared.isMutable()) std::fill_n(shared.data(), shared.size, u'0'); // else it is a literal
        const QSignalBlocker quiet(field);
        field->clear();
    }
}

} // namespace gui
