package org.nightwindow.kiosk.hardware;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.hall.Json;

/// Tests devices for a technician far away: no person, paper or money is needed. Blocks; never on the screen thread.
public final class SelfTests {
    /// A printer answers its attributes in 0.2 s, a reader in 0.1 s; one that sleeps wakes within 10 s. A reader that
    /// waits for a card is free again after 10 s at most.
    static final Duration LIMIT = Duration.ofSeconds(25);

    private final DeviceBay bay;

    public SelfTests(DeviceBay bay) {
        this.bay = bay;
    }

    /// @param passed whether every check of every device passed
    /// @param detail JSON: `[{"role":…,"passed":…,"checks":[{"name","passed","detail"}]}]`, or one line
    public record Report(boolean passed, String detail) {}

    /// @param role as the argument of [HeartbeatReply.Command#SELF_TEST]: one device, or empty for all
    public Report run(String role) {
        List<Supervisor> devices =
                role.isEmpty() ? bay.all() : bay.device(role).map(List::of).orElse(List.of());
        if (devices.isEmpty()) {
            return new Report(false, "this kiosk has no device " + role);
        }
        ArrayNode report = Json.MAPPER.createArrayNode();
        boolean passed = true;
        for (Supervisor device : devices) {
            ObjectNode line = report.addObject().put("role", device.role());
            passed &= run(device, line);
        }
        return new Report(passed, report.toString());
    }

    /// Tests one device.
    public Outcome<SelfTest> test(String role) {
        return bay.device(role)
                .map(SelfTests::test)
                .orElseGet(() -> Outcome.failed(Fault.CONFIGURATION, "this kiosk has no device " + role));
    }

    static Outcome<SelfTest> test(Supervisor device) {
        return device.<Device, SelfTest>read(Device.class, "self-test", LIMIT, (opened, call) -> opened.selfTest(call))
                .outcome()
                .join();
    }

    private static boolean run(Supervisor device, ObjectNode line) {
        return switch (test(device)) {
            case Outcome.Done<SelfTest>(SelfTest test) -> {
                ArrayNode checks = line.put("passed", test.passed()).putArray("checks");
                test.checks()
                        .forEach(check -> checks.addObject()
                                .put("name", check.name())
                                .put("passed", check.passed())
                                .put("detail", check.detail()));
                yield test.passed();
            }
            case Outcome.Failed<SelfTest> failed -> {
                line.put("passed", false).put("fault", failed.fault().name()).put("detail", failed.detail());
                yield false;
            }
            case Outcome.Cancelled<SelfTest>() -> {
                line.put("passed", false).put("fault", "CANCELLED");
                yield false;
            }
            case Outcome.Unknown<SelfTest> unknown -> {
                line.put("passed", false).put("fault", "UNKNOWN").put("detail", unknown.reason());
                yield false;
            }
        };
    }
}
