package org.nightwindow.kiosk;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.Wires;
import org.nightwindow.kiosk.ledger.CommitWatch;

/// Where the kiosk touches the outside world, so that tests and the demo can stand in between.
///
/// @param screen runs what it is given on the screen thread, one after another, in order: `Platform::runLater`
/// @param clock the machine's own clock, right or wrong
/// @param nanoTime a monotonic clock
/// @param wires opens byte streams to devices
/// @param drivers what is installed
/// @param random a [SecureRandom]; another only in tests
/// @param commits the seam around every commit of the ledger
public record Seams(
        Executor screen,
        Clock clock,
        LongSupplier nanoTime,
        Wires wires,
        InstalledDrivers drivers,
        RandomGenerator random,
        CommitWatch commits) {

    /// The real world.
    public static Seams real(Executor screen) {
        return new Seams(
                screen,
                Clock.systemUTC(),
                System::nanoTime,
                new SystemWires(),
                InstalledDrivers.onClassPath(),
                new SecureRandom(),
                CommitWatch.NONE);
    }

    public Seams with(CommitWatch watch) {
        return new Seams(screen, clock, nanoTime, wires, drivers, random, watch);
    }
}
