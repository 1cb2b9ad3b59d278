package org.nightwindow.console.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The console's database: an encrypted Derby in a folder, at the newest schema. Thread-safe.
///
/// Conventions for everything stored here: times are BIGINT epoch milliseconds; a list shown newest first has a
/// descending index; constraints have names; the SQL also runs on PostgreSQL (facts in `docs/`).
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /// Where the migrations of all features lie, `V1__….sql` and on.
    private static final String MIGRATIONS = "classpath:org/nightwindow/console/migrations";

    /// Connections kept open. Derby serves eight writers about as fast as sixteen.
    private static final int CONNECTIONS = 8;

    /// Who gets no connection within this time is answered to come again later; a group of heartbeats takes 50 ms.
    private static final Duration LEND_LIMIT = Duration.ofSeconds(5);

    /// SQLState of a clean shutdown of one Derby database; Derby reports success as an exception.
    private static final String DERBY_DATABASE_SHUT_DOWN = "08006";

    /// SQLState of the inner exception when another process has the database open.
    private static final String DERBY_IN_USE = "XSDB6";

    /// SQLState of a key that is there already, on Derby and PostgreSQL.
    private static final String DUPLICATE = "23505";

    /// How the SQLStates of lost connections begin, and of what the database itself rolled back for a lock; on Derby
    /// and PostgreSQL.
    private static final Set<String> PASSING = Set.of("08", "40");

    private final String url;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /// Opens the database in `folder`, creates it when there is none, and brings it to the newest schema.
    ///
    /// @param bootPassword from which Derby derives the key of the database; the same at every start
    /// @throws DatabaseInUse when another process has it open
    public static Database open(Path folder, String bootPassword) {
        System.getProperties().putIfAbsent("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
        String url = "jdbc:derby:" + folder.toAbsolutePath();
        Properties encryption = new Properties();
        encryption.putAll(Map.of(
                "create", "true",
                "dataEncryption", "true",
                "encryptionAlgorithm", "AES/CBC/NoPadding",
                "encryptionKeyLength", "256",
                "bootPassword", bootPassword));
        boot(url, encryption);
        return new Database(url, encryption);
    }

    private Database(String url, Properties encryption) {
        this.url = url;
        this.pool = pool(config -> {
            config.setJdbcUrl(url);
            config.setDataSourceProperties(encryption);
            config.setMaximumPoolSize(CONNECTIONS);
            config.setConnectionTimeout(LEND_LIMIT.toMillis());
            config.setPoolName("console-database");
        });
        int done = Flyway.configure()
                .dataSource(pool)
                .locations(MIGRATIONS)
                .placeholders(Map.of("text", "clob(1M)", "blob", "blob(10M)"))
                .failOnMissingLocations(true)
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.info("database open, {} migrations applied", done);
        this.jdbi = Jdbi.create(pool);
        // What a failed statement was given may name somebody, and failures are logged.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /// A pool that lets whoever uses a connection roll it back, whatever failed on it before. The pool's own way is
    /// to throw a connection away at once when a failure looks like a broken line; an embedded Derby refuses to
    /// close one in the middle of a transaction, and that transaction would then hold its locks until the console
    /// ends, while everybody else waits a minute for each. One that is really broken fails its test before it is
    /// lent again.
    static HikariDataSource pool(Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override
            public SQLExceptionOverride.Override adjudicate(SQLException failure) {
                return SQLExceptionOverride.Override.DO_NOT_EVICT;
            }
        });
        settings.accept(config);
        return new HikariDataSource(config);
    }

    /// Opens and closes one connection by hand, because a pool would hide why it cannot be opened.
    private static void boot(String url, Properties encryption) {
        try {
            DriverManager.getConnection(url, encryption).close();
        } catch (SQLException e) {
            for (SQLException link = e; link != null; link = link.getNextException()) {
                if (DERBY_IN_USE.equals(link.getSQLState())) {
                    throw new DatabaseInUse(url, e);
                }
            }
            throw new IllegalStateException("the database " + url + " cannot be opened: " + e.getMessage(), e);
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /// Whether a statement failed because a row with its key is there already. The transaction is spent then:
    /// PostgreSQL does nothing more in it.
    public static boolean isDuplicate(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState());
    }

    /// What Derby throws at whoever is inside while it goes down, under a state that says nothing of it.
    private static final String SHUTDOWN = "ShutdownException";

    /// Whether something failed because its connection was lost under it, or others had what it needed. Later it can
    /// be done; what it was about may be committed.
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && PASSING.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith)) {
                return true;
            }
            if (cause.getClass().getSimpleName().equals(SHUTDOWN)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
        try {
            Driver derby = DriverManager.getDriver(url);
            derby.connect(url + ";shutdown=true", new Properties());
        } catch (SQLException e) {
            if (!DERBY_DATABASE_SHUT_DOWN.equals(e.getSQLState())) {
                LOG.warn("the database did not shut down cleanly; it recovers at the next start", e);
            }
        }
    }

    /// Another process has the database open.
    public static final class DatabaseInUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseInUse(String url, Throwable cause) {
            super("the database " + url + " is open in another process; stop that console first", cause);
        }
    }
}
