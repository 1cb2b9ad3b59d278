package org.nightwindow.kiosk.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, one transaction at a time, and what happens when the disk misbehaves. Confined to the ledger's
/// thread: Derby closes a database under an interrupted thread, and that thread is never interrupted.
///
/// A failure of severity 45000 or more means that Derby has closed the whole database: everything is dropped, the
/// database is shut down and connected to again. That works at once on a full disk (measured).
final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    // The database closes in 10 ms and opens in 0.3 s; a disk that refuses three times refuses for longer.
    private static final int TRIES_TO_REOPEN = 3;

    /// What is done in one transaction.
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final CommitWatch watch;
    private final Duration pause;
    private final Runnable makeRoom;
    private final LedgerDatabase database;
    private @Nullable Connection connection;

    /// @param makeRoom called before the database is opened again: a full disk may be why it fell
    Store(LedgerFolder.Opened opened, CommitWatch watch, Duration pause, Runnable makeRoom) {
        this.database = opened.database();
        this.connection = opened.connection();
        this.watch = watch;
        this.pause = pause;
        this.makeRoom = makeRoom;
    }

    /// Does `work` and commits.
    ///
    /// @param name of the commit for [CommitWatch]
    /// @throws SQLException when anything failed, the commit included. Then **nobody knows** whether it was
    ///     written; the caller reads before it does anything else.
    <T> T commit(String name, Work<T> work) throws SQLException {
        Connection c = connected();
        try {
            T result = work.in(c);
            watch.before(name);
            c.commit();
            watch.after(name);
            return result;
        } catch (SQLException e) {
            LOG.warn("the commit {} failed ({}, severity {})", name, e.getSQLState(), e.getErrorCode(), e);
            afterFailure(c, e);
            throw e;
        } catch (RuntimeException bug) {
            c.rollback(); // what it wrote before must not ride along with the next commit
            throw bug;
        }
    }

    <T> T read(Work<T> work) throws SQLException {
        Connection c = connected();
        try {
            T result = work.in(c);
            c.rollback(); // lets go of the read locks
            return result;
        } catch (SQLException e) {
            LOG.warn("reading the ledger failed ({}, severity {})", e.getSQLState(), e.getErrorCode(), e);
            afterFailure(c, e);
            throw e;
        }
    }

    void close() {
        drop();
        database.shutdown();
    }

    /// The connection to work with after a failure is a new one, unless a rollback proves that the old one is well.
    private void afterFailure(Connection failed, SQLException failure) {
        if (failure.getErrorCode() < LedgerDatabase.DATABASE_CLOSED) {
            try {
                failed.rollback();
                if (failed.isValid(0)) {
                    return;
                }
            } catch (SQLException e) {
                LOG.warn("the failed transaction could not be rolled back", e);
            }
        }
        drop();
        database.shutdown();
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open != null) {
            return open;
        }
        makeRoom.run();
        for (int tries = 1; ; tries++) {
            try {
                Connection again = database.connect(false);
                connection = again;
                return again;
            } catch (SQLException e) {
                database.shutdown();
                if (tries == TRIES_TO_REOPEN) {
                    throw e;
                }
                rest();
            }
        }
    }

    private void drop() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.rollback();
                old.close();
            } catch (SQLException e) {
                LOG.debug("the old connection was dead already", e);
            }
        }
    }

    private void rest() throws SQLException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the ledger was being opened again", e);
        }
    }
}
