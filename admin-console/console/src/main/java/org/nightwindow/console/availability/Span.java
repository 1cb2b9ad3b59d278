package org.nightwindow.console.availability;

/// A stretch of time in which an item was one way.
///
/// @param from epoch milliseconds
/// @param until exclusive
record Span(long from, long until, How how) {
    enum How {
        UP,
        /// A part, paper or toner was missing, or it was closed for maintenance.
        OFF,
        /// Nothing was heard of the kiosk.
        UNKNOWN
    }
}
