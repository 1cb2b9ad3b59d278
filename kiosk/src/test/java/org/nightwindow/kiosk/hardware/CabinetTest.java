package org.nightwindow.kiosk.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.vendor.Trust;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;
import org.nightwindow.hall.Heartbeat;

/// What no resident sees and a technician must: the cabinet's door, and what the power comes from.
final class CabinetTest {
    private final UpsdSimulator upsd = UpsdSimulator.start();
    private final IoModuleSimulator module = IoModuleSimulator.start();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private DeviceBay bay;

    @BeforeEach
    void start(@TempDir Path folder) {
        module.input(0, true); // the door's contact is closed
        Map<String, DeviceSettings> devices = Map.of(
                Roles.POWER_SUPPLY,
                new DeviceSettings(
                        "standard.nut-ups",
                        Map.of("wire", upsd.address(), "ups", UpsdSimulator.UPS, "poll-ms", "100"),
                        false),
                Roles.SENSOR_PANEL,
                new DeviceSettings("standard.modbus-panel", Map.of("wire", module.address(), "poll-ms", "100"), false));
        InstalledDrivers box = InstalledDrivers.onClassPath();
        assertThat(DeviceBay.check(devices, box)).isEmpty();
        DriversSettings none = new DriversSettings(folder.resolve("drivers"), new Trust(List.of(), false, false));
        bay = DeviceBay.start(
                devices,
                new VendorDrivers(box, none, devices, folder),
                new HostEnvironment(Clock.systemUTC(), System::nanoTime, new SystemWires(), folder));
        bay.onSensor(news -> told.add(news.toString()));
        await().until(() ->
                bay.all().stream().allMatch(device -> device.status().usable()));
    }

    @AfterEach
    void close() {
        bay.close();
        upsd.close();
        module.close();
    }

    @Test
    void theMainsFail_theConsoleHearsOfItOnce_andReadsItBesideTheDevice() {
        upsd.status("OB DISCHRG");
        upsd.charge("62");
        await().until(() -> !told.isEmpty());
        await().untilAsserted(() -> assertThat(report(Roles.POWER_SUPPLY)).satisfies(power -> {
            assertThat(power.state()).isEqualTo(DeviceStatus.State.DEGRADED.name());
            assertThat(power.text()).isEqualTo("on battery: the mains have failed");
        }));

        upsd.status("OL CHRG");
        await().until(() -> told.size() > 1);

        assertThat(told)
                .containsExactly(
                        "NW-3902 power-supply, ups: the mains failed", "NW-3902 power-supply, ups: the mains are back");
    }

    @Test
    void theDoorIsOpenedAndTheModuleComesBackFromAFault_itIsToldOnce() {
        module.input(0, false);
        await().until(() -> told.size() == 1);
        assertThat(report(Roles.SENSOR_PANEL).text()).isEqualTo("the door is open");

        module.unplug();
        await().until(() -> report(Roles.SENSOR_PANEL).state().equals(DeviceStatus.State.DISCONNECTED.name()));
        module.replug();
        await().until(() -> report(Roles.SENSOR_PANEL).text().equals("the door is open"));

        module.input(0, true);
        await().until(() -> told.size() > 1);
        assertThat(told).containsExactly("NW-3901 sensor-panel, door: opened", "NW-3901 sensor-panel, door: closed");
    }

    @Test
    void aResidentSeesNothingOfThem() {
        assertThat(bay.lines()).isEmpty();
        assertThat(bay.report()).hasSize(2);
    }

    private Heartbeat.Device report(String role) {
        return bay.report().stream()
                .filter(device -> device.role().equals(role))
                .findFirst()
                .orElseThrow();
    }
}
