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

    /// The console ended the connection because of the kiosk's certificate. With TLS 1.3 that may come after the
    /// request was sent; it was read by nobody.
    record Stranger(String why) implements Exchange {}
}
