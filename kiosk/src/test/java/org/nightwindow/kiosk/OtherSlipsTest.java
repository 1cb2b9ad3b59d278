package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledScreen;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.paper.DoneScreen;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.progress.ProgressScreen;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Theme;

/// The printer of slips misbehaves in every way it can while it prints what is no 受理单: the receipt of a document, the
/// progress of a case, and what is kept here until the line is back. What was done stays done, she reads the truth
/// and prints it again. Slips of what was filed: [FilingSlipTest]. The trays are the judge.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherSlipsTest {
    // A printer that must be found again takes seconds each time.
    private static final String OFF = "THE_PRINTER_IS_OFF";
    private static final String UNPLUGGED = "THE_CABLE_IS_PULLED_IN_THE_MIDDLE";
    private static final String LOST = "WHAT_THE_PRINTER_SAYS_OF_IT_IS_LOST";

    private Bench bench;
    private Resident resident;

    /// Draws the step in a look.
    private interface Drawn {
        Page in(Look look);
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Glass.start();
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void mend() throws IOException {
        resident.leaves();
        bench.console.back();
        bench.receipts.clear();
        bench.receipts.powerOn();
        bench.receipts.replug();
        bench.printer.tray().empty();
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {OFF, UNPLUGGED, LOST})
    void theReceiptOfADocumentIsInTrouble_theDocumentIsHersAndPrintedOnce_andSheHasTheReceiptLater(SlipTrouble trouble)
            throws Exception {
        resident.comesToThePreview();
        trouble.strikes(bench.receipts);
        resident.prints();
        DoneStep done = bench.see(DoneStep.class);
        SlipOffer slip = done.slip();
        isTold(slip, trouble, look -> new DoneScreen(done, look), false);
        String serial = done.serial();
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(serial)));

        trouble.mends(bench.receipts);
        isPrintedAgain(slip, serial);
        assertThat(bench.printer.tray().documents()).as("the document").hasSize(1);
        assertThat(bench.console.serials().get(serial)).isEqualTo("PRINTED");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {OFF, UNPLUGGED, LOST})
    void theSlipOfProgressIsInTrouble_theCaseIsAsItWas_andSheHasTheSlipLater(SlipTrouble trouble) throws Exception {
        resident.declares();
        FiledStep filed = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        bench.until(() -> filed.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        String code = filed.told().get().outcome().queryCode();
        bench.act(filed::leave);
        bench.see(AttractStep.class);
        int asked = bench.console.cases().asked().size();

        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
        ProgressStep found = bench.see(ProgressStep.class, s -> s.state().get() instanceof ProgressStep.State.One);
        SlipOffer slip = ((ProgressStep.State.One) found.state().get()).slip();
        trouble.strikes(bench.receipts);
        bench.act(slip::print);
        isTold(slip, trouble, look -> new ProgressScreen(found, look), false);

        trouble.mends(bench.receipts);
        isPrintedAgain(slip, code);
        assertThat(bench.console.cases().asked()).as("handed in").hasSize(asked);
        assertThat(bench.console.cases().opened()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {OFF, UNPLUGGED, LOST})
    void theSlipOfWhatIsKeptIsInTrouble_itIsKeptAllTheSame_handedInOnceWhenTheLineIsBack_andSheHasTheSlip(
            SlipTrouble trouble) throws Exception {
        resident.comesToTheSignature();
        bench.console.away();
        trouble.strikes(bench.receipts);
        resident.signs();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep kept = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Kept);
        SlipOffer slip = kept.told().get().slip();
        isTold(slip, trouble, look -> new FiledScreen(kept, look), true);
        String key = ((Outcome.Kept) kept.told().get().outcome()).key();

        trouble.mends(bench.receipts);
        isPrintedAgain(slip, QueryCode.of(key));
        bench.act(kept::leave);
        bench.console.back();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);
        assertThat(bench.console.cases().opened()).containsOnlyKeys(key);
    }

    @ParameterizedTest
    @EnumSource(names = {OFF, UNPLUGGED, LOST})
    void thePrinterIsGone_theSameHoldsForEachOfThem(SlipTrouble trouble) throws Exception {
        theReceiptOfADocumentIsInTrouble_theDocumentIsHersAndPrintedOnce_andSheHasTheReceiptLater(trouble);
        mend();
        theSlipOfProgressIsInTrouble_theCaseIsAsItWas_andSheHasTheSlipLater(trouble);
        mend();
        theSlipOfWhatIsKeptIsInTrouble_itIsKeptAllTheSame_handedInOnceWhenTheLineIsBack_andSheHasTheSlip(trouble);
    }

    private void isTold(SlipOffer slip, SlipTrouble trouble, Drawn drawn, boolean copyCode) throws Exception {
        bench.until(() -> !List.of(SlipOffer.State.OFFERED, SlipOffer.State.PRINTING)
                .contains(slip.state().get()));
        assertThat(slip.state().get()).isEqualTo(trouble.told());
        for (Language language : Language.values()) {
            Look look = Look.usual().with(language);
            Scene scene = Glass.on(() -> {
                Scene shown = new Scene(drawn.in(look), 1016, 1500);
                Theme.dress(shown);
                Theme.apply(shown, look);
                shown.getRoot().applyCss();
                return shown;
            });
            String said =
                    Glass.on(() -> scene.lookup("#slip").lookupAll(".label").toString());
            assertThat(said).contains(look.words().get("slip." + trouble.told()).strip());
            assertThat(said.contains(look.words().get("slip.copy"))).isEqualTo(copyCode);
            if (bench.receipts.hangingRows() > 0) {
                assertThat(said).as("a part of it hangs there").doesNotContain("没有打出来", "did not come out.");
            }
            assertThat(scene.lookup("#slip-print")).as("printed again").isNotNull();
        }
    }

    /// Presses 重打 until the printer is well again.
    private void isPrintedAgain(SlipOffer slip, String code) {
        bench.until(() -> {
            if (slip.state().get() != SlipOffer.State.TAKE_IT) {
                bench.act(slip::print);
                return false;
            }
            return true;
        });
        assertThat(SlipCode.on(bench.receipts.tray().slips().getLast())).isEqualTo(code);
    }
}
