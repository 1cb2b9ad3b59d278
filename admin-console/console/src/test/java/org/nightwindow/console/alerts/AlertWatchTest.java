package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.nightwindow.console.alerts.AlertNight.BEGIN;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.supplies.Forecast;
import org.nightwindow.console.supplies.Supplies;

/// What opens, when, and how often: never late, never twice, across restarts.
class AlertWatchTest {
    @TempDir
    Path folder;

    private AlertNight night;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
    }

    @AfterEach
    void end() {
        night.close();
    }

    @Test
    void aJamOpensAtOnce_evenIfTheConsoleWasDownWhenItBegan_andOnlyOnceAcrossRestarts() {
        night.jammed(K07); // for ten minutes already
        assertThat(night.watch("mail").look()).isTrue();
        for (int restart = 0; restart < 3; restart++) {
            night.clock.turn(Duration.ofSeconds(5));
            assertThat(night.watch("mail").look()).isFalse();
        }
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("service-closed");
            assertThat(alert.about()).isEqualTo("document-printer");
            assertThat(alert.detail()).isEqualTo("MEDIA_JAMMED");
            assertThat(alert.items()).as("its only item needs the printer").isEqualTo("*");
            assertThat(Instant.ofEpochMilli(alert.since())).isEqualTo(BEGIN.minusSeconds(600));
        });
        assertThat(night.messages()).containsExactly("OPENED mail");

        night.healthy(K07);
        assertThat(night.watch("mail").look()).isTrue();
        assertThat(night.open()).isEmpty();
        assertThat(night.messages())
                .as("nobody outside heard of it, so nobody is told that it is over")
                .containsExactly("OPENED mail");
        night.jammed(K07);
        night.watch("mail").look();
        assertThat(night.open()).as("again").hasSize(1);
    }

    @Test
    void aRuleWaitsAsLongAsItSays_andForgetsWhatPassedByItself() {
        List<Rule> waiting = night.rules.stream()
                .filter(rule -> rule.id().equals("clock-wrong"))
                .toList();
        assertThat(waiting)
                .singleElement()
                .satisfies(rule -> assertThat(rule.after()).isEqualTo(Duration.ofMinutes(5)));
        Clock late = Clock.offset(night.clock, Duration.ofMinutes(-30));
        night.wrongClock(K07, late);
        night.watch().look();
        assertThat(night.open()).isEmpty();
        night.clock.turn(Duration.ofMinutes(4));
        night.wrongClock(K07, late);
        night.watch().look(); // a restart in between does not begin to count anew
        assertThat(night.open()).isEmpty();
        night.clock.turn(Duration.ofMinutes(1));
        night.wrongClock(K07, late);
        night.watch().look();
        assertThat(night.open()).extracting(AlertRow::ruleId).containsExactly("clock-wrong");

        night.wrongClock(K03, late);
        night.watch().look();
        night.healthy(K03);
        night.watch().look();
        night.clock.turn(Duration.ofMinutes(6));
        night.wrongClock(K07, late);
        night.wrongClock(K03, late);
        night.watch().look();
        assertThat(night.open()).extracting(AlertRow::kioskId).containsExactly(K07);
    }

    @Test
    void aSilentKioskOpensOffline_andWhatItSaidBeforeNeitherOpensNorCloses() {
        night.jammed(K07);
        night.watch().look();
        night.silent(K07);
        night.clock.turn(Duration.ofSeconds(90));
        night.watch().look();
        assertThat(night.open()).extracting(AlertRow::ruleId).containsExactly("service-closed", "kiosk-offline");
        assertThat(Instant.ofEpochMilli(night.open().getLast().since())).isEqualTo(BEGIN);
        night.healthy(K07);
        night.watch().look();
        assertThat(night.open()).as("cleared at once").isEmpty();
    }

    @Test
    void whileSomebodyWorksOnItNothingOpens_andNothingIsToldAgain() {
        night.maintained(K07);
        night.watch("mail").look();
        assertThat(night.open()).isEmpty();
        night.jammed(K07);
        night.watch("mail").look();
        night.maintained(K07);
        night.clock.turn(Duration.ofHours(2));
        night.maintained(K07);
        night.healthy(K03);
        night.watch("mail").look();
        assertThat(night.open()).hasSize(1);
        assertThat(night.messages()).containsExactly("OPENED mail");
    }

    @Test
    void itIsToldAgainUntilSomebodyTakesIt() {
        night.jammed(K07);
        night.watch("mail").look();
        night.clock.turn(Duration.ofMinutes(29));
        look();
        assertThat(night.messages()).hasSize(1);
        night.clock.turn(Duration.ofMinutes(1));
        look();
        look();
        assertThat(night.messages()).containsExactly("OPENED mail", "REPEATED mail");
        AlertDesk desk = desk();
        long id = night.open().getFirst().id();
        assertThat(desk.act(id, AlertDesk.Order.TAKE, "", "li", "", "")).isEqualTo(new AlertDesk.Result.Done());
        night.clock.turn(Duration.ofHours(3));
        look();
        assertThat(night.messages()).hasSize(2);

        assertThat(desk.act(id, AlertDesk.Order.RELEASE, "li", "wang", "", ""))
                .as("only who has it gives it back")
                .isEqualTo(new AlertDesk.Result.Moved("li"));
        assertThat(desk.act(id, AlertDesk.Order.RELEASE, "li", "li", "", "")).isEqualTo(new AlertDesk.Result.Done());
        look();
        assertThat(night.messages())
                .as("she cannot go: others are called at once")
                .hasSize(3);
    }

    @Test
    void sheGivesItBackAMinuteLater_othersAreCalledAtOnce_notAtTheNextRepetition() {
        long id = openedAndTakenByLi();
        night.clock.turn(Duration.ofMinutes(1));
        desk().act(id, AlertDesk.Order.RELEASE, "li", "li", "", "");
        look();
        look();
        assertThat(night.messages()).containsExactly("OPENED mail", "REPEATED mail");
    }

    @Test
    void whoeverTookItMayNotGoAnyMore_itIsNobodysAgain_andOthersAreCalledAtOnce() {
        long id = openedAndTakenByLi();
        look();
        assertThat(night.open().getFirst().takenBy()).isEqualTo("li");
        night.gone.add("li");
        assertThat(night.watch("mail").look()).as("pages change").isTrue();
        look();
        assertThat(night.open().getFirst().takenBy()).isNull();
        assertThat(night.messages()).containsExactly("OPENED mail", "REPEATED mail");
        List<AlertStore.Note> story = night.database.jdbi().withHandle(handle -> night.store.notes(handle, id));
        assertThat(story)
                .extracting(AlertStore.Note::what, AlertStore.Note::note)
                .contains(tuple("left", "li"));
    }

    @Test
    void twoTakeItInTheSameSecond_oneHasIt_theOtherIsTold_andTakingItOverIsMeant_andInTheStory() throws Exception {
        night.jammed(K07);
        night.watch().look();
        long id = night.open().getFirst().id();
        AlertDesk desk = desk();
        List<AlertDesk.Result> results;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AlertDesk.Result>> pressed = Stream.of("li", "wang")
                    .map(who -> both.submit(() -> desk.act(id, AlertDesk.Order.TAKE, "", who, "", "")))
                    .toList();
            results = List.of(pressed.getFirst().get(), pressed.getLast().get());
        }
        String taker = Objects.requireNonNull(night.open().getFirst().takenBy());
        String other = taker.equals("li") ? "wang" : "li";
        assertThat(results).containsExactlyInAnyOrder(new AlertDesk.Result.Done(), new AlertDesk.Result.Moved(taker));
        for (AlertDesk.Order order : List.of(AlertDesk.Order.GIVE, AlertDesk.Order.QUIETEN)) {
            assertThat(desk.act(id, order, "", other, "zhao", ""))
                    .as("%s from a page that is a second old", order)
                    .isEqualTo(new AlertDesk.Result.Moved(taker));
        }
        assertThat(desk.act(id, AlertDesk.Order.TAKE, "", taker, "", ""))
                .as("pressed twice")
                .isEqualTo(new AlertDesk.Result.Done());
        assertThat(desk.act(id, AlertDesk.Order.TAKE, taker, other, "", "")).isEqualTo(new AlertDesk.Result.Done());
        assertThat(night.open().getFirst().takenBy()).isEqualTo(other);
        List<AlertStore.Note> story = night.database.jdbi().withHandle(handle -> night.store.notes(handle, id));
        assertThat(story)
                .extracting(note -> note.what() + " " + note.who() + " " + note.note())
                .containsExactly("opened  MEDIA_JAMMED", "taken " + taker + " ", "taken " + other + " " + taker);
    }

    @Test
    void whatNeedsNobodyStaysQuietUntilItWasGone() {
        night.jammed(K07);
        look();
        assertThat(desk().act(night.open().getFirst().id(), AlertDesk.Order.QUIETEN, "", "li", "", ""))
                .isEqualTo(new AlertDesk.Result.Done());
        look();
        assertThat(night.open()).isEmpty();
        night.healthy(K07);
        look();
        night.jammed(K07);
        look();
        assertThat(night.open()).hasSize(1);
        assertThat(desk().act(12_345, AlertDesk.Order.TAKE, "", "li", "", "")).isEqualTo(new AlertDesk.Result.Over());
    }

    @Test
    void whatCanWaitOpensAtNight_andIsToldInTheMorning() {
        Rule rule = night.rules.stream()
                .filter(each -> each.id().equals("outbox-old"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.tellFrom(BEGIN)).isEqualTo(Instant.parse("2026-11-22T00:00:00Z")); // 08:00 of the hall
        assertThat(rule.tellFrom(Instant.parse("2026-11-22T09:59:59Z")))
                .isEqualTo(Instant.parse("2026-11-22T09:59:59Z"));
        assertThat(rule.tellFrom(Instant.parse("2026-11-22T10:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        Rule anyHour = night.rules.getFirst();
        assertThat(anyHour.tellFrom(BEGIN)).isEqualTo(BEGIN);
    }

    @Test
    void whatTheDatabaseKnowsOpensToo_anUnknownSheet_aFork_aCertificateNearItsEnd() {
        night.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "insert into act (kiosk_id, act_key, kind, item, outcome, serial, pages, pages_out, evidence,"
                            + " changed_at) values ('" + K07
                            + "', 'P-1', 'PRINT', 'TAX-01', 'UNKNOWN', 'S', 1, 0, '', 5)");
            handle.execute("insert into event_quarantine (kiosk_id, epoch, seq, expected_seq, why, body, body_sha256,"
                    + " first_at, last_at, times) values ('" + K03 + "', 'E-1', 9, 3, 'GAP', 'x', '" + "a".repeat(64)
                    + "', 7, 8, 1)");
            handle.execute(
                    "insert into kiosk_certificate (serial, kiosk_id, issued_at, expires_at) values ('1', ?, 0, ?)",
                    K03,
                    BEGIN.plus(Duration.ofDays(13)).toEpochMilli());
        });
        look();
        assertThat(night.open())
                .extracting(AlertRow::ruleId)
                .containsExactlyInAnyOrder("sheet-unknown", "history-forked", "certificate-ending");
        night.database
                .jdbi()
                .useHandle(handle -> handle.execute("update act set outcome = 'RESOLVED_DONE' where act_key = 'P-1'"));
        look();
        assertThat(night.open()).extracting(AlertRow::ruleId).doesNotContain("sheet-unknown");
    }

    @Test
    void paperThatMayBeGoneBeforeFriday_opensAfterAnHour_isToldInTheMorning_andIsOverWhenSomebodyLoaded() {
        Instant friday = Instant.parse("2026-11-27T00:00:00Z"); // 08:00 of the hall
        night.supplies.add(paper(K07, friday.minusSeconds(1)));
        night.supplies.add(paper(K03, friday.plusSeconds(1)));
        night.watch("mail").look();
        assertThat(night.open()).isEmpty();
        night.clock.turn(Duration.ofMinutes(60));
        night.healthy(K07);
        assertThat(night.watch("mail").look()).isTrue();
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.kioskId()).isEqualTo(K07);
            assertThat(alert.ruleId()).isEqualTo("supply-ending");
            assertThat(alert.detail()).isEqualTo("ENDING_PAPER");
        });
        Long due = night.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select due_at from alert_message")
                        .mapTo(Long.class)
                        .one());
        assertThat(Instant.ofEpochMilli(due))
                .as("eight in the morning")
                .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        night.supplies.clear();
        assertThat(night.watch("mail").look()).isTrue();
        assertThat(night.open()).isEmpty();
    }

    private static Supplies.Standing paper(String kioskId, Instant early) {
        return new Supplies.Standing(
                1,
                kioskId,
                "document-printer",
                "PAPER",
                "tray-1",
                "OK",
                30,
                Optional.empty(),
                new Forecast.Within(early, early.plusSeconds(3600), early.plusSeconds(7200)));
    }

    @Test
    void twoConsolesThatLookAtOnceOpenItOnce() {
        night.jammed(K07);
        night.jammed(K03);
        try (ExecutorService consoles = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var _ = consoles.submit(() -> night.watch("mail").look());
            }
        }
        assertThat(night.open()).hasSize(2);
        assertThat(night.messages()).containsExactly("OPENED mail", "OPENED mail");
    }

    private void look() {
        night.watch("mail").look();
    }

    private long openedAndTakenByLi() {
        night.jammed(K07);
        look();
        long id = night.open().getFirst().id();
        desk().act(id, AlertDesk.Order.TAKE, "", "li", "", "");
        return id;
    }

    private AlertDesk desk() {
        return new AlertDesk(night.database.jdbi(), night.store, new AuditLog(night.clock), night.clock);
    }

    @Test
    void theClockJumpsForward_nobodyIsCalledForKiosksWeHaveNotHeardOf_untilSilenceTellsAgain() {
        Continuity continuity = new Continuity();
        passes(continuity, Duration.ofMinutes(2));
        night.clock.turn(Duration.ofHours(5));
        night.silent(AlertNight.K07);
        night.silent(AlertNight.K03);
        assertThat(continuity.tells(night.clock.instant())).isFalse();
        night.watch("mail").look(false);
        assertThat(night.open()).isEmpty();
        night.healthy(AlertNight.K03);
        passes(continuity, Duration.ofSeconds(70));
        assertThat(continuity.tells(night.clock.instant())).isFalse();
        passes(continuity, Duration.ofSeconds(5));
        assertThat(continuity.tells(night.clock.instant())).isTrue();
        night.watch("mail").look(true);
        assertThat(night.open()).as("the one that really is").hasSize(1);
        passes(continuity, Duration.ofSeconds(10));
        night.clock.turn(Duration.ofSeconds(-1));
        assertThat(continuity.tells(night.clock.instant()))
                .as("a time service takes back a second")
                .isTrue();
        night.clock.turn(Duration.ofMinutes(-1));
        assertThat(continuity.tells(night.clock.instant())).isFalse();
    }

    private void passes(Continuity continuity, Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 5) {
            continuity.tells(night.clock.instant());
            night.clock.turn(Duration.ofSeconds(5));
        }
    }

    @Test
    void theClockJumpsBackAYear_whatWasDueIsSent_andWhatHoldsIsToldAgain() {
        night.jammed(AlertNight.K07);
        night.watch("mail").look();
        assertThat(night.messages()).containsExactly("OPENED mail");
        night.clock.turn(Duration.ofDays(-365));
        Optional<MessageStore.Message> due = night.database
                .jdbi()
                .withHandle(handle -> night.store.messages().next(handle, "mail", night.clock.instant()));
        assertThat(due).as("not in a year").isPresent();
        night.jammed(AlertNight.K07);
        night.watch("mail").look();
        assertThat(night.messages()).containsExactly("OPENED mail", "REPEATED mail");
    }
}
