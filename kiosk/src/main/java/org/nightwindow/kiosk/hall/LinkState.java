package org.nightwindow.kiosk.hall;

import java.time.Instant;

/// @param online whether the last exchange with the console worked; false until the first one did
/// @param since when that last changed, by the kiosk's own clock
public record LinkState(boolean online, Instant since) {}
