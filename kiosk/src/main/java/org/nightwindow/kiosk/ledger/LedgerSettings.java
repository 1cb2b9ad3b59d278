package org.nightwindow.kiosk.ledger;

import java.nio.file.Path;
import java.time.Duration;

/// Where the ledger lives and how much room it keeps. The marker stands outside the database folder: that is how a
/// missing ledger is told from a first start.
///
/// @param database folder of Derby; nothing else is in it
/// @param keyFile the boot password, 0600; made at the first start, or given by systemd credentials
/// @param marker says that a ledger existed, and which
/// @param ballast a file that is deleted to make room for settling open acts
/// @param ballastBytes its size, below `minFreeBytes`
/// @param minFreeBytes below this no new act is taken
/// @param reopenAfter the first pause before the store is opened again; doubles up to [#reopenAtMost()]
/// @param reopenAtMost the longest such pause
/// @param patience how long who asks the disk waits for it; whether it hangs is decided by this
public record LedgerSettings(
        Path database,
        Path keyFile,
        Path marker,
        Path ballast,
        long ballastBytes,
        long minFreeBytes,
        Duration reopenAfter,
        Duration reopenAtMost,
        Duration patience) {

    private static final long MIB = 1024L * 1024;

    // 16 MiB: Derby needs a few MB for log and pages to settle a handful of acts (measured: 8 MB were enough).
    private static final long BALLAST_BYTES = 16 * MIB;

    // 64 MiB: a day of acts is below 1 MB; the rest is for the log files Derby makes ahead.
    private static final long MIN_FREE_BYTES = 64 * MIB;

    // A database that fell down at a full disk opens again at once (measured); a broken disk does not at all.
    private static final Duration REOPEN_AFTER = Duration.ofMillis(200);
    private static final Duration REOPEN_AT_MOST = Duration.ofSeconds(60);

    /// A commit takes 5 ms, on a bad disk a second. Below what a resident waits for an answer, 8 s.
    public static final Duration PATIENCE = Duration.ofSeconds(6);

    public LedgerSettings {
        if (ballastBytes >= minFreeBytes) {
            throw new IllegalArgumentException("releasing the ballast must not make room for new acts");
        }
    }

    /// Everything below one folder of the kiosk.
    public static LedgerSettings under(Path home) {
        Path folder = home.toAbsolutePath();
        return new LedgerSettings(
                folder.resolve("ledger"),
                folder.resolve("ledger.key"),
                folder.resolve("ledger.epoch"),
                folder.resolve("ledger.ballast"),
                BALLAST_BYTES,
                MIN_FREE_BYTES,
                REOPEN_AFTER,
                REOPEN_AT_MOST,
                PATIENCE);
    }

    public LedgerSettings withKeyFile(Path key) {
        return new LedgerSettings(
                database, key, marker, ballast, ballastBytes, minFreeBytes, reopenAfter, reopenAtMost, patience);
    }

    public LedgerSettings withRoom(long ballastSize, long minFree) {
        return new LedgerSettings(
                database, keyFile, marker, ballast, ballastSize, minFree, reopenAfter, reopenAtMost, patience);
    }

    public LedgerSettings withReopen(Duration first, Duration most) {
        return new LedgerSettings(
                database, keyFile, marker, ballast, ballastBytes, minFreeBytes, first, most, patience);
    }

    public LedgerSettings withPatience(Duration limit) {
        return new LedgerSettings(
                database, keyFile, marker, ballast, ballastBytes, minFreeBytes, reopenAfter, reopenAtMost, limit);
    }
}
