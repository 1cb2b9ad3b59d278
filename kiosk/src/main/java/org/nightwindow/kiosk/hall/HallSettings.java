package org.nightwindow.kiosk.hall;

import java.nio.file.Path;
import java.time.Duration;

/// @param catalogueFile the last good catalogue
/// @param commandsFile commands begun and results not yet acknowledged
/// @param beatAtLeast shortest pause between heartbeats, whatever the console asks
/// @param beatAtMost longest pause between heartbeats, also while the console does not answer
public record HallSettings(Path catalogueFile, Path commandsFile, Duration beatAtLeast, Duration beatAtMost) {
    private static final Duration AT_LEAST = Duration.ofSeconds(5); // `HeartbeatReply.nextInSeconds`
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    public static HallSettings under(Path home) {
        return new HallSettings(home.resolve("catalogue.yaml"), home.resolve("commands.json"), AT_LEAST, AT_MOST);
    }

    public HallSettings withBeat(Duration atLeast, Duration atMost) {
        return new HallSettings(catalogueFile, commandsFile, atLeast, atMost);
    }
}
