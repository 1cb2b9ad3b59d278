package org.nightwindow.driver.host;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;

/// Everything of the outside world that supervision touches.
///
/// @param clock the wall clock, for time stamps only
/// @param nanoTime a monotonic clock in nanoseconds, for how much time a command has left
/// @param timers what wakes the supervisor; runs by the same time as `nanoTime`
/// @param wires opens byte streams
/// @param runFolder for sockets and logs of child processes; made when it is first needed
public record HostEnvironment(Clock clock, LongSupplier nanoTime, Timers timers, Wires wires, Path runFolder) {

    /// With real timers.
    public HostEnvironment(Clock clock, LongSupplier nanoTime, Wires wires, Path runFolder) {
        this(clock, nanoTime, Timers.system(), wires, runFolder);
    }

    /// Real time and real wires.
    public static HostEnvironment system(Path runFolder) {
        return new HostEnvironment(Clock.systemUTC(), System::nanoTime, new SystemWires(), runFolder);
    }
}
