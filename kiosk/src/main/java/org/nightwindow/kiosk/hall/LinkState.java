package org.nightwindow.kiosk.hall;

import java.time.Instant;
import java.util.Optional;

/// @param online whether the last exchange with the console worked; false until the first one did
/// @param since when something here last changed, by the kiosk's own clock
/// @param locked why the console does not take this kiosk any more, for the technician: it must be enrolled again
public record LinkState(boolean online, Instant since, Optional<String> locked) {}
