package org.nightwindow.console.alerts;

import org.jspecify.annotations.Nullable;

/// One alert in the database. Times are epoch milliseconds.
///
/// @param about as in [Condition.Finding]
/// @param detail of the device, as it is now
/// @param since when the condition began
/// @param openedAt when somebody was first to be called; null while it may still pass by itself
/// @param toldAt of the last message
/// @param items as [Condition#closes] said since it was opened
record AlertRow(
        long id,
        String openKey,
        String ruleId,
        String kioskId,
        String about,
        String detail,
        String urgency,
        State state,
        long since,
        @Nullable Long openedAt,
        @Nullable Long toldAt,
        @Nullable String takenBy,
        @Nullable Long takenAt,
        @Nullable Long closedAt,
        String items) {
    /// The names stand in the database.
    enum State {
        /// It holds, but not yet for as long as its rule says.
        SEEN,
        OPEN,
        /// It still holds, but a person said that it needs nobody; it opens again only after it was gone.
        QUIET,
        CLOSED
    }

    /// Role of the device it is about; empty for the kiosk as a whole.
    String role() {
        return about.split("/", 2)[0];
    }

    /// Name of the supply it is about; empty for all else.
    String supply() {
        String[] parts = about.split("/", 3);
        return parts.length < 3 ? "" : parts[2];
    }

    static String key(String ruleId, String kioskId, String about) {
        return ruleId + "|" + kioskId + "|" + about;
    }
}
