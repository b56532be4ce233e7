/// What one network asks for: fields, a choice of stream, secrets.
#pragma once

#include "gui/connecting.h"
#include "gui/connect/networks.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace gui {

class BrowserLogin;

/// Secrets are typed unseen. They leave it by `secrets` alone, and `wipe` overwrites them.
class NetworkForm final : public QWidget {
    Q_OBJECT
public:
    static constexpr int labelWidth = 120;

    explicit NetworkForm(Network network, QWidget* parent = nullptr);
    ~NetworkForm() override;

    const Network& network() const { return m_network; }
    /// As on the command line; empty while it is not known which.
    std::string source() const;
    /// Those that were typed; none where one of several is missing.
    app::Secrets secrets() const;
    bool hasSecrets() const { return !m_secrets.empty(); }
    /// Whether there is enough to try: what is kept already need not be typed.
    bool isComplete() const;
    void setKept(bool kept);
    void setDoor(const Connecting& door);
    void wipe();

Q_SIGNALS:
    void changed();

private:
    QLineEdit* addField(const QString& label);
    void addRow(const QString& label, QWidget* field);
    void addPage();
    void addLogin();
    void take(const app::Secrets& secrets);

    const Network m_network;
    QGridLayout* m_rows;
    QLineEdit* m_host = nullptr;
    QComboBox* m_stream = nullptr;
    std::vector<QLineEdit*> m_secrets; ///< as in the network
    BrowserLogin* m_login = nullptr;
    bool m_kept = false;
};

} // namespace gui
