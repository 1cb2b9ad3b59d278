package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The disk under a ledger: makes one commit fail, before it is written or after, and can be pulled out at that moment.
public final class FaultyDisk implements CommitWatch {
    /// Derby's severity of an error that takes the database down.
    private static final int DATABASE = 45000;

    private final Path home;
    private volatile String name = "";
    private volatile boolean afterwards;
    private volatile int severity = DATABASE;
    private volatile boolean unplugs;
    private volatile @Nullable CountDownLatch hangs;

    /// @param home the folder that holds the ledger's
    public FaultyDisk(Path home) {
        this.home = home;
    }

    /// @param commit see [CommitWatch]
    /// @param afterTheDisk whether it is written all the same
    /// @param withSeverity Derby's
    public void failOnce(String commit, boolean afterTheDisk, int withSeverity) {
        afterwards = afterTheDisk;
        severity = withSeverity;
        name = commit;
    }

    /// The disk goes with this commit, until [#plug].
    public void unplugAt(String commit, boolean afterTheDisk) {
        unplugs = true;
        failOnce(commit, afterTheDisk, DATABASE);
    }

    /// The disk hangs with this commit: neither done nor failed, as a network disk does or one that resets itself.
    ///
    /// @return lets it answer
    public Runnable hangAt(String commit, boolean afterTheDisk) {
        CountDownLatch answers = new CountDownLatch(1);
        hangs = answers;
        afterwards = afterTheDisk;
        name = commit;
        return answers::countDown;
    }

    public void plug() {
        move(home.resolve("unplugged"), home.resolve("ledger"));
    }

    @Override
    public void before(String commit) throws SQLException {
        if (!afterwards) {
            fail(commit);
        }
    }

    @Override
    public void after(String commit) throws SQLException {
        if (afterwards) {
            fail(commit);
        }
    }

    private void fail(String commit) throws SQLException {
        if (commit.equals(name)) {
            name = "";
            CountDownLatch answers = hangs;
            if (answers != null) {
                hangs = null;
                awaitWithoutEnd(answers);
                return;
            }
            if (unplugs) {
                unplugs = false;
                move(home.resolve("ledger"), home.resolve("unplugged"));
            }
            throw new SQLException("as the disk says it: Input/output error", "XSLA4", severity);
        }
    }

    private static void awaitWithoutEnd(CountDownLatch answers) {
        try {
            answers.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the ledger's thread", e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
