/// A door that a test opens: what waits at it then goes on.
#pragma once

#include "streaming/descriptor.h"

namespace servers {

/// Shut until it is opened, then open for good. Any thread. Throws std::system_error where no descriptor is left.
class Gate {
public:
    Gate();

    void open();
    bool isOpen() const;
    /// Can be read, for `poll`, once the gate is open.
    int descriptor() const { return m_event.get(); }

private:
    streaming::Descriptor m_event;
};

} // namespace servers
