package org.nightwindow.driver.testkit.conformance;

/// One thing that is asked of a driver. The number stays the same for ever: reports name it.
///
/// @param id chapter and number: `D-02`
/// @param asks one sentence, what the driver must do
/// @param mend one sentence, what to do when it does not
/// @param needs what it takes to judge it
/// @param timed whether it measures time, and is asked up to three times before it counts as broken: a busy machine
///     is late once, a driver every time
/// @param check does it
public record Clause(String id, String asks, String mend, Needs needs, boolean timed, Check check) {

    /// What it takes to judge a clause.
    public enum Needs {
        /// Any device.
        DEVICE,
        /// A simulator: what really came out must be known, or the device must break on demand.
        SIMULATOR
    }

    /// Judges a clause.
    @FunctionalInterface
    public interface Check {
        /// @return one sentence, what was seen; the clause is kept
        /// @throws Broken when it is not
        /// @throws NotJudged when it cannot be told here
        /// @throws InterruptedException when the examination is called off
        String check(Bench bench) throws Broken, NotJudged, InterruptedException;
    }

    /// A clause of any device.
    static Clause of(String id, String asks, String mend, Check check) {
        return new Clause(id, asks, mend, Needs.DEVICE, false, check);
    }

    /// A clause of any device that measures time.
    static Clause timed(String id, String asks, String mend, Check check) {
        return new Clause(id, asks, mend, Needs.DEVICE, true, check);
    }

    /// A clause only a simulator can judge.
    static Clause watched(String id, String asks, String mend, Check check) {
        return new Clause(id, asks, mend, Needs.SIMULATOR, false, check);
    }

    /// How a check says that the clause is broken.
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        /// @param seen one sentence, what was seen instead
        public Broken(String seen) {
            super(seen);
        }
    }

    /// How a check says that it cannot tell.
    public static final class NotJudged extends Exception {
        private static final long serialVersionUID = 1;

        /// @param why one sentence, and what would make it possible
        public NotJudged(String why) {
            super(why);
        }
    }
}
