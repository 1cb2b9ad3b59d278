package org.nightwindow.driver.testkit;

/// A simulated device on a real wire. The verbs may be called from any thread while a driver talks to it.
///
/// @param <F> what can go wrong with this device, by the words of its protocol
public interface Simulator<F> extends AutoCloseable {

    /// What to write into the driver's configuration to reach it: `tcp://127.0.0.1:40123`,
    /// `ipp://127.0.0.1:40124/ipp/print`.
    String address();

    /// The next command ends with this fault; the one after is fine again.
    void failNext(F fault);

    /// Every command ends with this fault until [#clear()].
    void failRepeatedly(F fault);

    /// Everything is fine again: no fault, no hang, no garbling, full speed.
    void clear();

    /// The cable is pulled: connections drop, new ones are refused. What the device remembers stays.
    void unplug();

    /// The cable is back, at the same address.
    void replug();

    /// Answers one byte at a time, 5 ms apart.
    void dribble();

    /// Breaks bytes in every answer.
    void garble();

    /// Takes commands and never answers.
    void hang();

    @Override
    void close();
}
