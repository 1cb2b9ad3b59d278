package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.demo.DemoHall;
import org.nightwindow.demo.Finger;
import org.nightwindow.demo.Ports;
import org.nightwindow.demo.ScriptedVisits;

/// A kiosk whose window fills a screen in memory, in a hall with a real console and simulated devices, and somebody who
/// visits it. The kiosk runs with the flags of its image, without the cache that shortens a start.
final class VisitedKiosk implements AutoCloseable {
    private final DemoHall hall;
    private final ProcessTree kiosk;
    final ScriptedVisits visits;

    /// @param folder empty
    VisitedKiosk(Path folder, VirtualScreen screen, Finger finger) throws IOException {
        Progress.say("a console, a kiosk and simulated devices are started");
        Path flags = KioskHall.IMAGE.resolve("kiosk.jvm").toAbsolutePath();
        hall = new DemoHall(folder, Ports.free(0), true, flags, Optional.empty());
        Path hand = folder.resolve("kiosk.hand");
        kiosk = new ProcessTree(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + flags,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScriptedVisits.KIOSK,
                        hand.toString(),
                        "run",
                        "--config",
                        hall.kioskConfig().toString()),
                Map.of(
                        "DISPLAY",
                        screen.display(),
                        "NIGHTWINDOW_KIOSK_SCREEN_FULL_SCREEN",
                        "true",
                        "GDK_GL", // as bin/kiosk has it
                        "disable"),
                Files.createDirectories(folder.resolve("logs")).resolve("kiosk.log"));
        visits = new ScriptedVisits(hall, hand, kiosk::alive, Optional.of(finger));
    }

    ProcessTree process() {
        return kiosk;
    }

    @Override
    public void close() throws IOException {
        visits.close();
        kiosk.close();
        hall.close();
    }
}
