package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/// What the [Bench] does to programs, not to hardware. The acts take seconds.
///
/// @param console where its pages are
/// @param signInLink the first one, while it is good
/// @param cutPower of the kiosk, which comes back by itself
/// @param crashDriver of the receipt printer
/// @param nextDay everywhere in the hall
record BenchWorld(
        String console,
        Supplier<Optional<String>> signInLink,
        Runnable cutPower,
        Runnable crashDriver,
        Runnable nextDay) {
    static BenchWorld of(DemoHall hall) {
        return new BenchWorld(
                hall.staffAddress(),
                hall::signInLink,
                () -> {
                    hall.kiosk.cutPower();
                    close(hall.kiosk::switchOn);
                },
                hall.kiosk::crashVendorsDriver,
                () -> close(hall::nextDay));
    }

    /// A kiosk that starts; nobody reaches for it.
    private interface Start {
        Hand begin() throws IOException;
    }

    private static void close(Start start) {
        try {
            start.begin().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
