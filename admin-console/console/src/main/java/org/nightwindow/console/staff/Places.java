package org.nightwindow.console.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Text;

/// Where things stand, as the gate must know it to tell whose they are. Any thread.
public interface Places {
    /// A place an account can be for.
    ///
    /// @param depth 0 at the root
    record Place(String id, Text name, int depth) {}

    /// Whether a kiosk stands in one of these places, or in a place within one. One nobody placed stands nowhere.
    boolean isIn(String kioskId, Set<String> sites);

    /// The kiosk a thing is of; empty when there is no such thing.
    ///
    /// @param kind [Within#ALERT], [Within#SUPPLY] or [Within#CASE]
    /// @param id as it stands in a path
    Optional<String> kioskOf(Within kind, String id);

    /// Every place there is now, each after the one it lies in.
    List<Place> all();
}
