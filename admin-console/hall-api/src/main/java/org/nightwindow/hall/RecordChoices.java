package org.nightwindow.hall;

import java.util.List;

/// What an applicant may choose from. Personal data: a kiosk keeps it for the visit and no longer.
///
/// @param choices at least one, the newest first
/// @param more whether there are older ones that are not listed
public record RecordChoices(List<Choice> choices, boolean more) {
    /// How many a console lists at most: more than anybody leafs through on a kiosk.
    public static final int MOST = 60;

    public RecordChoices {
        choices = List.copyOf(choices);
    }

    /// @param value what the field becomes: letters, digits, dots and hyphens, 1 to 64
    /// @param name what tells it from the others
    /// @param detail more about it
    public record Choice(String value, Text name, Text detail) {
        /// Personal data.
        @Override
        public String toString() {
            return "Choice[…]";
        }
    }

    @Override
    public String toString() {
        return "RecordChoices[" + choices.size() + "]";
    }
}
