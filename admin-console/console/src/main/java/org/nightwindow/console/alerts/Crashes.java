package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.NoticeListener;
import org.nightwindow.hall.KioskEvent.Noticed;
import org.nightwindow.hall.LogEvent;

/// When drivers of kiosks crashed: a device is back two seconds later, so no heartbeat tells it. Thread-safe.
public final class Crashes implements NoticeListener {
    /// So long a crash is something to look at: one night and the working day after it.
    static final Duration COUNTS = Duration.ofHours(24);

    private static final Set<String> NUMBERS = Set.of(LogEvent.DRIVER_CRASHED.id(), LogEvent.DRIVER_GIVEN_UP.id());

    private final Jdbi jdbi;

    public Crashes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void onNoticed(String kioskId, long eventId, Instant at, Noticed noticed) {
        if (!NUMBERS.contains(noticed.event())) {
            return;
        }
        try {
            jdbi.useTransaction(transaction -> {
                int known = transaction
                        .createQuery("select count(*) from driver_crash where event_id = ?")
                        .bind(0, eventId)
                        .mapTo(Integer.class)
                        .one();
                if (known == 0) {
                    transaction.execute(
                            "insert into driver_crash (event_id, kiosk_id, crashed_at) values (?, ?, ?)",
                            eventId,
                            kioskId,
                            at.toEpochMilli());
                }
            });
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e; // a duplicate was kept by another console a moment ago
            }
        }
    }
}
