package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.Traces;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Explanation;
import org.nightwindow.kiosk.ledger.LedgerExport;
import org.nightwindow.kiosk.ledger.LedgerSettings;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Words;

/// The ledger is lost, and with it a declaration that had been kept there and not delivered. The kiosk knows of it no
/// more and says nothing of it; it tells the console at once that a ledger was lost, so that the console can tell her
/// (0061).
final class LostFilingTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Resident resident;

    /// How a ledger is lost.
    enum Loss {
        THE_FILES_ARE_GONE {
            @Override
            void of(Path ledger) throws IOException {
                try (Stream<Path> files = Files.walk(ledger)) {
                    for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(file);
                    }
                }
            }
        },
        THE_FILES_ARE_GARBLED {
            @Override
            void of(Path ledger) throws IOException {
                try (Stream<Path> files = Files.walk(ledger)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.write(file, "not a ledger any more".getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        };

        abstract void of(Path ledger) throws IOException;
    }

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasKeptIsLost_theConsoleIsToldAtOnce_nothingIsMadeUp_andSheHandsItInAgainOnce(Loss loss) throws Exception {
        String code = isKept();
        bench.stop();
        loss.of(bench.data.resolve("ledger"));
        bench.start();

        // Until the console knows, no new declaration is taken either; and nobody is told that hers is kept.
        HomeStep home = resident.touches();
        bench.until(() -> Resident.tile(home, "declare").missing().equals(Optional.of(new Missing.LedgerUnsafe())));
        assertThat(said(Language.ZH)).contains("没有提交");
        assertThat(said(Language.EN)).contains("Nothing was handed in");
        resident.leaves();

        bench.console.back();
        bench.until(() -> bench.console.events().stream().anyMatch(KioskEvent.LedgerReplaced.class::isInstance));
        bench.becomesReady();
        assertThat(bench.console.cases().asked())
                .as("nothing is left to hand in")
                .isEmpty();
        assertThat(bench.console.outcomes()).as("no end is made up").isEmpty();
        assertThat(bench.console.heartbeats().getLast().openActs()).isZero();

        // What she reads is the console's sentence: only the console knows that a ledger was lost.
        ProgressStep.State.Nothing nothing = looksUp(code, ProgressStep.State.Nothing.class);
        assertThat(nothing.words().zh()).isEqualTo("没有找到办件");
        assertThat(nothing.words().en()).isEqualTo("There is no such case");
        resident.leaves();

        resident.declares();
        FiledStep filed = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        assertThat(filed.told().get().outcome().queryCode()).isNotEqualTo(code);
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.DONE));
        assertThat(bench.console.cases().opened()).hasSize(1);
        bench.stop();
        assertThat(acts()).isEqualTo(1);
        assertThat(Traces.of(folder, List.of(Citizens.NAME, Citizens.ID, Resident.MOBILE)))
                .as("of hers, also in what was set aside")
                .isEmpty();
    }

    @Test
    void theConsoleHadItAndOnlyTheAnswerWasLost_herCodeFindsHerCase_andItIsNotHandedInAgain() throws Exception {
        bench.console.losesAnswers();
        resident.declares();
        bench.until(() -> !bench.console.cases().opened().isEmpty());
        bench.console.away();
        String code =
                QueryCode.of(bench.console.cases().opened().keySet().iterator().next());
        toldThatItIsKept();
        int asked = bench.console.cases().asked().size();
        bench.stop();
        Loss.THE_FILES_ARE_GONE.of(bench.data.resolve("ledger"));
        bench.console.answersAgain();
        bench.console.back();
        bench.start();

        bench.until(() -> bench.console.events().stream().anyMatch(KioskEvent.LedgerReplaced.class::isInstance));
        bench.becomesReady();
        assertThat(looksUp(code, ProgressStep.State.One.class).view().queryCode())
                .isEqualTo(code);
        assertThat(bench.console.cases().asked()).hasSize(asked);
        assertThat(bench.console.cases().opened()).hasSize(1);
    }

    /// @return her query code
    private String isKept() throws IOException {
        resident.comesToTheSignature();
        bench.console.away();
        resident.signs();
        return toldThatItIsKept();
    }

    private String toldThatItIsKept() {
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep kept = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Kept);
        bench.act(kept::leave);
        bench.see(AttractStep.class);
        return kept.told().get().outcome().queryCode();
    }

    private <S extends ProgressStep.State> S looksUp(String code, Class<S> as) {
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
        ProgressStep found =
                bench.see(ProgressStep.class, step -> as.isInstance(step.state().get()));
        return as.cast(found.state().get());
    }

    private static String said(Language language) {
        return Explanation.of(new Missing.LedgerUnsafe(), About.DECLARATION, new Words(language))
                .toString();
    }

    private int acts() throws IOException {
        Path out = folder.resolve("ledger.json");
        assertThat(LedgerExport.write(LedgerSettings.under(bench.data), out))
                .isInstanceOf(LedgerExport.Exported.Done.class);
        return Json.MAPPER.readTree(out.toFile()).get("acts").size();
    }
}
