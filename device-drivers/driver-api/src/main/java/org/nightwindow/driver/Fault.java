package org.nightwindow.driver;

/// Everything that can be wrong with a device, as a closed list. Each value says what is still usable.
///
/// The list follows the error classes of CEN/XFS (XFS4IoT `completionCode` and the command errors of its service
/// classes), reduced to what a kiosk answers differently.
public enum Fault {
    /// The device is present but not yet ready: warming up, initialising. Everything works again by itself.
    NOT_READY(Remedy.RETRY),
    /// The device is at work for somebody else. Everything works once it is free.
    BUSY(Remedy.RETRY),
    /// The device did not answer in time. It may answer the next command.
    TIMEOUT(Remedy.RETRY),
    /// Nothing to read is there: no card on the reader, no code under the scanner. The device is sound.
    NO_MEDIA(Remedy.RETRY),
    /// A card or page is there but could not be read; laying it again usually helps. The device is sound.
    MEDIA_ERROR(Remedy.REPLACE_MEDIA),
    /// The card failed its authentication: a wrong kind of card, or a forged one. The device is sound. Never
    /// retried by itself.
    MEDIA_SUSPECT(Remedy.REPLACE_MEDIA),
    /// Paper is stuck. Nothing can be printed; status and counters can still be read.
    MEDIA_JAMMED(Remedy.CLEAR_JAM),
    /// Paper, toner or another supply is used up. Nothing can be printed; status and counters can still be read.
    SUPPLY_OUT(Remedy.REFILL),
    /// A cover, door or tray is open. Nothing moves until it is closed; status can still be read.
    COVER_OPEN(Remedy.CLEAR_JAM),
    /// The cable or network to the device is gone, or what arrives is not its protocol. Nothing is usable.
    TRANSPORT(Remedy.RESET),
    /// The device reports that it is broken. Status may still be read.
    HARDWARE(Remedy.MAINTENANCE),
    /// The configuration of the device is wrong. Nothing is usable until it is corrected at the console.
    CONFIGURATION(Remedy.MAINTENANCE),
    /// This device cannot do what was asked. Everything else works.
    UNSUPPORTED(Remedy.MAINTENANCE),
    /// What was to be printed, sent or charged is not valid. The device is sound.
    INVALID_DATA(Remedy.MAINTENANCE),
    /// A key, certificate or authorisation of the device is missing or refused. Status can still be read.
    SECURITY(Remedy.SUSPEND),
    /// The driver itself failed. It is restarted by the host.
    INTERNAL(Remedy.RESET);

    private final Remedy usualRemedy;

    Fault(Remedy usualRemedy) {
        this.usualRemedy = usualRemedy;
    }

    /// What mends this fault most of the time; a driver that knows better says so in [Outcome.Failed].
    public Remedy usualRemedy() {
        return usualRemedy;
    }
}
