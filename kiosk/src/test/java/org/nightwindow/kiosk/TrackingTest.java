package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// She has declared and asks how far it is, while scanner, line and console misbehave.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrackingTest {
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
    void mend() throws IOException {
        resident.leaves();
        bench.console.back();
        bench.becomesReady();
        bench.console.cases().closeAll();
    }

    /// @return her query code
    private String files() {
        resident.declares();
        FiledStep told = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        bench.act(told::leave);
        bench.see(AttractStep.class);
        return told.told().get().outcome().queryCode();
    }

    @Test
    void theConsoleIsAway_sheIsToldAndMayTryAgain_andThenSheSeesHerCase() throws IOException {
        String code = files();
        TrackStep track = tracks();
        bench.console.away();
        asks(track, code);
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.CasesSilent());
        bench.console.back();
        bench.until(() -> told.ways().getFirst().kind() == Way.Kind.TRY_AGAIN);
        bench.act(() -> told.take(told.ways().getFirst()));
        seesHerCase(code);
    }

    @Test
    void theAnswerComesAfterSheHasLeft_theNextResidentNeverSeesIt() {
        String code = files();
        Runnable answers = bench.console.holdsNextSearch();
        asks(tracks(), code);
        ProgressStep hers = bench.see(ProgressStep.class);
        resident.leaves();
        bench.see(AttractStep.class);

        TrackStep next = tracks();
        answers.run();
        asks(next, QueryCode.of("F-nobody"));
        ProgressStep theirs = bench.see(ProgressStep.class, s -> s.state().get() instanceof ProgressStep.State.Nothing);
        assertThat(theirs).isNotSameAs(hers);
        assertThat(bench.ask(() -> hers.state().get())).isEqualTo(new ProgressStep.State.Asking(false));
    }

    private void asks(TrackStep track, String code) {
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
    }

    @Test
    void sheLooksItUp_byCodeTypedOrScanned_andByCard() {
        String code = files();

        TrackStep track = tracks();
        bench.act(() -> {
            track.keyboard().type("123456789012");
            track.look();
        });
        assertThat(track.problem().get()).contains(TrackStep.Problem.WRONG);
        bench.act(() -> {
            track.keyboard().clear();
            track.keyboard().type(code);
            track.keyboard().done();
        });
        seesHerCase(code);

        resident.leaves();
        tracks();
        resident.showsCode(code);
        seesHerCase(code);

        resident.leaves();
        TrackStep byCard = tracks();
        bench.act(byCard::card);
        bench.see(IdentifyStep.class);
        bench.reader.lay(bench.citizens.card());
        seesHerCase(code);
        bench.reader.lift();
    }

    @Test
    void theScannerIsBroken_sheIsToldAtOnce_typesTheCode_andIsToldWhenItIsBack() {
        String code = files();
        bench.scanner.unplug();
        bench.until(() -> bench.openItems() < 2);
        TrackStep track = tracks();
        assertThat(track.scans().get()).isFalse();
        bench.scanner.replug();
        bench.until(() -> track.scans().get());
        bench.scanner.unplug();
        bench.until(() -> !track.scans().get());
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
        seesHerCase(code);
        bench.scanner.replug();
    }

    private TrackStep tracks() {
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        return bench.see(TrackStep.class);
    }

    private void seesHerCase(String code) {
        ProgressStep step = bench.see(ProgressStep.class, s -> s.state().get() instanceof ProgressStep.State.One);
        ProgressStep.State.One one = (ProgressStep.State.One) step.state().get();
        assertThat(one.view().queryCode()).isEqualTo(code);
        bench.act(one.slip()::print);
        bench.until(() -> one.slip().state().get() == SlipOffer.State.TAKE_IT);
    }
}
