package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// Brings the tables up to date: forward only, one file and its version number in one commit.
///
/// Own, because Flyway costs a kiosk 17 MB and 300 ms (measured).
final class Migrations {
    /// Every file there is, in order; the place in the list is the version. A released file is never changed.
    private static final List<String> FILES =
            List.of("V001__acts_and_events.sql", "V002__declarations.sql", "V003__visit_end.sql");

    /// The tables were made by newer software than this; they are sound, only not for us.
    static final class NewerLedger extends SQLException {
        private static final long serialVersionUID = 1;

        NewerLedger(int found) {
            super("the ledger has version " + found + ", this software knows " + FILES.size());
        }
    }

    static void run(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > FILES.size()) {
            throw new NewerLedger(version);
        }
        for (int next = version + 1; next <= FILES.size(); next++) {
            try (Statement sql = connection.createStatement()) {
                for (String statement : statements(FILES.get(next - 1))) {
                    sql.execute(statement);
                }
            }
            try (PreparedStatement sql = connection.prepareStatement("insert into schema_version values (?)")) {
                sql.setInt(1, next);
                sql.executeUpdate();
            }
            connection.commit();
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, "APP", "SCHEMA_VERSION", null)) {
            if (!tables.next()) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute("create table schema_version (version integer not null primary key)");
                }
                connection.commit();
                return 0;
            }
        }
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// The statements of a file: comment lines dropped, split at a `;` that ends a line.
    private static List<String> statements(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + file + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return List.of(text.split(";\\s*(\n|$)")).stream()
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Migrations() {}
}
