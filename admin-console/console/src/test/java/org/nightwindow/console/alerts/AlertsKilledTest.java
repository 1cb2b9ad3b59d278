package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K07;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.console.ChildProcess;
import org.nightwindow.console.documents.CommitPoints;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Text;

/// The process that looks for what is wrong and tells people dies before and after each of its commits. The next one
/// tells them within one pause, and nobody is told twice: what may have left goes out under the number it had.
@Tag("slow")
class AlertsKilledTest {
    /// What is wrong, the try, the success: before and after each.
    private static final int POINTS = 6;

    @TempDir
    Path folder;

    private final List<String> numbers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> kinds = Collections.synchronizedList(new ArrayList<>());
    private HttpServer phone;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(folder.resolve("secret"), "who posts\n");
        phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        phone.createContext("/", exchange -> {
            numbers.add(exchange.getRequestHeaders().getFirst("X-Nightwindow-Delivery"));
            kinds.add(Json.MAPPER
                    .readTree(exchange.getRequestBody().readAllBytes())
                    .path("kind")
                    .asText());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        phone.start();
    }

    @AfterEach
    void end() {
        phone.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + phone.getAddress().getPort() + "/";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void consoleKilledAtEveryCommitOfAnAlert_peopleAreToldInTime_andOnce(boolean jam) throws Exception {
        int point = 0;
        Optional<String> said;
        do {
            point++;
            Path data = Files.createDirectory(folder.resolve(jam + "-" + point));
            try (AlertNight night = new AlertNight(data)) {
                if (!jam) {
                    tell(night, night.database.jdbi(), true); // it is about to be over
                }
            }
            numbers.clear();
            said = ChildProcess.answer(folder, Child.class, data.toString(), jam + "", point + "", address());
            try (AlertNight night = AlertNight.again(data)) {
                night.clock.turn(Messenger.FIRST_PAUSE);
                tell(night, night.database.jdbi(), jam);
                assertThat(numbers).as("point %d", point).hasSizeBetween(1, 2);
                assertThat(List.copyOf(numbers).stream().distinct())
                        .as("a phone knows a number that comes again; point %d", point)
                        .hasSize(1);
                int told = numbers.size();
                night.clock.turn(Duration.ofMinutes(1));
                tell(night, night.database.jdbi(), jam);
                assertThat(numbers).as("later, point %d", point).hasSize(told);
                assertThat(night.open()).hasSize(jam ? 1 : 0);
                assertThat(night.messages())
                        .isEqualTo(jam ? List.of("OPENED webhook") : List.of("OPENED webhook", "OVER webhook"));
            }
        } while (said.isEmpty());
        assertThat(point - 1).isEqualTo(POINTS);
    }

    /// The jam passes before the next console is up: whoever may have heard of it hears that it is over, and nobody
    /// hears
    /// of it after that.
    @Test
    void consoleKilledAtEveryCommitOfAnAlert_thatPassesMeanwhile_nobodyIsToldWhatIsNotTrue() throws Exception {
        int point = 0;
        Optional<String> said;
        do {
            point++;
            Path data = Files.createDirectory(folder.resolve("passed-" + point));
            new AlertNight(data).close();
            kinds.clear();
            said = ChildProcess.answer(folder, Child.class, data.toString(), "true", point + "", address());
            boolean heard = !kinds.isEmpty();
            try (AlertNight night = AlertNight.again(data)) {
                night.clock.turn(Messenger.FIRST_PAUSE);
                tell(night, night.database.jdbi(), false);
                night.clock.turn(MessageStore.UNDER_WAY);
                tell(night, night.database.jdbi(), false);
                night.clock.turn(Duration.ofMinutes(20));
                tell(night, night.database.jdbi(), false);
            }
            if (heard) {
                assertThat(kinds).as("point %d", point).containsExactly("OPENED", "OVER");
            } else {
                assertThat(kinds).as("point %d", point).isSubsetOf("OVER").hasSizeLessThan(2);
            }
        } while (said.isEmpty());
        assertThat(point - 1).isEqualTo(POINTS);
    }

    private void tell(AlertNight night, Jdbi jdbi, boolean jam) {
        tell(night, jdbi, jam, address(), folder.resolve("secret"));
    }

    /// One look, and what is due is sent.
    private static void tell(AlertNight night, Jdbi jdbi, boolean jam, String phone, Path secret) {
        if (jam) {
            night.jammed(K07);
        } else {
            night.healthy(K07);
        }
        night.watch(jdbi, "webhook").look();
        try (Messenger messenger = new Messenger(
                jdbi,
                night.store,
                new WebhookChannel(new AlertSettings.Webhook(URI.create(phone), secret)),
                _ -> new Text("卡纸", "jam"),
                "",
                () -> {},
                night.clock)) {
            messenger.sendDue();
        }
    }

    /// A console process that looks once and sends once, and is killed at one point on the way.
    static final class Child {
        public static void main(String[] arguments) {
            Path data = Path.of(arguments[0]);
            try (AlertNight night = AlertNight.again(data)) {
                Jdbi dying =
                        CommitPoints.on(data.resolve("database"), Integer.parseInt(arguments[2]), ChildProcess::die);
                Path secret = data.resolveSibling("secret");
                tell(night, dying, Boolean.parseBoolean(arguments[1]), arguments[3], secret);
                System.out.println(ChildProcess.ANSWER + "told");
            }
        }

        private Child() {}
    }
}
