/// What the window's own widgets are, for those who do not see them.
#pragma once

namespace gui {

/// Once or more; before the first of them is shown.
void installAccessibleRoles();

} // namespace gui
