package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.hall.Json;

/// Two kiosks and one console, each in a process of its own: whatever happens to the first while she declares, the
/// console has one case of hers. What is true is read from the console's and the kiosks' exports.
@Tag("slow")
@Timeout(600)
class TwoKiosksTest {
    /// What she waits for comes within seconds; a busy CI machine needs more.
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Longer than it takes to cut the power: what she has sent is still on its way then.
    private static final Duration SLOW_LINE = Duration.ofSeconds(60);

    /// What she reads of the first step as soon as it is done.
    private static final String SENDING = "已存好";

    private static final String KEPT = "还没有送到";
    private static final String ALREADY_OPEN = "有一件在办";

    @TempDir
    Path folder;

    private DemoHall hall;
    private DemoKiosk a;
    private DemoKiosk b;

    /// @param ledger of the kiosk she came to first
    /// @param other of the second
    private record Found(List<JsonNode> cases, List<JsonNode> ledger, List<JsonNode> other) {}

    @BeforeEach
    void open() throws IOException {
        hall = DemoHall.ofTwo(folder, Ports.free(0), Path.of("../kiosk-image/src/kiosk.jvm"));
        a = hall.kiosk;
        b = hall.second();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void aDiesWhileItSends_sheFilesAtB_aWakes_thereIsTheCaseOfB() throws IOException {
        try (Hand hand = a.switchOn()) {
            at(a, hand).toTheSignature(Application.ENROLMENT, DemoPeople.RUOXI, false);
            a.network.slow(SLOW_LINE);
            hand.tap("primary", SOON);
            hand.await("that it is on its way", SOON, sight -> sight.says(SENDING));
            a.cutPower();
            a.network.cut();
        }
        String code;
        try (Hand hand = b.switchOn()) {
            at(b, hand).declare(Application.ENROLMENT, DemoPeople.RUOXI, false);
            code = hand.codeOnScreen();
        }

        Found found = aWakes();
        assertThat(found.cases()).singleElement().satisfies(one -> {
            assertThat(one.path("queryCode").asText()).isEqualTo(code);
            assertThat(one.path("kiosk").asText()).isEqualTo("990101-K04");
        });
        assertThat(found.ledger()).singleElement().satisfies(ended("NOT_DONE", code));
        assertThat(found.other()).singleElement().satisfies(ended("DONE", "FILED"));
    }

    @Test
    void aHearsNoAnswerAndDies_sheIsShownHerCaseAtB_aWakes_andBothHerCodesLeadToIt() throws IOException {
        String code;
        try (Hand hand = a.switchOn()) {
            at(a, hand).toTheSignature(Application.ENROLMENT, DemoPeople.CHANGLIN, false);
            a.network.loseAnswers();
            hand.tap("primary", SOON);
            hand.await("that it is kept here", SOON, sight -> sight.says(KEPT));
            code = hand.codeOnScreen();
            a.cutPower();
        }
        try (Hand hand = b.switchOn()) {
            at(b, hand).declare(Application.ENROLMENT, DemoPeople.CHANGLIN, false);
            assertThat(hand.look().says(ALREADY_OPEN)).isTrue();
            assertThat(hand.codeOnScreen()).isEqualTo(code);
        }

        Found found = aWakes();
        assertThat(found.cases()).singleElement().satisfies(one -> {
            assertThat(one.path("queryCode").asText()).isEqualTo(code);
            assertThat(one.path("kiosk").asText()).isEqualTo("990101-K03");
        });
        assertThat(found.ledger()).singleElement().satisfies(ended("DONE", "FILED"));
        assertThat(found.other()).singleElement().satisfies(ended("NOT_DONE", code));
    }

    /// 0061
    @Test
    void aKeepsHersAndItsDiskFails_sheReadsAtBThatItIsLostAndWhere_andHandsItInAgainOnce() throws IOException {
        String lost;
        try (Hand hand = a.switchOn()) {
            at(a, hand).toTheSignature(Application.ENROLMENT, DemoPeople.RUOXI, false);
            a.network.cut();
            hand.tap("primary", SOON);
            hand.await("that it is kept here", SOON, sight -> sight.says(KEPT));
            lost = hand.codeOnScreen();
            a.cutPower();
        }
        Path epoch = folder.resolve("kiosk/ledger.epoch");
        String old = Files.readString(epoch);
        try (Stream<Path> files = Files.walk(folder.resolve("kiosk/ledger"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        a.network.mend();
        try (Hand _ = a.switchOn()) {
            await().atMost(SOON).until(() -> !Files.readString(epoch).equals(old));
        }
        a.export(folder.resolve("ledger-new.json")); // not before it has told the console

        String code;
        try (Hand hand = b.switchOn()) {
            Hand.Sight zh = at(b, hand).trackByCode(lost, false);
            assertThat(zh.says("没有查到这个查询码")).as(zh.toString()).isTrue();
            assertThat(zh.says("990101-K03）")).isTrue();
            assertThat(zh.says("以前断网时存下、还没有送到的，因机器故障没有保留下来，请重新提交")).isTrue();
            hand.tap("tool-language", SOON);
            hand.await(
                    "the same in English",
                    SOON,
                    sight -> sight.says("was lost by a failure. Please hand it in again."));
            hand.tap("leave", SOON);
            at(b, hand).declare(Application.ENROLMENT, DemoPeople.RUOXI, false);
            code = hand.codeOnScreen();
        }
        assertThat(code).isNotEqualTo(lost);

        Found found = aWakes();
        assertThat(found.cases()).singleElement().satisfies(one -> {
            assertThat(one.path("queryCode").asText()).isEqualTo(code);
            assertThat(one.path("kiosk").asText()).isEqualTo("990101-K04");
        });
        assertThat(found.ledger()).as("nothing is made up of what was lost").isEmpty();
        assertThat(found.other()).singleElement().satisfies(ended("DONE", "FILED"));
    }

    private ScriptedResident at(DemoKiosk kiosk, Hand hand) {
        return ScriptedResident.unseen(kiosk, hall.app, hand);
    }

    /// With its line whole again, and nobody there.
    private Found aWakes() throws IOException {
        a.reader.lift();
        a.scanner.takeAway();
        a.network.slow(Duration.ZERO);
        a.network.mend();
        Path ledger = folder.resolve("ledger-a.json");
        Path other = folder.resolve("ledger-b.json");
        Path console = folder.resolve("console-events.json");
        a.export(ledger);
        b.export(other);
        hall.export(console);
        return new Found(rows(console, "cases"), rows(ledger, "acts"), rows(other, "acts"));
    }

    private static List<JsonNode> rows(Path export, String name) throws IOException {
        return StreamSupport.stream(
                        Json.MAPPER.readTree(export.toFile()).path(name).spliterator(), false)
                .toList();
    }

    private static Consumer<JsonNode> ended(String state, String evidence) {
        return act -> {
            assertThat(act.path("kind").asText()).isEqualTo("FILE");
            assertThat(act.path("state").asText()).isEqualTo(state);
            assertThat(act.path("evidence").asText()).contains(evidence);
        };
    }
}
