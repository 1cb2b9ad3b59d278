package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.sdt.DemoCard;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtRequest;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CardProblem;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CodeProblem;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.State;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// Who stands there: cards and codes that are good, and all the others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityTest {
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void leave() {
        resident.leaves();
        bench.reader.lift();
        bench.see(AttractStep.class);
        bench.becomesReady();
    }

    @Test
    void cardLaidOnTheStartScreen_beginsTheVisit_andTheCodeIsAskedForLater() {
        bench.see(AttractStep.class);
        bench.reader.lay(bench.citizens.card());
        HomeStep home = bench.see(HomeStep.class);
        assertThat(bench.ask(() -> home.takeCardBack().get())).isTrue();
        bench.reader.lift();
        assertThat(maskedName()).isEqualTo("样**");
        bench.act(() -> home.choose(Resident.taxTile(home)));
        bench.see(IdentifyStep.class, s -> s.state().get() instanceof State.ShowCode);
        resident.showsCode(bench.citizens.code(Citizens.ID, now()));
        bench.see(FormStep.class);
    }

    @Test
    void forgedExpiredOthersAndUsedCodes_areEachRefusedWithTheReason_andAGoodOneStillWorks() {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.laysCard();

        resident.showsCode(bench.citizens.forgedCode(Citizens.ID, now()));
        sees(CodeProblem.NOT_GENUINE);
        resident.showsCode(bench.citizens.code(Citizens.ID, now().minus(Duration.ofMinutes(5))));
        sees(CodeProblem.EXPIRED);
        resident.showsCode(bench.citizens.code(Citizens.ID, now().plus(Duration.ofMinutes(5))));
        sees(CodeProblem.PHONE_CLOCK);
        resident.showsCode(bench.citizens.code(Citizens.OTHER_ID, now()));
        sees(CodeProblem.OTHER_PERSON);
        resident.showsCode("https://example.org/");
        sees(CodeProblem.NOT_THE_APP);
        String good = bench.citizens.code(Citizens.ID, now());
        resident.showsCode(good);
        bench.see(FormStep.class);
        resident.leaves();

        resident.touches();
        resident.choosesTaxCertificate();
        resident.laysCard();
        bench.time.pass(Duration.ofSeconds(2)); // a scanner drops a code that it sees twice within 1.5 s
        resident.showsCode(good);
        sees(CodeProblem.USED);
    }

    @Test
    void cardWhoseValidityHasEnded_isNotTaken() {
        resident.touches();
        resident.choosesTaxCertificate();
        lay(bench.citizens.expiredCard());
        bench.see(IdentifyStep.class, s -> s.state().get().equals(new State.LayCard(Optional.of(CardProblem.EXPIRED))));
        assertThat(maskedName()).isEmpty();
    }

    @Test
    void readerIsUnplugged_sheIsTold_andMayTryAgainOnceItIsBack() {
        resident.touches();
        resident.choosesTaxCertificate();
        bench.reader.unplug();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isInstanceOf(Trouble.ReaderOut.class);
        assertThat(bench.ask(() -> told.ways().stream().map(Way::kind).toList()))
                .containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        bench.reader.replug();
        bench.until(() -> told.ways().getFirst().kind() == Way.Kind.TRY_AGAIN);
        bench.act(() -> told.take(told.ways().getFirst()));
        bench.see(IdentifyStep.class);
        resident.laysCard();
    }

    @Test
    void cardIsLiftedMidRead_sheIsAskedToLayItAgain_andNothingOfItIsKept() {
        resident.touches();
        resident.choosesTaxCertificate();
        bench.reader.failNext(SdtFault.during(SdtRequest.READ, new SdtFault.LiftedAt(300)));
        lay(bench.citizens.card());
        bench.see(
                IdentifyStep.class, s -> s.state().get().equals(new State.LayCard(Optional.of(CardProblem.NOT_READ))));
        assertThat(maskedName()).isEmpty();
        resident.laysCard();
        assertThat(maskedName()).isEqualTo("样**");
    }

    @Test
    void cardIsLiftedMidReadOnTheStartScreen_sheIsServedAllTheSame() {
        bench.reader.failNext(SdtFault.during(SdtRequest.READ, new SdtFault.LiftedAt(300)));
        lay(bench.citizens.card());
        bench.until(() -> bench.kiosk().desk().visit().get() != null);
        assertThat(maskedName()).isEmpty();
        bench.reader.lay(bench.citizens.card());
        bench.until(() -> maskedName().equals("样**"));
    }

    @Test
    void readerIsUnpluggedWhileNobodyIsThere_theStartScreenAndTheConsoleSaySo_andAllComesBackByItself() {
        bench.becomesReady();
        bench.reader.unplug();
        bench.until(() -> bench.openItems() == 0);
        bench.until(() -> bench.console.heartbeats().getLast().items().stream()
                .anyMatch(item -> item.item().equals("TAX-01")
                        && !item.available()
                        && item.reason().startsWith("id-card-reader:")));
        HomeStep home = resident.touches();
        assertThat(Resident.taxTile(home).missing())
                .hasValueSatisfying(missing -> assertThat(missing)
                        .isInstanceOfSatisfying(
                                Missing.DeviceOut.class,
                                out -> assertThat(out.role()).isEqualTo(Roles.ID_CARD_READER)));
        bench.reader.replug();
        bench.until(() -> Resident.taxTile(home).lit());
        resident.choosesTaxCertificate();
        resident.laysCard();
        bench.until(() -> bench.console.heartbeats().getLast().items().stream()
                .anyMatch(item -> item.item().equals("TAX-01") && item.available()));
    }

    private void lay(DemoCard card) {
        bench.reader.lay(card);
    }

    private void sees(CodeProblem problem) {
        bench.see(IdentifyStep.class, s -> s.state().get().equals(new State.ShowCode(Optional.of(problem))));
        bench.scanner.takeAway();
    }

    private String maskedName() {
        return bench.ask(() -> bench.kiosk().desk().visit().get().maskedName().get());
    }

    private Instant now() {
        return bench.time.instant();
    }
}
