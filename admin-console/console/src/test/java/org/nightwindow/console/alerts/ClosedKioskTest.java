package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.console.Beats;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Text;

/// Whatever leaves residents without a service calls somebody, and says what it is and where they can go instead.
class ClosedKioskTest {
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

    @ParameterizedTest
    @CsvSource({
        "LEDGER, 账本丢了或写不进，停办待查",
        "DISK_FULL, 硬盘快满了",
        "CLOCK, 不知道现在几点",
        "OFFLINE, 业务连不上",
        "STARTING, 启动没有完成",
        "A_REASON_OF_TOMORROW, A_REASON_OF_TOMORROW"
    })
    void noPartIsBrokenButNothingCanBeDone_afterAMinuteSomebodyIsCalled_andTold(String reason, String told) {
        says(Beats.cannot("TAX-01", reason), Beats.cannot("HRS-04", reason));
        night.watch("mail").look();
        assertThat(night.open()).as("it may pass").isEmpty();
        minuteLater(Beats.cannot("TAX-01", reason), Beats.cannot("HRS-04", reason));
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("kiosk-closed");
            assertThat(alert.items()).isEqualTo(Condition.ALL);
            assertThat(words().what(alert).zh()).isEqualTo(told);
        });
        assertThat(night.messages()).containsExactly("OPENED mail");
        minuteLater(Beats.can("TAX-01"), Beats.can("HRS-04"));
        assertThat(night.open()).isEmpty();
    }

    @Test
    void withoutACatalogueNothingCanBeDone_andSomebodyIsCalled() {
        says();
        night.watch().look();
        minuteLater();
        assertThat(night.open())
                .singleElement()
                .satisfies(alert ->
                        assertThat(words().what(alert).en()).isEqualTo("it has no catalogue and can do nothing"));
    }

    @Test
    void aDeclarationThatCannotBeRecordedHere_closesOnlyItself() {
        Heartbeat.Item[] items = {Beats.can("TAX-01"), Beats.cannot("HRS-04", "CLOCK")};
        says(items);
        night.watch().look();
        minuteLater(items);
        assertThat(night.open()).singleElement().extracting(AlertRow::items).isEqualTo("HRS-04");
    }

    @Test
    void whatAKioskWasNeverFittedFor_callsNobody_evenAtNight() {
        Heartbeat.Item[] items = {
            Beats.can("TAX-01"),
            Beats.cannot("PAY-01", "payment-terminal:NO_DEVICE"),
            Beats.cannot("GOV-02", "NOT_OFFERED")
        };
        says(items);
        night.watch().look();
        minuteLater(items);
        assertThat(night.open()).isEmpty();
    }

    @Test
    void aKioskThatIsFittedForNothing_isAMistake_andSomebodyIsCalled() {
        Heartbeat.Item[] items = {Beats.cannot("PAY-01", "payment-terminal:NO_DEVICE")};
        says(items);
        night.watch().look();
        minuteLater(items);
        assertThat(night.open()).extracting(AlertRow::ruleId).containsExactly("kiosk-closed");
    }

    @Test
    void paperIsUsedUp_isARuleOfItsOwn() {
        Heartbeat.Item[] items = {Beats.can("HRS-04"), Beats.cannot("TAX-01", "document-printer:SUPPLY_OUT")};
        says(items);
        night.watch().look();
        minuteLater(items);
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("supply-out");
            assertThat(alert.items()).isEqualTo("TAX-01");
            assertThat(words().what(alert).zh()).isEqualTo("证明打印机耗材用完");
        });
    }

    @Test
    void heartbeatsComeButNothingIsPainted_isAKioskNobodyCanUse() {
        Heartbeat healthy = Beats.healthy(night.clock.instant());
        night.says(K07, KioskState.WATCH, still(healthy));
        night.watch().look();
        night.clock.turn(Duration.ofSeconds(61));
        night.says(K07, KioskState.WATCH, still(Beats.healthy(night.clock.instant())));
        night.watch().look();
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("screen-still");
            assertThat(alert.items()).isEqualTo(Condition.ALL);
        });
        night.healthy(K07);
        night.watch().look();
        assertThat(night.open()).isEmpty();
    }

    /// The last frame was painted more than two minutes before it was said.
    private static Heartbeat still(Heartbeat said) {
        return new Heartbeat(
                said.sentAt(),
                said.epoch(),
                said.lastSeq(),
                said.software(),
                said.catalogueVersion(),
                new Heartbeat.Screen("home", said.sentAt().minusSeconds(121)),
                true,
                false,
                0,
                said.devices(),
                said.items(),
                said.results(),
                said.notices());
    }

    @Test
    void whatNobodyCanDoAnywhere_doesNotHideWhereTheRestCanBeDone() {
        says(
                Beats.cannot("TAX-01", "document-printer:MEDIA_JAMMED"),
                Beats.cannot("LAND-01", "document-printer:MEDIA_JAMMED"),
                Beats.cannot("TAX-04", "OFFLINE"));
        night.says(
                K03,
                KioskState.PART,
                Beats.doing(
                        night.clock.instant(),
                        Beats.can("TAX-01"),
                        Beats.can("LAND-01"),
                        Beats.cannot("TAX-04", "OFFLINE")));
        assertThat(elsewhere()).isEqualTo(new Text("还能办一部分的：松北-03", "also working for a part of it: Songbei-03"));
        night.says(
                K03,
                KioskState.WORKING,
                Beats.doing(night.clock.instant(), Beats.can("TAX-01"), Beats.can("LAND-01"), Beats.can("TAX-04")));
        assertThat(elsewhere()).isEqualTo(new Text("还能办的：松北-03", "also working: Songbei-03"));
        night.says(K03, KioskState.PART, Beats.doing(night.clock.instant(), Beats.can("CIV-03")));
        assertThat(elsewhere()).isEqualTo(new Text("别处现在都办不了", "nowhere else works now"));
    }

    @Test
    void aSilentKiosk_isReplacedByOneThatDoesWhatItDidWhenItSpokeLast() {
        night.says(
                K07,
                KioskState.LOST,
                Beats.doing(night.clock.instant(), Beats.can("TAX-01"), Beats.cannot("TAX-04", "OFFLINE")));
        night.says(K03, KioskState.WORKING, Beats.doing(night.clock.instant(), Beats.can("TAX-01")));
        assertThat(elsewhere().en()).isEqualTo("also working: Songbei-03");
    }

    private Text elsewhere() {
        AlertRow row = new AlertRow(
                1, "k", "service-closed", K07, "", "", "NOW", AlertRow.State.OPEN, 0, 0L, null, null, null, null, "");
        return words().elsewhere(row).orElseThrow().words();
    }

    private AlertWords words() {
        return new AlertWords(night.fleet(), night.sites, night.rules, Map.of(), night.heldBack());
    }

    private void says(Heartbeat.Item... items) {
        night.says(K07, KioskState.OUT, Beats.doing(night.clock.instant(), items));
    }

    private void minuteLater(Heartbeat.Item... items) {
        night.clock.turn(Duration.ofSeconds(61));
        says(items);
        night.healthy(K03);
        night.watch("mail").look();
    }
}
