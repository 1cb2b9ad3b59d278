package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtRequest;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.Tile;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CardProblem;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.State;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.visit.VisitClock;

/// Cards that are not the one expected, a hand that hammers, and somebody who walks away while she signs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherCardsTest {
    /// How a reader's module answers when two cards lie on it: it cannot choose one.
    private static final SdtFault TWO_CARDS = SdtFault.during(SdtRequest.SELECT, new SdtFault.Status(0x81));

    private static final int HAMMERING = 50;

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
        bench.reader.clear();
        bench.see(AttractStep.class);
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    private String maskedName() {
        return bench.ask(() -> bench.kiosk().desk().visit().get().maskedName().get());
    }

    @Test
    void twoCardsLieOnTheReader_neitherIsTaken_sheIsAskedForOne_andThenThatOneIs() {
        resident.touches();
        resident.choosesTaxCertificate();
        bench.reader.failRepeatedly(TWO_CARDS);
        bench.reader.lay(bench.citizens.card());
        bench.see(
                IdentifyStep.class, s -> s.state().get().equals(new State.LayCard(Optional.of(CardProblem.NOT_READ))));
        assertThat(maskedName()).isEmpty();
        bench.reader.lift();
        bench.reader.clear();
        resident.laysCard();
        assertThat(maskedName()).isEqualTo("样**");
    }

    @Test
    void aChildsCard_theFormSaysAtOnceFromWhichAgeOn_andNothingCanBeHandedIn() {
        HomeStep home = resident.touches();
        Tile declare = Resident.tile(home, "declare");
        bench.act(() -> {
            home.choose(declare);
            home.choose(declare, declare.items().getFirst());
        });
        bench.see(IdentifyStep.class);
        bench.reader.lay(bench.citizens.childsCard());
        bench.see(IdentifyStep.class, s -> s.state().get() instanceof State.ShowCode);
        resident.showsCode(bench.citizens.code(Citizens.CHILD_ID, bench.time.instant()));
        FormStep form = bench.see(FormStep.class);
        assertThat(bench.ask(() -> Resident.field(form, "id_no")
                        .problem()
                        .get()
                        .orElseThrow()
                        .zh()))
                .contains("16 岁");
        bench.act(() -> {
            form.fill(Resident.field(form, "schemes"), "养老保险");
            form.fill(Resident.field(form, "base"), "5000.00");
            form.fill(Resident.field(form, "mobile"), Resident.MOBILE);
            form.next();
        });
        assertThat(bench.see(FormStep.class)).isSameAs(form);
        assertThat(bench.console.cases().asked()).isEmpty();
    }

    @Test
    void someoneElsesCardIsLaidAfterMine_myVisitStaysMine_andItBeginsItsOwnWhenIAmGone() {
        resident.touches();
        resident.choosesTaxCertificate();
        FormStep mine = resident.identifies();
        bench.act(() -> mine.fill(Resident.field(mine, "purpose"), "贷款"));
        bench.reader.lay(bench.citizens.otherCard());
        bench.act(mine::next);
        resident.looks();
        assertThat(bench.ask(() -> bench.kiosk()
                        .desk()
                        .visit()
                        .get()
                        .resident()
                        .orElseThrow()
                        .idNumber()))
                .isEqualTo(Citizens.ID);
        resident.prints();
        bench.act(bench.see(DoneStep.class)::leave);
        assertThat(bench.console.asked().getLast().applicant().idNumber()).isEqualTo(Citizens.ID);

        bench.until(() -> bench.kiosk().desk().visit().get() != null
                && bench.kiosk().desk().visit().get().resident().isPresent());
        assertThat(bench.ask(() -> bench.kiosk()
                        .desk()
                        .visit()
                        .get()
                        .resident()
                        .orElseThrow()
                        .idNumber()))
                .as("the next visit is the next card's")
                .isEqualTo(Citizens.OTHER_ID);
        assertThat(bench.ask(() -> Resident.field(mine, "purpose").value().get()))
                .isEmpty();
    }

    @Test
    void sheWalksAwayWhileSheSigns_nothingIsHandedIn_andHerStrokesAreGone() {
        resident.comesToTheSignature();
        SignStep sign = bench.see(SignStep.class);
        bench.act(() -> {
            sign.press(1000, 1000);
            for (int i = 1; i <= 40; i++) {
                sign.drag(1000 + 200 * i, i % 2 == 0 ? 2000 : 8000);
            }
        });
        assertThat(bench.ask(() -> sign.strokes().get())).isNotEmpty();
        bench.time.pass(VisitClock.IDLE);
        bench.until(() -> bench.kiosk().desk().visit().get().clock().asking().get());
        bench.time.pass(VisitClock.COUNTDOWN.plus(Duration.ofSeconds(1)));
        bench.see(AttractStep.class);
        assertThat(bench.ask(() -> sign.strokes().get())).isEmpty();
        assertThat(bench.console.cases().asked()).isEmpty();
        bench.act(sign::sign);
        bench.see(AttractStep.class);
        assertThat(bench.console.cases().asked()).isEmpty();
    }

    @Test
    void theButtonIsHammered_itIsHandedInOnce_andPrintedOnce() {
        resident.comesToTheSignature();
        SignStep sign = bench.see(SignStep.class);
        bench.act(() -> {
            Resident.signs(sign);
            for (int touch = 0; touch < HAMMERING; touch++) {
                sign.sign();
            }
        });
        bench.see(FiledStep.class);
        assertThat(bench.console.cases().asked()).hasSize(1);
        resident.leaves();

        int documents = bench.printer.tray().documents().size();
        var preview = resident.comesToThePreview();
        bench.act(() -> {
            for (int touch = 0; touch < HAMMERING; touch++) {
                preview.print();
            }
        });
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().documents()).hasSize(documents + 1);
    }
}
