package org.nightwindow.console.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The working days as they are known now: those in the box, and those of the hall's own file, which is read again
/// when it changes. Thread-safe.
final class Calendars {
    private static final Logger LOG = LoggerFactory.getLogger(Calendars.class);

    private final Optional<Path> file;
    private final WorkingDays inTheBox;
    private String seen = "";
    private volatile WorkingDays now;

    /// @param file absent: only what is in the box
    Calendars(Optional<Path> file) {
        this.file = file;
        this.inTheBox = inTheBox();
        this.now = inTheBox;
        lookAgain();
    }

    WorkingDays now() {
        return now;
    }

    /// Reads the file when it has changed.
    ///
    /// @return whether the working days are others now
    synchronized boolean lookAgain() {
        if (file.isEmpty()) {
            return false;
        }
        try {
            String yaml = Files.readString(file.get());
            if (yaml.equals(seen)) {
                return false;
            }
            seen = yaml;
            return switch (CalendarFile.read(yaml)) {
                case CalendarFile.Read.Accepted(WorkingDays days) -> {
                    now = inTheBox.and(days);
                    LOG.info("working days known for {}", now.known());
                    yield true;
                }
                case CalendarFile.Read.Rejected(List<String> problems) -> {
                    LOG.error("{} {}: {}", LogEvent.CALENDAR_REFUSED, file.get(), problems);
                    yield false;
                }
            };
        } catch (IOException e) {
            if (!seen.equals("?")) {
                LOG.error("{} {} cannot be read", LogEvent.CALENDAR_REFUSED, file.get(), e);
            }
            seen = "?"; // said once
            return false;
        }
    }

    private static WorkingDays inTheBox() {
        try (InputStream yaml = Calendars.class.getResourceAsStream("calendar.yaml")) {
            if (yaml != null
                    && CalendarFile.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                            instanceof CalendarFile.Read.Accepted(WorkingDays days)) {
                return days;
            }
            throw new IllegalStateException("the calendar in the box cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
