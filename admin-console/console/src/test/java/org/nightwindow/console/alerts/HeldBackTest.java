package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.planned.PlannedWork.Spot;
import org.nightwindow.console.planned.PlannedWorks.Planned;

/// When nobody is called though something is wrong: announced work, and a whole place that is silent. Each look is that
/// of a console that has just started.
class HeldBackTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private AlertNight night;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
        night.sites = Sites.read("""
                        songbei: {zh: 松北厅, en: Songbei, kiosks: [990101-K03, 990101-K07]}
                        """) instanceof Sites.Read.Accepted(Sites read) ? read : Sites.NONE;
    }

    @AfterEach
    void end() {
        night.close();
    }

    private void look() {
        night.watch("mail").look();
    }

    private void announce(Spot spot, Duration from, Duration until) {
        Instant now = night.clock.instant();
        assertThat(night.works.plan(spot, now.plus(from), now.plus(until), "new wires", "li.na"))
                .isEqualTo(Planned.DONE);
    }

    @Test
    void whileWorkIsAnnounced_theAlertIsOpenAndNobodyIsCalled_andIsWhenTheWorkEndsAndItStillHolds() {
        announce(new Spot.OfKiosk(AlertNight.K07), Duration.ZERO, Duration.ofHours(2));
        night.jammed(AlertNight.K07);
        look();
        night.clock.turn(Duration.ofMinutes(119));
        night.jammed(AlertNight.K07);
        look();
        assertThat(night.open()).hasSize(1);
        assertThat(night.messages()).isEmpty();
        night.clock.turn(MINUTE);
        look();
        look();
        assertThat(night.messages()).containsExactly("OPENED mail");
    }

    @Test
    void whatIsMendedDuringTheWork_nobodyEverHearsOf() {
        announce(new Spot.OfSite("songbei"), Duration.ZERO, Duration.ofHours(2));
        night.jammed(AlertNight.K07);
        look();
        night.healthy(AlertNight.K07);
        look();
        night.clock.turn(Duration.ofHours(3));
        night.healthy(AlertNight.K07);
        look();
        assertThat(night.open()).isEmpty();
        assertThat(night.messages()).isEmpty();
    }

    @Test
    void workThatIsEndedEarly_orNotYetOn_holdsNothingBack_andIsNotRepeatedWhileItIsOn() {
        announce(new Spot.OfKiosk(AlertNight.K07), Duration.ofMinutes(10), Duration.ofHours(3));
        night.jammed(AlertNight.K07);
        look();
        assertThat(night.messages()).as("not yet on").containsExactly("OPENED mail");
        night.clock.turn(Duration.ofMinutes(90));
        night.jammed(AlertNight.K07);
        look();
        assertThat(night.messages()).as("repeated every half hour else").hasSize(1);
        assertThat(night.works.end(1, "li.na")).isTrue();
        assertThat(night.works.end(1, "li.na")).as("it has ended").isFalse();
        look();
        assertThat(night.messages()).containsExactly("OPENED mail", "REPEATED mail");
    }

    @Test
    void theKiosksOfAnotherPlaceAreCalledForAsEver() {
        announce(new Spot.OfKiosk(AlertNight.K03), Duration.ZERO, Duration.ofHours(2));
        night.jammed(AlertNight.K07);
        look();
        assertThat(night.messages()).containsExactly("OPENED mail");
    }

    @Test
    void aPlaceThatIsSilentAsAWhole_isOneMessage_thatSaysSo_andWhoStaysSilentIsCalledForAlone() {
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K03);
        look();
        assertThat(night.open()).as("on the board at once").hasSize(1);
        assertThat(night.messages()).as("one, or all?").isEmpty();
        night.clock.turn(Duration.ofSeconds(20));
        night.silent(AlertNight.K07);
        look();
        look();
        assertThat(night.open()).hasSize(2);
        assertThat(night.messages()).containsExactly("OPENED mail");
        AlertRow told = night.open().stream()
                .filter(row -> row.toldAt() != null)
                .findFirst()
                .orElseThrow();
        assertThat(night.words().what(told).zh()).isEqualTo("松北厅 2 台全部失联");
        night.clock.turn(MINUTE);
        night.healthy(told.kioskId());
        look();
        assertThat(night.messages()).containsExactly("OPENED mail", "OPENED mail");
    }

    @ParameterizedTest
    @EnumSource(
            value = AlertDesk.Order.class,
            names = {"QUIETEN", "TAKE", "NOTE"})
    void aKioskIsSilentForAWeek_quietOrTakenOrOpen_andNowTheLastOfItsPlaceFallsSilent_thatIsNewsAtOnce(
            AlertDesk.Order done) {
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K03);
        night.healthy(AlertNight.K07);
        look();
        night.clock.turn(HeldBack.TOGETHER);
        night.healthy(AlertNight.K07);
        look();
        night.act(AlertNight.K03, done);
        night.clock.turn(Duration.ofDays(7));
        night.healthy(AlertNight.K07);
        look();
        int before = night.told().size();
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K07);
        look();
        look();
        assertThat(night.told()).hasSize(before + 1).last().isEqualTo("OPENED " + AlertNight.K07);
        AlertRow dark = night.open().getLast();
        AlertWords words = night.words();
        assertThat(words.what(dark).zh()).isEqualTo("松北厅 2 台全部失联");
        assertThat(words.held(dark)).as("on the board it counts").isEmpty();
        night.clock.turn(Duration.ofMinutes(29));
        look();
        assertThat(night.told()).as("one message for the place").hasSize(before + 1);
    }

    @Test
    void whoTakesAPlaceThatIsSilent_isNotCalledForItsOtherKiosks_untilTheyStaySilentAlone() {
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K03);
        night.silent(AlertNight.K07);
        look();
        assertThat(night.told()).hasSize(1);
        String teller = night.told().getFirst().substring("OPENED ".length());
        String other = teller.equals(AlertNight.K03) ? AlertNight.K07 : AlertNight.K03;
        night.act(teller, AlertDesk.Order.TAKE);
        night.clock.turn(Duration.ofHours(3));
        look();
        assertThat(night.told()).hasSize(1);
        night.healthy(teller);
        look();
        assertThat(night.told()).containsExactly("OPENED " + teller, "OPENED " + other);
    }

    @Test
    void aKioskOfWhichNothingWasEverHeard_tellsOfNoPlace() {
        night.neverHeard(AlertNight.K03);
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K07);
        look();
        night.clock.turn(HeldBack.TOGETHER);
        look();
        assertThat(night.told()).containsExactly("OPENED " + AlertNight.K07);
    }

    @Test
    void oneOfAPlaceThatIsSilent_isCalledForAsSoonAsTheOthersWereHeard() {
        night.clock.turn(Duration.ofSeconds(95));
        night.silent(AlertNight.K07);
        night.healthy(AlertNight.K03);
        look();
        night.clock.turn(HeldBack.TOGETHER);
        night.healthy(AlertNight.K03);
        look();
        assertThat(night.messages()).containsExactly("OPENED mail");
    }

    @Test
    void aWishThatMakesNoSenseIsNotKept() {
        Spot kiosk = new Spot.OfKiosk(AlertNight.K07);
        Instant now = night.clock.instant();
        assertThat(night.works.plan(kiosk, now, now, "x", "li.na")).isEqualTo(Planned.OVER);
        assertThat(night.works.plan(kiosk, now.minus(MINUTE), now.minusSeconds(1), "x", "li.na"))
                .isEqualTo(Planned.OVER);
        assertThat(night.works.plan(kiosk, now, now.plus(Duration.ofDays(15)), "x", "li.na"))
                .isEqualTo(Planned.TOO_LONG);
        assertThat(night.works.plan(kiosk, now, now.plus(MINUTE), " ", "li.na")).isEqualTo(Planned.NO_REASON);
        assertThat(night.works.on()).isEmpty();
    }
}
