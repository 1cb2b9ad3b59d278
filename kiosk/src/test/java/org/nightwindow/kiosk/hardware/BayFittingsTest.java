package org.nightwindow.kiosk.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.vendor.Trust;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;
import org.nightwindow.kiosk.hardware.Fittings.Judged;

/// A technician sets devices that are really there, on the wire.
final class BayFittingsTest {
    private final UpsdSimulator upsd = UpsdSimulator.start();
    private final IoModuleSimulator module = IoModuleSimulator.start();
    private final Map<String, DeviceSettings> kept = new HashMap<>();
    private DeviceBay bay;
    private Fittings fittings;

    @BeforeEach
    void start(@TempDir Path folder) {
        Map<String, DeviceSettings> devices = Map.of(Roles.SENSOR_PANEL, panel(module.address()));
        InstalledDrivers box = InstalledDrivers.onClassPath();
        DriversSettings none = new DriversSettings(folder.resolve("drivers"), new Trust(List.of(), false, false));
        VendorDrivers drivers = new VendorDrivers(box, none, devices, folder);
        HostEnvironment environment =
                new HostEnvironment(Clock.systemUTC(), System::nanoTime, new SystemWires(), folder);
        bay = DeviceBay.start(devices, drivers, environment);
        fittings = new BayFittings(bay, drivers, devices, environment, kept::put);
        await().until(() -> state() == DeviceStatus.State.READY);
    }

    @AfterEach
    void close() {
        bay.close();
        upsd.close();
        module.close();
    }

    private DeviceStatus.State state() {
        return bay.device(Roles.SENSOR_PANEL).orElseThrow().status().state();
    }

    private static DeviceSettings panel(String wire) {
        return new DeviceSettings("standard.modbus-panel", Map.of("wire", wire), false);
    }

    private DeviceSettings ups(String name) {
        return new DeviceSettings("standard.nut-ups", Map.of("wire", upsd.address(), "ups", name), false);
    }

    @Test
    void aNewDeviceIsTried_atTheDeviceItself_andNothingIsKept() {
        assertThat(fittings.judge(Roles.POWER_SUPPLY, ups(UpsdSimulator.UPS))).isEqualTo(Judged.RIGHT);
        Outcome<SelfTest> tried = fittings.tryOut(Roles.POWER_SUPPLY, ups(UpsdSimulator.UPS));
        assertThat(tried)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((SelfTest) done.value()).passed()).isTrue());

        assertThat(fittings.tryOut(Roles.POWER_SUPPLY, ups("attic")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.detail())
                                .contains("CONFIGURATION")
                                .contains("UNKNOWN-UPS"));
        assertThat(kept).isEmpty();
    }

    @Test
    void theDeviceThatIsThere_isLetGoForTheTrial_andIsBackAfterIt() {
        assertThat(fittings.tryOut(Roles.SENSOR_PANEL, panel(module.address())).isDone())
                .isTrue();
        assertThat(fittings.tryOut(Roles.SENSOR_PANEL, panel("tcp://127.0.0.1:1")))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.fault()).isEqualTo(Fault.NOT_READY);
                    assertThat(failed.detail()).contains("DISCONNECTED/COMMUNICATION");
                });
        await().until(() -> state() == DeviceStatus.State.READY);
    }

    @Test
    void aPortAnotherDeviceHas_isNoPortForThisOne_alsoWhenItWasKeptAMomentAgo() throws Exception {
        assertThat(fittings.judge(
                                Roles.POWER_SUPPLY,
                                new DeviceSettings("standard.nut-ups", Map.of("wire", module.address()), false))
                        .others())
                .singleElement()
                .asString()
                .contains("give each device its own port");

        fittings.keep(Roles.SENSOR_PANEL, panel("tcp://127.0.0.1:4001"));
        assertThat(kept).containsKey(Roles.SENSOR_PANEL);
        assertThat(fittings.judge(
                                Roles.POWER_SUPPLY,
                                new DeviceSettings("standard.nut-ups", Map.of("wire", module.address()), false))
                        .right())
                .isTrue();
        assertThat(fittings.slots())
                .contains(new Fittings.Slot(Roles.SENSOR_PANEL, Optional.of(panel("tcp://127.0.0.1:4001"))));
    }

    @Test
    void aDriverOfAnotherKind_isNotOffered_andNotTaken() {
        assertThat(fittings.offers(Roles.POWER_SUPPLY))
                .extracting(offer -> offer.driver().id())
                .contains("standard.nut-ups")
                .doesNotContain("standard.sdt");
        assertThat(fittings.judge(
                                Roles.POWER_SUPPLY,
                                new DeviceSettings("standard.sdt", Map.of("wire", "tcp://a:1"), false))
                        .others())
                .singleElement()
                .asString()
                .contains("drives a ID_CARD_READER, not a SENSOR_PANEL");
    }
}
