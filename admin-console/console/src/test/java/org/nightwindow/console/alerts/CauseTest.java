package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.BEGIN;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.supplies.Forecast;
import org.nightwindow.console.supplies.Supplies;

/// What is wrong with a part becomes something else while it lasts: people read what it is now, and the story keeps
/// what
/// it was.
class CauseTest {
    @TempDir
    Path folder;

    private AlertNight night;
    private Receivers receivers;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
        receivers = new Receivers(folder);
    }

    @AfterEach
    void end() {
        receivers.close();
        night.close();
    }

    private void step() {
        night.watch("webhook", "mail").look();
        night.send(receivers);
    }

    private List<String> story() {
        long id = night.open().getFirst().id();
        return night.database.jdbi().withHandle(handle -> night.store.notes(handle, id)).stream()
                .map(note -> (note.what() + " " + note.note()).strip())
                .toList();
    }

    @Test
    void aJamBecomesAnOpenCover_theBoardAndTheNextMessageSaySo_theStoryKeepsBoth() {
        night.printerFails(K07, "MEDIA_JAMMED", "TAX-01");
        step();
        night.clock.turn(Duration.ofMinutes(10));
        night.printerFails(K07, "COVER_OPEN", "TAX-01");
        step();
        assertThat(night.words().what(night.open().getFirst()).zh()).isEqualTo("证明打印机盖板开着");
        assertThat(story()).containsExactly("opened MEDIA_JAMMED", "became MEDIA_JAMMED>COVER_OPEN");
        assertThat(receivers.heard()).as("nobody runs twice for it").hasSize(1);
        night.clock.turn(Duration.ofMinutes(20));
        night.printerFails(K07, "COVER_OPEN", "TAX-01");
        step();
        assertThat(receivers.heard()).containsExactly("OPENED " + K07, "REPEATED " + K07);
        assertThat(receivers.bodies().getLast().path("zh").asText()).startsWith("松北-07：证明打印机盖板开着");
        assertThat(receivers.subjects().getLast()).startsWith("松北-07：证明打印机盖板开着");
    }

    @Test
    void whoWasTurnedAwayIsCountedForWhateverWasClosedByIt_fromFirstToLast() {
        night.printerFails(K07, "MEDIA_JAMMED", "TAX-01");
        step();
        night.printerFails(K07, "COVER_OPEN", "TAX-01", "LAND-01");
        step();
        assertThat(night.open().getFirst().items()).isEqualTo("LAND-01,TAX-01");
        night.printerFails(K07, "COVER_OPEN", "LAND-01");
        step();
        assertThat(night.open().getFirst().items())
                .as("she left for it all the same")
                .isEqualTo("LAND-01,TAX-01");
        night.jammed(K07); // its only item
        step();
        night.printerFails(K07, "COVER_OPEN", "LAND-01");
        step();
        assertThat(night.open().getFirst().items()).isEqualTo(Condition.ALL);
    }

    @Test
    void nothingChanges_soNothingIsWrittenAndNoBoardIsDrawnAnew_howeverManyItemsAreOff() {
        String[] off = IntStream.range(0, 400)
                .mapToObj(i -> "ITEM-%04d".formatted(9999 - i))
                .toArray(String[]::new);
        for (String[] items : List.of(new String[] {"TAX-01", "LAND-01"}, off)) {
            night.printerFails(K07, "MEDIA_JAMMED", items);
            assertThat(night.watch().look()).isTrue();
            assertThat(night.watch().look()).isFalse();
            assertThat(night.watch().look()).isFalse();
            night.healthy(K07);
            night.watch().look();
        }
    }

    @Test
    void aLidThatRattlesAllNight_fillsNoStory() {
        for (int i = 0; i < 200; i++) {
            night.clock.turn(Duration.ofSeconds(5));
            night.printerFails(K07, i % 2 == 0 ? "MEDIA_JAMMED" : "COVER_OPEN", "TAX-01");
            night.watch().look();
        }
        assertThat(story()).hasSize(1 + AlertStore.TURNS_TOLD);
        assertThat(night.open().getFirst().detail()).as("what it is now").isEqualTo("COVER_OPEN");
    }

    @Test
    void paperAndTonerEnd_paperIsLoaded_tonerIsStillCalledFor_byItsName() {
        night.supplies.add(ending("PAPER", "tray-1"));
        night.supplies.add(ending("PAPER", "tray-2"));
        night.supplies.add(ending("TONER", "tray-1"));
        night.clock.turn(Duration.ofHours(8));
        night.healthy(K07);
        step();
        night.clock.turn(Duration.ofHours(1));
        night.healthy(K07);
        step();
        assertThat(night.open())
                .extracting(AlertRow::detail)
                .containsExactlyInAnyOrder("ENDING_PAPER", "ENDING_PAPER", "ENDING_TONER");
        assertThat(receivers.bodies())
                .extracting(body -> body.path("zh").asText())
                .containsExactlyInAnyOrder(
                        "松北-07：证明打印机的纸会在下次补给前用完（tray-1）",
                        "松北-07：证明打印机的纸会在下次补给前用完（tray-2）",
                        "松北-07：证明打印机的碳粉会在下次补给前用完（tray-1）");
        night.supplies.removeIf(supply -> supply.kind().equals("PAPER"));
        step();
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.detail()).isEqualTo("ENDING_TONER");
            assertThat(night.words().what(alert).en())
                    .isEqualTo("certificate printer: toner gone before the next round (tray-1)");
        });
    }

    @Test
    void aSupplyWithANameAsLongAsTheyCome_isCalledForToo() {
        night.supplies.add(ending("PAPER", "t".repeat(80)));
        night.supplies.add(ending("TONER", "t".repeat(80)));
        step();
        night.clock.turn(Duration.ofHours(1));
        night.healthy(K07);
        step();
        assertThat(night.open()).hasSize(2);
    }

    private static Supplies.Standing ending(String kind, String name) {
        return new Supplies.Standing(
                1,
                K07,
                "document-printer",
                kind,
                name,
                "OK",
                30,
                Optional.empty(),
                new Forecast.Within(BEGIN.plusSeconds(7200), BEGIN.plusSeconds(8000), BEGIN.plusSeconds(9000)));
    }
}
