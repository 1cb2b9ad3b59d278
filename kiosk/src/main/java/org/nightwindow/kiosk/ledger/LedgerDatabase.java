package org.nightwindow.kiosk.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One encrypted Derby database in one folder: connect, check, shut down. Confined to the thread that uses it.
final class LedgerDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerDatabase.class);

    /// From this severity on Derby has closed the whole database (`ExceptionSeverity.DATABASE_SEVERITY`).
    static final int DATABASE_CLOSED = 45000;

    private static final String SHUT_DOWN = "08006";
    private static final String NOT_RUNNING = "XJ004";
    private static final String RUNS_ELSEWHERE = "XSDB6";

    static {
        System.setProperty("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
        // 100 pages are 0.4 MB: enough for a few open acts and the outbox.
        System.setProperty("derby.storage.pageCacheSize", "100");
    }

    private final Path folder;
    private final String bootPassword;

    LedgerDatabase(Path folder, String bootPassword) {
        this.folder = folder;
        this.bootPassword = bootPassword;
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /// @param create whether to make a new, empty one
    Connection connect(boolean create) throws SQLException {
        Properties attributes = new Properties();
        attributes.setProperty("bootPassword", bootPassword);
        if (create) {
            attributes.setProperty("create", "true");
            attributes.setProperty("dataEncryption", "true");
            attributes.setProperty("encryptionAlgorithm", "AES/CBC/NoPadding");
            attributes.setProperty("encryptionKeyLength", "256");
        }
        Connection connection = engine("jdbc:derby:directory:" + folder, attributes);
        connection.setAutoCommit(false);
        return connection;
    }

    /// Not by the `DriverManager`: a disk that fails at the wrong moment makes Derby shut down its whole engine and
    /// take its driver back from there; a new driver object starts the engine again when it does not run.
    private static Connection engine(String url, Properties attributes) throws SQLException {
        return Objects.requireNonNull(new EmbeddedDriver().connect(url, attributes), "Derby knows its own URL");
    }

    /// Reads every page of every table and compares it with its indexes.
    static void check(Connection connection) throws SQLException {
        for (String table : List.of("LEDGER", "ACT", "ACT_HISTORY", "OUTBOX")) {
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("values syscs_util.syscs_check_table('APP', '" + table + "')")) {
                row.next();
            }
        }
        connection.rollback();
    }

    /// Closes the database whatever state it is in; afterwards it can be connected to again.
    void shutdown() {
        try {
            engine("jdbc:derby:directory:" + folder + ";shutdown=true", new Properties())
                    .close();
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState()) && !NOT_RUNNING.equals(e.getSQLState())) {
                LOG.warn("the ledger did not shut down cleanly", e);
            }
        }
    }

    /// Whether opening failed for a reason that may pass by itself and says nothing about the data: the disk is
    /// full or does not work, or another program has the ledger open.
    static boolean mayPass(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("No space left on device") || text.contains("Input/output error")) {
                return true;
            }
            if (cause instanceof SQLException sql && RUNS_ELSEWHERE.equals(sql.getSQLState())) {
                return true;
            }
            if (cause instanceof Migrations.NewerLedger) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : cause.getCause();
    }
}
