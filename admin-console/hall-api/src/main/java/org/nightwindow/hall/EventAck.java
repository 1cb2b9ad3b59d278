package org.nightwindow.hall;

/// @param storedUpTo every event up to this number is stored for good; the kiosk may forget them
public record EventAck(long storedUpTo) {}
