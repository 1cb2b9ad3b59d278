package org.nightwindow.kiosk.hardware;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Problem;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;

/// How a technician sets a device at the kiosk: the form is drawn from the driver's own schema and judged by it. What
/// is kept holds from the next start on, as a change of the settings file does. Any thread.
public interface Fittings {

    /// Every role, in the order of the alphabet, with what plays it from the next start on. Never blocks.
    List<Slot> slots();

    /// @param device empty where nothing plays the role
    record Slot(String role, Optional<DeviceSettings> device) {}

    /// The drivers that can play a role, by id. Never blocks.
    List<Offer> offers(String role);

    record Offer(DriverInfo driver, ConfigSchema schema) {}

    /// The serial ports that are plugged in now, as addresses. Blocks for 60 ms at most.
    List<String> ports();

    /// Everything that is wrong at once. Blocks for 60 ms at most: looks which ports there are.
    Judged judge(String role, DeviceSettings device);

    /// @param problems by setting, as the driver's schema finds them
    /// @param others what concerns more than one setting, one line each in English
    record Judged(List<Problem> problems, List<String> others) {
        /// Nothing is known to be wrong.
        public static final Judged RIGHT = new Judged(List.of(), List.of());

        public Judged {
            problems = List.copyOf(problems);
            others = List.copyOf(others);
        }

        public boolean right() {
            return problems.isEmpty() && others.isEmpty();
        }
    }

    /// Opens the device as it would be set, and has it test itself; the device that plays the role now is let go
    /// meanwhile. Nothing is kept. Blocks for 45 s at most.
    ///
    /// @param device judged as right
    Outcome<SelfTest> tryOut(String role, DeviceSettings device);

    /// Blocks for the disk.
    ///
    /// @param device judged as right
    /// @throws IOException when it could not be kept, and why; nothing has changed
    void keep(String role, DeviceSettings device) throws IOException;
}
