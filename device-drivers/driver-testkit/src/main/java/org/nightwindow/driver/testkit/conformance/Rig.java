package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;

/// The device side of an examination: a simulator or a real device behind a [FaultLine], and the one command that
/// shows whether a driver of this kind does its work.
///
/// Any thread.
public interface Rig extends AutoCloseable {

    DeviceKind kind();

    /// What to write into the driver's configuration; nothing where there is no line.
    String address();

    /// What stands between driver and device; empty when the driver reaches it through the operating system.
    Optional<FaultLine> line();

    /// Whether the device is a simulator: it breaks on demand, and what came out of it is known.
    boolean simulated();

    /// The kind's main command: reads a card, scans a code, prints a slip or a page. Each time another one.
    Outcome<?> command(Device device, Call call);

    /// Puts there what the command needs: a card, a code. Called while the command runs, for readers throw away what
    /// was there before.
    ///
    /// @throws Clause.NotJudged when nobody can do it
    void provide() throws Clause.NotJudged;

    /// Takes it away again.
    void withhold();

    /// Whether the command waits for somebody when nothing is there, as a reader does.
    boolean waits();

    /// Whether the command asks what became of it until its deadline, as a payment does: money that may have moved is
    /// worth every second the kiosk gives.
    default boolean followsUp() {
        return false;
    }

    /// Compares what the driver said of the last command with what really happened.
    ///
    /// @return what is wrong with it; empty when it is true, or when this rig cannot know
    Optional<String> contradiction(Outcome<?> outcome);

    /// What the last command dealt with and no log may hold.
    List<String> personal();

    /// Everything is in order again: the line, paper, covers. What came out stays.
    void mend();

    @Override
    void close();
}
