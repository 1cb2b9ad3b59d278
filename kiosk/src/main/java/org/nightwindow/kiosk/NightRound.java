package org.nightwindow.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.hardware.SelfTests;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once a night, when nobody is there, every device tests itself. What came of it, and what residents can do on this
/// machine now, is kept in a file and told to the console, so that what broke unseen is known before the morning.
///
/// | crash after | what is on the disk | what happens next |
/// |---|---|---|
/// | the round began | the report of the night before | it is made again in the same night |
/// | the report was kept | the report | the console is not told; the next night it is |
///
/// [#look()]: screen thread.
final class NightRound {
    private static final Logger log = LoggerFactory.getLogger(NightRound.class);

    /// The fewest visits of a day fall into these two hours.
    static final LocalTime FROM = LocalTime.of(3, 30);

    static final LocalTime UNTIL = LocalTime.of(5, 30);

    private final Path file;
    private final ZoneId zone;
    private final World world;
    private boolean running;
    private LocalDate last;

    /// What it asks.
    ///
    /// @param now as the kiosk believes
    /// @param free whether neither a resident nor a technician is there
    /// @param test tests all devices; blocks
    /// @param closed what cannot be done here now: item and why, one line each
    /// @param background for what blocks
    /// @param screen runs on the screen thread
    /// @param events takes events for the console
    record World(
            Supplier<Instant> now,
            BooleanSupplier free,
            Supplier<SelfTests.Report> test,
            Supplier<List<String>> closed,
            Executor background,
            Executor screen,
            Consumer<KioskEvent> events) {}

    /// @param file keeps the last report
    /// @param zone of the hall
    NightRound(Path file, ZoneId zone, World world) {
        this.file = file;
        this.zone = zone;
        this.world = world;
        this.last = night();
    }

    /// The day whose report is there; [LocalDate#MIN] when there is none.
    private LocalDate night() {
        try {
            return Files.exists(file)
                    ? LocalDate.parse(Json.MAPPER
                            .readTree(Files.readString(file))
                            .path("night")
                            .asText())
                    : LocalDate.MIN;
        } catch (IOException | RuntimeException e) { // whatever stands there, the next round writes it anew
            log.warn("{} cannot be read: {}", file, e.toString());
            return LocalDate.MIN;
        }
    }

    /// Time passed: begins the round when it is due.
    void look() {
        ZonedDateTime now = world.now().get().atZone(zone);
        boolean night = !now.toLocalTime().isBefore(FROM) && now.toLocalTime().isBefore(UNTIL);
        if (!night
                || running
                || !last.isBefore(now.toLocalDate())
                || !world.free().getAsBoolean()) {
            return;
        }
        running = true;
        List<String> closed = world.closed().get();
        world.background().execute(() -> {
            try {
                round(now, closed);
            } finally {
                world.screen().execute(() -> {
                    running = false;
                    last = now.toLocalDate();
                });
            }
        });
    }

    private void round(ZonedDateTime now, List<String> closed) {
        SelfTests.Report report = world.test().get();
        ObjectNode kept = Json.MAPPER
                .createObjectNode()
                .put("night", now.toLocalDate().toString())
                .put("at", now.toInstant().toString())
                .put("passed", report.passed());
        kept.set("devices", devices(report));
        kept.set("closed", Json.MAPPER.valueToTree(closed));
        try {
            PrivateFile.write(file, kept.toPrettyString());
        } catch (IOException e) {
            log.error("the report of the night cannot be kept: {}", e.toString());
        }
        String said = said(kept, closed);
        log.info("{} {}", LogEvent.NIGHT_ROUND, said);
        world.events().accept(new KioskEvent.Noticed(LogEvent.NIGHT_ROUND.id(), said));
    }

    private static JsonNode devices(SelfTests.Report report) {
        try {
            return Json.MAPPER.readTree(report.detail());
        } catch (JsonProcessingException aLine) {
            return Json.MAPPER.createArrayNode();
        }
    }

    private static String said(ObjectNode kept, List<String> closed) {
        List<String> failed = new ArrayList<>();
        int devices = 0;
        for (JsonNode device : kept.path("devices")) {
            devices++;
            if (!device.path("passed").asBoolean()) {
                String fault = device.path("fault").asText();
                failed.add(device.path("role").asText() + (fault.isEmpty() ? "" : " " + fault));
            }
        }
        String tested = failed.isEmpty()
                ? "all " + devices + " devices passed"
                : failed.size() + " of " + devices + " devices did not pass: " + String.join(", ", failed);
        return tested + (closed.isEmpty() ? "; everything is open" : "; not open: " + String.join(", ", closed));
    }
}
