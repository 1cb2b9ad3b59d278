package org.nightwindow.kiosk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.Wires;
import org.nightwindow.hall.MachineClock;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// Where the kiosk touches the outside world, so that tests and the demo can stand in between.
///
/// @param screen runs what it is given on the screen thread, one after another, in order: `Platform::runLater`
/// @param clock the machine's own clock, right or wrong
/// @param nanoTime a monotonic clock
/// @param wires opens byte streams to devices
/// @param drivers what is installed
/// @param random a [SecureRandom]; another only in tests
/// @param commits the seam around every commit of the ledger
/// @param limits how long the kiosk waits for others
public record Seams(
        Executor screen,
        Clock clock,
        LongSupplier nanoTime,
        Wires wires,
        InstalledDrivers drivers,
        RandomGenerator random,
        CommitWatch commits,
        Limits limits) {

    /// @param issue for the console to make a document, all attempts together
    /// @param ticket between two looks for an enrolment ticket
    /// @param beatAtLeast between two heartbeats, whatever the console asks
    /// @param beatAtMost between two heartbeats, also while the console does not answer
    /// @param disk for the ledger's disk, before it is said to hang
    public record Limits(Duration issue, Duration ticket, Duration beatAtLeast, Duration beatAtMost, Duration disk) {
        /// A document is issued in about 0.3 s; a slow console gets this long, while the resident sees that it is
        /// being made and may leave.
        private static final Duration ISSUE = Duration.ofSeconds(30);

        /// A technician who put a ticket there looks at the screen for about this long.
        private static final Duration TICKET = Duration.ofSeconds(5);

        private static final Duration BEAT_AT_LEAST = Duration.ofSeconds(5); // `HeartbeatReply.nextInSeconds`
        private static final Duration BEAT_AT_MOST = Duration.ofSeconds(30);

        public static final Limits USUAL =
                new Limits(ISSUE, TICKET, BEAT_AT_LEAST, BEAT_AT_MOST, LedgerSettings.PATIENCE);

        public Limits withIssue(Duration limit) {
            return new Limits(limit, ticket, beatAtLeast, beatAtMost, disk);
        }

        public Limits withDisk(Duration limit) {
            return new Limits(issue, ticket, beatAtLeast, beatAtMost, limit);
        }
    }

    /// The real world.
    public static Seams real(Executor screen) {
        return new Seams(
                screen,
                MachineClock.utc(),
                System::nanoTime,
                new SystemWires(),
                InstalledDrivers.onClassPath(),
                new SecureRandom(),
                CommitWatch.NONE,
                Limits.USUAL);
    }

    public Seams with(CommitWatch watch) {
        return new Seams(screen, clock, nanoTime, wires, drivers, random, watch, limits);
    }
}
