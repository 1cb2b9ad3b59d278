package org.nightwindow.kiosk.hall;

import java.nio.file.Path;
import java.time.Duration;

/// @param catalogueFile the last good catalogue
/// @param commandsFile commands begun and results not yet acknowledged
/// @param beatAtLeast shortest pause between heartbeats, whatever the console asks
/// @param beatAtMost longest pause between heartbeats, also while the console does not answer
public record HallSettings(Path catalogueFile, Path commandsFile, Duration beatAtLeast, Duration beatAtMost) {
    /// Everything below one folder of the kiosk.
    public static HallSettings under(Path home, Duration beatAtLeast, Duration beatAtMost) {
        return new HallSettings(home.resolve("catalogue.yaml"), home.resolve("commands.json"), beatAtLeast, beatAtMost);
    }
}
