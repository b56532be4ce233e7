/// What can be done with a status.
#pragma once

#include <string>

class QMenu;

namespace gui {

struct StatusParts {
    std::string id;
    std::string author;
    std::string text;
};

/// Adds entries for what is known of it: open its page, copy link, text, author, id.
void addStatusActions(QMenu& menu, const StatusParts& status);

} // namespace gui
