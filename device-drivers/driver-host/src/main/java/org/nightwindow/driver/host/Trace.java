package org.nightwindow.driver.host;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a log may say of an exception that came out of a driver: classes and places, never the message. A parser's
/// message quotes what it could not parse, and that may be a name or an ID number.
public final class Trace {
    /// Enough to find the place; a stack overflow has thousands.
    private static final int FRAMES = 12;

    private Trace() {}

    /// One line for the technician.
    static String line(Throwable thrown) {
        return thrown instanceof DriverCrash crash
                ? String.valueOf(crash.getMessage())
                : "the driver threw " + thrown.getClass().getName();
    }

    /// Class names and the first frames of the exception and of its causes.
    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            text.append(text.isEmpty() ? "" : "\n  caused by ")
                    .append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
