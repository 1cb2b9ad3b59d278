package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FiledScreen;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Theme;

/// She has declared, and the printer of slips misbehaves in every way it can: what she declared stays filed, she reads
/// her query code large and the truth about the slip, and has the slip later. The printer's tray is the judge.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilingSlipTest {
    /// Letters a person of 70 reads at arm's length: 7 mm on a display of 43 inches.
    private static final double LARGE = 60;

    private Bench bench;
    private Resident resident;

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
    void mend() {
        resident.leaves();
        bench.receipts.clear();
        bench.receipts.powerOn();
        bench.receipts.replug();
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    @ParameterizedTest
    @EnumSource
    void theSlipIsInTrouble_itIsFiledOnce_herCodeIsLarge_sheIsToldTheTruth_andHasTheSlipLater(SlipTrouble trouble)
            throws Exception {
        int before = bench.receipts.tray().slips().size();
        resident.comesToTheSignature();
        trouble.strikes(bench.receipts);
        resident.signs();
        FiledStep filed = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        SlipOffer slip = filed.told().get().slip();
        bench.until(() -> !List.of(SlipOffer.State.OFFERED, SlipOffer.State.PRINTING)
                .contains(slip.state().get()));
        assertThat(slip.state().get()).isEqualTo(trouble.told());
        String key = bench.console.cases().opened().keySet().iterator().next();
        String code = QueryCode.of(key);
        for (Language language : Language.values()) {
            reads(filed, trouble, code, language);
        }
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);

        trouble.mends(bench.receipts);
        bench.until(() -> hasIt(slip));
        assertThat(code(bench.receipts.tray().slips().getLast())).isEqualTo(code);
        assertThat(bench.receipts.tray().slips()).hasSizeGreaterThan(before);
        assertThat(bench.console.cases().asked()).as("handed in").containsOnlyOnce(key);
    }

    /// Somebody who copied the code instead.
    @Test
    void theSlipIsInTroubleAndSheLeaves_anyDayWithHerCodeSheHasTheSlip() {
        bench.receipts.paperOut();
        resident.declares();
        FiledStep filed = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        bench.until(() -> filed.told().get().slip().state().get() == SlipOffer.State.PAPER_OUT);
        String code = filed.told().get().outcome().queryCode();
        bench.act(filed::leave);
        bench.see(AttractStep.class);

        bench.receipts.loadPaper();
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
        ProgressStep found = bench.see(ProgressStep.class, s -> s.state().get() instanceof ProgressStep.State.One);
        SlipOffer slip = ((ProgressStep.State.One) found.state().get()).slip();
        bench.until(() -> hasIt(slip));
        assertThat(code(bench.receipts.tray().slips().getLast())).isEqualTo(code);
    }

    private void reads(FiledStep filed, SlipTrouble trouble, String code, Language language) throws Exception {
        Look look = Look.usual().with(language);
        Scene scene = Glass.on(() -> {
            Scene shown = new Scene(new FiledScreen(filed, look), 1016, 1500);
            Theme.dress(shown);
            Theme.apply(shown, look);
            shown.getRoot().applyCss();
            return shown;
        });
        Label big = (Label) scene.lookup("#query-code");
        assertThat(big.getText()).isEqualTo(QueryCode.grouped(code));
        assertThat(big.getFont().getSize()).as("px").isGreaterThanOrEqualTo(LARGE);
        String said = Glass.on(() -> scene.lookup("#slip").lookupAll(".label").toString());
        assertThat(said)
                .contains(
                        look.words().get("slip." + trouble.told()), look.words().get("slip.copy"));
        if (bench.receipts.hangingRows() > 0) {
            assertThat(said).as("a part of it hangs there").doesNotContain("没有打出来", "did not come out.");
        }
        assertThat(scene.lookup("#slip-print")).isNotNull();
    }

    private static String code(Piece slip) {
        return SlipCode.on(slip);
    }

    /// Presses 重打 until the printer is well again.
    private static boolean hasIt(SlipOffer slip) {
        if (slip.state().get() == SlipOffer.State.TAKE_IT) {
            return true;
        }
        slip.print();
        return false;
    }
}
