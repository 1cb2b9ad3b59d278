package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Outcome;

/// How a stretch of driver code ended.
///
/// @param what was asked, for sentences
/// @param value what it returned; null for nothing
/// @param thrown what it threw
/// @param took from the start to the end, or to when it was given up
/// @param hung true when it had to be given up
record Ended(String what, @Nullable Object value, @Nullable Throwable thrown, Duration took, boolean hung) {

    /// It returned, and threw nothing.
    Ended orBroken() throws Clause.Broken {
        if (hung) {
            throw new Clause.Broken(what + " had not ended after " + took.toMillis() + " ms and was given up");
        }
        if (thrown != null) {
            throw new Clause.Broken(what + " threw " + thrown.getClass().getName()
                    + "; trouble that can happen is an outcome, an exception is a bug" + where(thrown));
        }
        return this;
    }

    Outcome<?> outcome() throws Clause.Broken {
        if (orBroken().value instanceof Outcome<?> outcome) {
            return outcome;
        }
        throw new Clause.Broken(what + " returned null instead of an outcome");
    }

    private static String where(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }

    /// `Failed(TRANSPORT)`, without the driver's words, which may hold anything.
    static String name(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> "Done";
            case Outcome.Failed<?> failed -> "Failed(" + failed.fault() + ")";
            case Outcome.Cancelled<?> _ -> "Cancelled";
            case Outcome.Unknown<?> _ -> "Unknown";
        };
    }
}
