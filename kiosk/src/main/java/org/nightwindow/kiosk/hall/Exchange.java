package org.nightwindow.kiosk.hall;

/// How one request ended on the wire.
sealed interface Exchange {

    /// The console answered, whatever it said.
    record Answered(int status, byte[] body) implements Exchange {
        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + " bytes]";
        }
    }

    /// Not one byte of the request left the kiosk.
    record NotSent(String why) implements Exchange {}

    /// The request may have arrived.
    record NoAnswer(String why) implements Exchange {}
}
