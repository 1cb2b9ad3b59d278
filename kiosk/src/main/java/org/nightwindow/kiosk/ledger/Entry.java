package org.nightwindow.kiosk.ledger;

/// How a change to the ledger ended.
public sealed interface Entry {

    /// It is on the disk.
    record Written(Act act) implements Entry {}

    /// It is not on the disk, proven.
    ///
    /// @param detail one line for the technician
    record Refused(Why why, String detail) implements Entry {}

    /// The commit failed and the disk cannot be read now: it may or may not be written. Nothing irreversible may
    /// follow. A settlement in doubt is kept and written as soon as the disk is back.
    record InDoubt(String detail) implements Entry {}

    /// Why the ledger takes no act.
    enum Why {
        /// It is still being opened; normally 0.3 s after the first painted frame.
        OPENING,
        /// It is closed for good: the program ends.
        CLOSED,
        /// Too little room to say later what became of it.
        DISK_LOW,
        /// The console has not been heard and the kiosk's own clock cannot be right.
        CLOCK_UNKNOWN,
        /// The ledger was lost and a new one begun; the console does not know of it yet, so that nobody can have
        /// looked into the printer.
        REPLACED,
        /// The console has another history of this ledger than the kiosk; only a technician can mend that.
        FORKED,
        /// The disk or the database does not work.
        STORE_DOWN
    }

    default boolean written() {
        return this instanceof Written;
    }
}
