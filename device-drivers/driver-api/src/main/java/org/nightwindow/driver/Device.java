package org.nightwindow.driver;

import java.time.Duration;
import java.util.List;

/// A device that is open. One of the nine kinds below extends this; see [DeviceKind].
///
/// Every method but [#status()] and [#capabilities()] is called on the owner thread, one at a time.
public interface Device extends AutoCloseable {

    /// What the driver last learned, from memory. Never blocks, never touches the wire; any thread.
    DeviceStatus status();

    /// What this very device can do. Fixed while the device is open. Never blocks; any thread.
    Capabilities capabilities();

    /// A short look at the device between commands, on the owner thread: read its status, drop stale input, and
    /// update [#status()]. The host calls it at least every [Capabilities#pollEvery()] while no command runs. A
    /// device that is gone shows it as [DeviceStatus.State#DISCONNECTED]; the host then closes the driver and opens
    /// it again.
    ///
    /// @param call normally 1 s
    void poll(Call call);

    /// Tests what can be tested without a person, paper or money, and says what was tested. A device that knows
    /// nothing better is looked at once with [#poll], and what it shows then is the test.
    ///
    /// @return done with a report, also when the report is bad; failed when the test itself could not run
    default Outcome<SelfTest> selfTest(Call call) {
        poll(call);
        DeviceStatus seen = status();
        if (call.expired()) {
            return Outcome.failed(Fault.TIMEOUT, "no time left");
        }
        if (seen.state() == DeviceStatus.State.DISCONNECTED) {
            return Outcome.failed(Fault.TRANSPORT, seen.text());
        }
        return Outcome.done(new SelfTest(List.of(new SelfTest.Check("status", seen.usable(), seen.text()))));
    }

    /// Lets go of the wire. Returns within [#CLOSE_LIMIT]; a second close does nothing. No event comes after it.
    @Override
    void close();

    /// How long the host waits for [#close()] before it goes on without it. A serial port closes in a few
    /// milliseconds.
    Duration CLOSE_LIMIT = Duration.ofSeconds(2);
}
