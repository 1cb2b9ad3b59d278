package org.nightwindow.kiosk.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The SQL of the acts. Never commits.
final class ActTable {
    private static final String COLUMNS = "act_key, kind, item, state, planned_at, changed_at, serial, sha256, pages,"
            + " printer, page_counter, pages_out, evidence";

    /// A state an act has been in, for the export.
    record Step(Act.State state, Instant at, String evidence) {}

    static void insert(Connection connection, Act act) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "insert into act (act_key, kind, item, state, planned_at, changed_at, pages_out, evidence)"
                        + " values (?, ?, ?, ?, ?, ?, 0, '')")) {
            sql.setString(1, act.key());
            sql.setString(2, act.kind().name());
            sql.setString(3, act.item());
            sql.setString(4, act.state().name());
            sql.setLong(5, act.plannedAt().toEpochMilli());
            sql.setLong(6, act.changedAt().toEpochMilli());
            sql.executeUpdate();
        }
        remember(connection, act);
    }

    /// What waits to be handed over; null out with [#dropEnvelope].
    static void writeEnvelope(Connection connection, String key, byte[] envelope) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("update act set envelope = ? where act_key = ?")) {
            sql.setBytes(1, envelope);
            sql.setString(2, key);
            sql.executeUpdate();
        }
    }

    static void dropEnvelope(Connection connection, String key) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("update act set envelope = null where act_key = ?")) {
            sql.setString(1, key);
            sql.executeUpdate();
        }
    }

    static Optional<byte[]> envelope(Connection connection, String key) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select envelope from act where act_key = ?")) {
            sql.setString(1, key);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    static void writePaper(Connection connection, String key, Act.Paper paper) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("update act set serial = ?, sha256 = ?, pages = ? where act_key = ?")) {
            sql.setString(1, paper.serial());
            sql.setString(2, paper.sha256());
            sql.setInt(3, paper.pages());
            sql.setString(4, key);
            sql.executeUpdate();
        }
    }

    /// Writes a new state and what goes with it, and remembers the step.
    static void writeState(Connection connection, Act act) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("update act set state = ?, changed_at = ?,"
                + " printer = ?, page_counter = ?, pages_out = ?, evidence = ? where act_key = ?")) {
            sql.setString(1, act.state().name());
            sql.setLong(2, act.changedAt().toEpochMilli());
            sql.setString(3, act.mark().map(Act.PrinterMark::printer).orElse(null));
            OptionalLong counter = act.mark().map(Act.PrinterMark::pageCounter).orElse(OptionalLong.empty());
            if (counter.isPresent()) {
                sql.setLong(4, counter.getAsLong());
            } else {
                sql.setNull(4, Types.BIGINT);
            }
            sql.setInt(5, act.pagesOut());
            sql.setString(6, act.evidence());
            sql.setString(7, act.key());
            sql.executeUpdate();
        }
        remember(connection, act);
    }

    static Optional<Act> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select " + COLUMNS + " from act where act_key = ?")) {
            sql.setString(1, key);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    static List<Act> inStates(Connection connection, Act.State first, Act.State second) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "select " + COLUMNS + " from act where state in (?, ?) order by planned_at, act_key")) {
            sql.setString(1, first.name());
            sql.setString(2, second.name());
            return readAll(sql);
        }
    }

    /// Those planned since the last visit ended: of a visit that was cut off.
    static List<Act> sinceVisitEnd(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select " + COLUMNS
                + " from act where planned_at > (select visit_ended_at from ledger) order by planned_at, act_key")) {
            return readAll(sql);
        }
    }

    static Map<Act.State, Integer> count(Connection connection, Act.Kind kind) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("select state, count(*) from act where kind = ? group by state")) {
            sql.setString(1, kind.name());
            try (ResultSet row = sql.executeQuery()) {
                Map<Act.State, Integer> counts = new EnumMap<>(Act.State.class);
                while (row.next()) {
                    counts.put(Act.State.valueOf(row.getString(1)), row.getInt(2));
                }
                return counts;
            }
        }
    }

    static List<Act> all(Connection connection) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("select " + COLUMNS + " from act order by planned_at, act_key")) {
            return readAll(sql);
        }
    }

    static List<Step> history(Connection connection, String key) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "select state, changed_at, evidence from act_history where act_key = ? order by step")) {
            sql.setString(1, key);
            try (ResultSet row = sql.executeQuery()) {
                List<Step> steps = new ArrayList<>();
                while (row.next()) {
                    steps.add(new Step(
                            Act.State.valueOf(row.getString(1)),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getString(3)));
                }
                return steps;
            }
        }
    }

    private static void remember(Connection connection, Act act) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("insert into act_history"
                + " select act_key, (select count(*) from act_history h where h.act_key = a.act_key) + 1,"
                + " state, changed_at, evidence from act a where act_key = ?")) {
            sql.setString(1, act.key());
            sql.executeUpdate();
        }
    }

    private static List<Act> readAll(PreparedStatement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery()) {
            List<Act> acts = new ArrayList<>();
            while (row.next()) {
                acts.add(read(row));
            }
            return acts;
        }
    }

    private static Act read(ResultSet row) throws SQLException {
        @Nullable String serial = row.getString(7);
        Optional<Act.Paper> paper =
                serial == null ? Optional.empty() : Optional.of(new Act.Paper(serial, row.getString(8), row.getInt(9)));
        @Nullable String printer = row.getString(10);
        long counter = row.getLong(11);
        OptionalLong pageCounter = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(counter);
        return new Act(
                row.getString(1),
                Act.Kind.valueOf(row.getString(2)),
                row.getString(3),
                Act.State.valueOf(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                paper,
                printer == null ? Optional.empty() : Optional.of(new Act.PrinterMark(printer, pageCounter)),
                row.getInt(12),
                row.getString(13));
    }

    private ActTable() {}
}
