package org.nightwindow.kiosk.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What the ledger says of itself: the one row of table `ledger`.
///
/// @param epoch random name of this ledger
/// @param replaces epoch of the lost one before it; empty when there was none, or it is not known
/// @param lastSeq number of the newest event
/// @param clockFloor the newest time known for certain
record Head(String epoch, String replaces, long lastSeq, Instant clockFloor) {

    Head withLastSeq(long seq) {
        return new Head(epoch, replaces, seq, clockFloor);
    }

    static Optional<Head> read(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select epoch, replaces, last_seq, clock_floor from ledger")) {
            return row.next()
                    ? Optional.of(new Head(
                            row.getString(1),
                            Objects.requireNonNullElse(row.getString(2), ""),
                            row.getLong(3),
                            Instant.ofEpochMilli(row.getLong(4))))
                    : Optional.empty();
        }
    }

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "insert into ledger (only_row, epoch, replaces, last_seq, clock_floor) values ('x', ?, ?, ?, ?)")) {
            sql.setString(1, epoch);
            sql.setString(2, replaces);
            sql.setLong(3, lastSeq);
            sql.setLong(4, clockFloor.toEpochMilli());
            sql.executeUpdate();
        }
    }

    static void writeClockFloor(Connection connection, Instant floor) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("update ledger set clock_floor = ?")) {
            sql.setLong(1, floor.toEpochMilli());
            sql.executeUpdate();
        }
    }

    /// The visit that was is over: what is planned from now on belongs to another one.
    static void writeVisitEnd(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("update ledger set visit_ended_at = ?")) {
            sql.setLong(1, at.toEpochMilli());
            sql.executeUpdate();
        }
    }
}
