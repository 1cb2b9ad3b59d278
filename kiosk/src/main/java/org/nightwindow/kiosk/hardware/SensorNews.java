package org.nightwindow.kiosk.hardware;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.SensorPanel.Reading;
import org.nightwindow.hall.LogEvent;

/// What of a panel's readings somebody must know: each change once. A panel that was lost says everything again when
/// it is back; what is as it was is no news. One thread.
final class SensorNews {
    private final String role;
    private final Map<String, Boolean> on = new HashMap<>();

    SensorNews(String role) {
        this.role = role;
    }

    Optional<Notice> heard(DeviceEvent event) {
        return switch (event) {
            case DeviceEvent.SensorChanged(Reading reading) ->
                switch (reading.kind()) {
                    case DOOR_OPEN -> changed(reading, LogEvent.CABINET_DOOR, "opened", "closed");
                    case ON_BATTERY -> changed(reading, LogEvent.MAINS_POWER, "the mains failed", "the mains are back");
                    case PERSON_PRESENT, LUX, BATTERY_PERCENT -> Optional.empty();
                };
            case DeviceEvent.StatusChanged _, DeviceEvent.MediaDetected _, DeviceEvent.MediaRemoved _ ->
                Optional.empty();
        };
    }

    private Optional<Notice> changed(Reading reading, LogEvent event, String yes, String no) {
        boolean now = reading.value() != 0;
        boolean before = Boolean.TRUE.equals(on.put(reading.name(), now));
        return now == before
                ? Optional.empty()
                : Optional.of(new Notice(event, role + ", " + reading.name() + ": " + (now ? yes : no)));
    }
}
