package org.nightwindow.hall.filing;

/// Hands a declaration over. May be sent any number of times; only the first counts.
///
/// @param key of the act, as in the declaration
/// @param envelope an [Envelope] with the [Declaration] as JSON; base64 in JSON
public record FilingRequest(String key, byte[] envelope) {
    @Override
    public String toString() {
        return "FilingRequest[" + key + "]";
    }
}
