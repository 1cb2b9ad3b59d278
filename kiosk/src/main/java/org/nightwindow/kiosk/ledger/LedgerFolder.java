package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the ledger at the start of the program and decides what it finds: the ledger, no ledger yet, or a lost
/// one.
///
/// | marker | database | meaning |
/// |---|---|---|
/// | no  | no          | first start: a new ledger |
/// | no  | sound       | the first start was cut off before the marker: the ledger |
/// | yes | sound, same epoch, or the one that replaced it | the ledger |
/// | yes | missing, or of another epoch | lost: set aside what is there, new epoch |
/// | any | unreadable  | lost: set aside, new epoch |
///
/// A disk that is full or broken, and a ledger another program has open, are none of these: that may pass, nothing
/// is set aside, and opening is tried again.
///
/// | crash after | the next start finds |
/// |---|---|
/// | database folder renamed aside | marker, no database: lost, new epoch |
/// | tables made | no epoch in them: never finished, set aside, new epoch |
/// | epoch and LedgerReplaced committed | the ledger, with an old marker that it names: marker written again |
/// | marker written | the ledger |
final class LedgerFolder {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFolder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final int EPOCH_BYTES = 10;
    private static final int TRIES = 2;
    private static final String NO_NAME = "unknown";

    /// @param database to be opened again after a failure
    /// @param connection open, nothing uncommitted
    /// @param head what the ledger says of itself
    record Opened(LedgerDatabase database, Connection connection, Head head) {}

    private final LedgerSettings settings;
    private final RandomGenerator random;
    private final ClockFloor clock;

    LedgerFolder(LedgerSettings settings, RandomGenerator random, ClockFloor clock) {
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /// @throws IOException or SQLException when opening failed for a reason that may pass
    Opened open() throws IOException, SQLException {
        Optional<String> marker = marker();
        String password = BootPassword.readOrMake(settings.keyFile(), random);
        LedgerDatabase database = new LedgerDatabase(settings.database(), password);
        if (!database.exists()) {
            return begin(database, marker, "the database is missing");
        }
        return switch (look(database, marker)) {
            case Found.Sound(Connection connection, Head head) -> ready(database, connection, head);
            case Found.Lost(String why) -> {
                if (marker.isEmpty()) {
                    PrivateFile.write(settings.marker(), NO_NAME); // a crash now must not look like a first start
                }
                setAside();
                yield begin(database, Optional.of(marker.orElse(NO_NAME)), why);
            }
        };
    }

    private sealed interface Found {
        record Sound(Connection connection, Head head) implements Found {}

        record Lost(String why) implements Found {}
    }

    /// A ledger is given up only when it fails twice in the same way as no disk at work would.
    private Found look(LedgerDatabase database, Optional<String> marker) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                Connection connection = database.connect(false);
                Migrations.run(connection);
                LedgerDatabase.check(connection);
                Optional<Head> head = Head.read(connection);
                connection.rollback();
                if (head.isPresent() && belongs(head.get(), marker)) {
                    return new Found.Sound(connection, head.get());
                }
                connection.close();
                database.shutdown();
                return new Found.Lost(head.isPresent() ? "it belongs to another epoch" : "it was never finished");
            } catch (SQLException e) {
                database.shutdown();
                if (LedgerDatabase.mayPass(e)) {
                    throw e;
                }
                LOG.error("the ledger cannot be read, try {} of {}", tries, TRIES, e);
                if (tries == TRIES) {
                    return new Found.Lost("it cannot be read (" + e.getSQLState() + ")");
                }
            }
        }
    }

    private Opened begin(LedgerDatabase database, Optional<String> replaces, String lost)
            throws IOException, SQLException {
        Files.createDirectories(parentOf(settings.database()));
        Connection connection = database.connect(true);
        Migrations.run(connection);
        byte[] epoch = new byte[EPOCH_BYTES];
        random.nextBytes(epoch);
        Instant now = clock.stamp();
        Head head = new Head(HexFormat.of().formatHex(epoch), replaces.orElse(""), 0, now);
        head.insert(connection);
        if (replaces.isPresent()) {
            LOG.error("{} the ledger is lost, a new one begins: {}", LogEvent.LEDGER_REPLACED, lost);
            long seq = EventTable.append(connection, new KioskEvent.LedgerReplaced(lost), now);
            head = head.withLastSeq(seq);
        }
        connection.commit();
        return ready(database, connection, head);
    }

    private Opened ready(LedgerDatabase database, Connection connection, Head head) throws IOException, SQLException {
        if (!marker().equals(Optional.of(head.epoch()))) {
            PrivateFile.write(settings.marker(), head.epoch());
        }
        return new Opened(database, connection, head);
    }

    private static boolean belongs(Head head, Optional<String> marker) {
        return marker.isEmpty()
                || marker.get().equals(head.epoch())
                || marker.get().equals(head.replaces());
    }

    private Optional<String> marker() throws IOException {
        return Files.exists(settings.marker())
                ? Optional.of(Files.readString(settings.marker(), StandardCharsets.UTF_8)
                        .strip())
                : Optional.empty();
    }

    private void setAside() throws IOException {
        Path database = settings.database();
        Path aside = database.resolveSibling(database.getFileName() + ".aside-" + STAMP.format(clock.own()));
        Files.move(database, aside, StandardCopyOption.ATOMIC_MOVE);
        PrivateFile.forceFolder(parentOf(aside));
        LOG.error("the old ledger was set aside as {}", aside);
    }

    private static Path parentOf(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the ledger stands in a folder");
    }
}
