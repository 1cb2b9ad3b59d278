package org.nightwindow.driver.host;

import java.util.Optional;

/// A device whose driver runs in a process of its own and can die there. A death counts as a crash of the driver; a
/// device that is merely unplugged does not.
public interface Isolated {

    /// How the driver's process died, one line for the technician; empty while it lives. Never blocks; any thread.
    Optional<String> death();
}
