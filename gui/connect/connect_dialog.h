/// Connecting a network: what it needs, a test that names the failing step, and where its secrets are kept.
#pragma once

#include "gui/connecting.h"
#include "gui/run.h"

#include <QDialog>
#include <QTimer>

#include <future>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace gui {

class NetworkForm;
class StepList;

/// Asks the run to try, to keep and to open; what it has not, is not offered.
class ConnectDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ConnectDialog(Run run, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    void choose(int network);
    NetworkForm& form() const;
    StepList& steps() { return *m_steps; }
    QString message() const;

    void test();
    void connectNow();

protected:
    bool event(QEvent* event) override;

private:
    void layOut();
    void orderKeys();
    QWidget* makeSide();
    QWidget* makePage();
    void addButtons(QVBoxLayout& page);
    void listPlaces();
    void look();
    void showKept();
    void showTest();
    void stopTest();
    void say(const QString& message);
    void showState();
    bool keep(const std::string& source);

    const Run m_run;
    std::future<KeptSecrets> m_looking;
    KeptSecrets m_kept;
    RunningTest m_test;
    QTimer m_timer{this}; ///< of the test and of the look

    QListWidget* m_networks;
    QLabel* m_name;
    std::vector<NetworkForm*> m_forms; ///< one is shown
    QLabel* m_placeName;
    QComboBox* m_place;
    QLabel* m_placeWords;
    QComboBox* m_beside;
    StepList* m_steps;
    QLabel* m_message;
    QPushButton* m_tryIt;
    QPushButton* m_connect;
    QPushButton* m_cancel;
};

} // namespace gui
