package org.nightwindow.driver.standard.faults;

import java.util.function.Supplier;

/// One cell of the table: a device, a command, what goes wrong.
///
/// @param outcome makes it happen, with a device of its own, and says how the command ended
record Cell(String device, String command, String fault, Supplier<String> outcome) {

    /// As it stands in the table, before the outcome.
    String row() {
        return "| " + device + " | `" + command + "` | " + fault + " |";
    }
}
