package org.nightwindow.driver.testkit.conformance;

/// Somebody who stands at a real device.
@FunctionalInterface
public interface Hand {
    /// Nobody is there.
    Hand NONE = what -> {
        throw new Clause.NotJudged("it takes a hand at the device: " + what);
    };

    /// @param what to do, one sentence
    /// @throws Clause.NotJudged when nobody can
    void please(String what) throws Clause.NotJudged;
}
