package org.nightwindow.console.documents;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;

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
        String series = Serial.series(region, YearMonth.from(at.atZone(zone)));
        try {
            return Serial.of(series, number(series));
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            // Two began the month's series at once; the other one won, and now there is a row.
            return Serial.of(series, number(series));
        }
    }

    private long number(String series) {
        return jdbi.inTransaction(handle -> {
            int counted = handle.createUpdate(
                            "update document_serial set last_number = last_number + 1 where series = ?")
                    .bind(0, series)
                    .execute();
            if (counted == 0) {
                handle.createUpdate("insert into document_serial (series, last_number) values (?, 1)")
                        .bind(0, series)
                        .execute();
            }
            return handle.createQuery("select last_number from document_serial where series = ?")
                    .bind(0, series)
                    .mapTo(Long.class)
                    .one();
        });
    }
}
