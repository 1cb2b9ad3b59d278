package org.nightwindow.console.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// A copy every night from one hour on; after nights without power the next look makes one. Used by one thread.
public final class NightlyBackup {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Backup backup;
    private final int hour;
    private final int keep;
    private final Clock clock;

    /// @param hour of the day, 0–23, where the hall is
    /// @param keep how many copies, at least 1
    public NightlyBackup(Backup backup, int hour, int keep, Clock clock) {
        this.backup = backup;
        this.hour = hour;
        this.keep = keep;
        this.clock = clock;
    }

    /// Makes a copy when one is due, then removes the oldest ones.
    ///
    /// @throws UncheckedIOException when the folder cannot be written; look again later
    public void look() {
        try {
            boolean made = backup.newest().filter(at -> !at.isBefore(due())).isPresent();
            if (!made) {
                backup.make();
                backup.removeAllBut(keep);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// When the last copy should have been made.
    private Instant due() {
        ZonedDateTime now = clock.instant().atZone(ZONE);
        ZonedDateTime today = now.truncatedTo(ChronoUnit.DAYS).withHour(hour);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
