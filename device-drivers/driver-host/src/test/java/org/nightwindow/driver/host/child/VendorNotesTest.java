package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.host.HostContext;
import org.nightwindow.driver.host.SystemWires;

/// The driver that is printed in `docs/vendor-notes.md`, as a vendor would type it.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VendorNotesTest {
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void theDriverInTheNotes_compilesAgainstTheApiAlone_andSwitchesItsLightInAProcessOfItsOwn(
            @TempDir Path vendor, @TempDir Path run) throws Exception {
        VendorJar.make(vendor, "LightDriver", printed(), List.of("LightDriver"));
        assertThat(VendorFolder.look(vendor, run))
                .isInstanceOfSatisfying(
                        VendorFolder.Look.Found.class,
                        found -> switchOn(found.drivers().getFirst()));
    }

    private static String printed() throws IOException {
        Matcher block = JAVA.matcher(Files.readString(root().resolve("docs/vendor-notes.md")));
        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines()).as("a page, not more").hasSizeLessThan(80);
        return block.group(1);
    }

    private static void switchOn(DriverProvider driver) {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(controller, heard));
            Map<String, String> settings = Map.of("wire", "tcp://127.0.0.1:" + controller.getLocalPort());
            HostContext context = new HostContext(
                    "panel",
                    driver.configSchema().configure(settings),
                    Clock.systemUTC(),
                    System::nanoTime,
                    new SystemWires(),
                    event -> {});
            Outcome<Device> opened = driver.open(context, Call.within(LIMIT));
            assertThat(opened.isDone()).as(opened.toString()).isTrue();
            try (SensorPanel panel = (SensorPanel) ((Outcome.Done<Device>) opened).value()) {
                assertThat(panel.light("card-reader", SensorPanel.Light.BLINK, Call.within(LIMIT)))
                        .isEqualTo(Outcome.done());
                assertThat(panel.status().state()).isEqualTo(DeviceStatus.State.READY);
                assertThat(panel.selfTest(Call.within(LIMIT)).isDone()).isTrue();
            }
            assertThat(heard).containsExactly("L0", "LB", "L1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(ServerSocket controller, List<String> heard) {
        try (Socket line = controller.accept()) {
            byte[] command = line.getInputStream().readNBytes(2);
            while (command.length == 2) {
                heard.add(new String(command, StandardCharsets.US_ASCII));
                line.getOutputStream().write('K');
                command = line.getInputStream().readNBytes(2);
            }
        } catch (IOException e) {
            heard.add(e.toString()); // seen by the assertion
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
