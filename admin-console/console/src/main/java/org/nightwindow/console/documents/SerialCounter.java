package org.nightwindow.console.documents;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.database.RunningNumbers;

/// Hands out serials, each once. A number whose document was never committed stays unused: numbers are unique, not
/// gapless. Thread-safe, also between processes on one database.
final class SerialCounter {
    private final Jdbi jdbi;
    private final ZoneId zone;

    SerialCounter(Jdbi jdbi, ZoneId zone) {
        this.jdbi = jdbi;
        this.zone = zone;
    }

    /// @param region six digits
    String next(String region, Instant at) {
        YearMonth month = YearMonth.from(at.atZone(zone));
        try {
            return number(region, month);
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            // Two began the month's series at once; the other one won, and now there is a row.
            return number(region, month);
        }
    }

    private String number(String region, YearMonth month) {
        String series = Serial.series(region, month);
        Instant begins = month.atDay(1).atStartOfDay(zone).toInstant();
        return Serial.of(
                series,
                jdbi.inTransaction(
                        handle -> RunningNumbers.next(handle, RunningNumbers.Kind.DOCUMENT, series, begins)));
    }
}
