/// The networks that the window connects, and what each asks for.
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace gui {

/// A secret that is asked for.
struct SecretField {
    std::string name; ///< as in `credentials.toml`
    QString label;
};

/// One of the streams of a network.
struct StreamChoice {
    QString label;
    std::string suffix; ///< of the SOURCE
};

struct Network {
    QString name;
    std::string kind;
    QString needs;   ///< what is needed, in words
    QString page{};  ///< where it is to be had; empty: nothing is needed
    enum class Host { None, Asked } host = Host::None;
    enum class Login { None, InBrowser } login = Login::None;
    std::vector<StreamChoice> streams{};
    std::vector<SecretField> secrets{};
    enum class Secrets { Needed, MayLack } lack = Secrets::Needed;
};

/// In the language of the window; first is what needs nothing.
std::vector<Network> networks();

} // namespace gui
