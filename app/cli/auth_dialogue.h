/// Asking a person, or standard input, for secrets.
#pragma once

#include "connectors/credentials/secret.h"
#include "streaming/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace app::cli {

/// On a terminal each question is shown and the answer is not; elsewhere answers are read a line each. One thread.
class AuthDialogue {
public:
    /// What is shown goes to `out`: standard error, since standard output has results alone.
    AuthDialogue(int in, int out) : m_in(in), m_out(out) { }

    bool isTerminal() const;

    /// The answer, without blanks around it; empty where the line is. Error of kind `Credentials`: the input ended, the
    /// person stopped it by Ctrl-C, or the line is too long or has a control character in it.
    streaming::Result<connectors::credentials::Secret> ask(std::string_view question);

    /// The next line where the input is no terminal and has one.
    streaming::Result<std::optional<connectors::credentials::Secret>> more();

    void show(std::string_view text) const;

private:
    streaming::Result<std::optional<connectors::credentials::Secret>> readLine() const;

    const int m_in;
    const int m_out;
};

} // namespace app::cli
