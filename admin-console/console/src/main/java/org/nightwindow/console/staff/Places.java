package org.nightwindow.console.staff;

import java.util.List;
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

    /// Whether a thing is of a kiosk or place that lies in one of these places; not when there is no such thing.
    ///
    /// @param kind says what thing
    /// @param id as it stands in the path or form
    boolean covers(Within kind, String id, Set<String> sites);

    /// Every place there is now, each after the one it lies in.
    List<Place> all();
}
