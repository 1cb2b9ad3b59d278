package org.nightwindow.kiosk.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;

/// The SQL of the outbox. Numbers come from the ledger's own counter, in the same transaction as the event: an
/// identity column would lose numbers at a crash.
final class EventTable {

    /// How [KioskEvent.LedgerReplaced] is named in JSON.
    private static final String LEDGER_REPLACED = "ledger-replaced";

    /// @return the number it got
    static long append(Connection connection, KioskEvent event, Instant at) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.executeUpdate("update ledger set last_seq = last_seq + 1");
        }
        long seq = lastSeq(connection);
        try (PreparedStatement sql = connection.prepareStatement("insert into outbox values (?, ?, ?)")) {
            sql.setLong(1, seq);
            sql.setLong(2, at.toEpochMilli());
            sql.setString(3, written(event));
            sql.executeUpdate();
        }
        return seq;
    }

    static long lastSeq(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select last_seq from ledger")) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<EventBatch.Event> oldest(Connection connection, int most) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "select seq, happened_at, body from outbox order by seq fetch first ? rows only")) {
            sql.setInt(1, most);
            try (ResultSet row = sql.executeQuery()) {
                List<EventBatch.Event> events = new ArrayList<>();
                while (row.next()) {
                    events.add(new EventBatch.Event(
                            row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), read(row.getString(3))));
                }
                return events;
            }
        }
    }

    static void deleteUpTo(Connection connection, long seq) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("delete from outbox where seq <= ?")) {
            sql.setLong(1, seq);
            sql.executeUpdate();
        }
    }

    /// Whether the console has not yet acknowledged that this ledger replaced another: that event is always the
    /// first of its epoch.
    static boolean replacementUnacknowledged(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select body from outbox where seq = 1")) {
            return row.next() && read(row.getString(1)).path("type").asText().equals(LEDGER_REPLACED);
        }
    }

    private static String written(KioskEvent event) {
        try {
            return Json.MAPPER.writerFor(KioskEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written", e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event we wrote can be read", e);
        }
    }

    private EventTable() {}
}
