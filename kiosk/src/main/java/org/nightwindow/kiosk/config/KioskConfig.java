package org.nightwindow.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.DriversSettings;

/// The settings of one kiosk, checked and complete. Made by [ConfigReader].
///
/// @param data folder for everything the kiosk keeps: ledger, catalogue, certificate
/// @param console where the console's kiosk door is, `https://…`
/// @param ticketFile holds the enrolment ticket until the kiosk has its certificate
/// @param devices which driver plays which role, by role
/// @param drivers vendors' drivers
/// @param screen what the screen is like
/// @param startsInEnglish the language each visit starts with
/// @param hall its name, until the console says it
/// @param zone of the hall, for dates and the clock on the screen
/// @param machineRestart program and arguments that restart the machine; empty: nothing does
public record KioskConfig(
        Path data,
        URI console,
        Optional<Path> ticketFile,
        Map<String, DeviceSettings> devices,
        DriversSettings drivers,
        Screen screen,
        boolean startsInEnglish,
        Text hall,
        ZoneId zone,
        List<String> machineRestart) {

    /// What the place is called while nobody has said it.
    public static final Text NO_NAME = new Text("24 小时政务服务厅", "24-hour Service Hall");

    /// Where the hall is while nobody has said it.
    public static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    public KioskConfig {
        devices = Map.copyOf(devices);
        machineRestart = List.copyOf(machineRestart);
    }

    /// @param landscape 1920×1080, else 1080×1920
    /// @param fullScreen whether the window covers the display; otherwise it has a frame and can be closed
    /// @param readerSide where the card reader is, seen from the resident
    /// @param inches of its diagonal; at least [Display#LEAST_INCHES]
    public record Screen(boolean landscape, boolean fullScreen, ReaderSide readerSide, double inches) {}

    public enum ReaderSide {
        BELOW,
        LEFT,
        RIGHT
    }

    /// What is wrong with a setting.
    ///
    /// @param setting where it stands, `console.url`; empty for the file as a whole
    /// @param message in English; says what would be right
    public record Problem(String setting, String message) {
        @Override
        public String toString() {
            return setting.isEmpty() ? message : setting + " " + message;
        }
    }

    /// What reading a configuration found.
    public sealed interface Read {
        record Accepted(KioskConfig config) implements Read {}

        /// @param problems every one at once, never empty
        record Rejected(List<Problem> problems) implements Read {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }
}
