package org.nightwindow.driver;

/// What mends a fault, and with that who can: the resident, the host by itself, or a technician.
public enum Remedy {
    /// The same command again, now or a little later. The host or the resident.
    RETRY,
    /// Lay the card, code or page again, or another one. The resident.
    REPLACE_MEDIA,
    /// Fill paper, toner or another supply. A technician on site.
    REFILL,
    /// Take out stuck paper, close a cover. A technician on site.
    CLEAR_JAM,
    /// Close the device and open it again. The host, by itself.
    RESET,
    /// Repair, replace or configure. A technician.
    MAINTENANCE,
    /// Stop using the device until security has looked at it.
    SUSPEND
}
