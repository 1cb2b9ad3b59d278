package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep.CodeProblem;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.progress.TrackStep.Problem;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Words;
import org.slf4j.LoggerFactory;

/// Whatever is held under the scanner, on its wire: the kiosk says what is wrong with it, and takes the right one next.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileCodesTest {
    /// No two that are told the same way without a look between them follow each other.
    private enum Hostile {
        BLANKS("   \u3000"),
        A_SHOP("https://shop.example/pay?sum=100&to=\u4F60"),
        OTHER_SCRIPT("٩٩٠١٠١١٩٤٤٠٣"),
        FULL_WIDTH("０１２３４５６７８９０１"),
        EMOJI("😀😀😀"),
        RIGHT_TO_LEFT("\u202E210987654321"),
        SQL("1'; DROP TABLE CASES; --"),
        SCRIPT("<script>alert(1)</script>"),
        PLACEHOLDER("{0} ${user.name} %s%n"),
        CONTROLS("\u0000\u0007\u001B[2J"),
        A_TOKEN_OF_NOTHING("eyJhbGciOiJub25lIn0.e30."),
        NEARLY_A_TOKEN("a.b.c"),
        TEN_KILOBYTES("9".repeat(10_240)),
        A_DEEP_TOKEN("{\"a\":".repeat(400) + "1" + "}".repeat(400)),
        TEN_KILOBYTES_OF_EMOJI("😀".repeat(2_560));

        private final String text;

        Hostile(String text) {
            this.text = text;
        }
    }

    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        logs.start();
        root().addAppender(logs);
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterEach
    void leave() {
        resident.leaves();
        bench.scanner.takeAway();
        bench.see(AttractStep.class);
        bench.becomesReady();
    }

    @AfterAll
    void close() {
        bench.close();
        root().detachAppender(logs);
        assertThat(List.copyOf(logs.list))
                .extracting(ILoggingEvent::getThrowableProxy)
                .as("stack traces")
                .containsOnlyNulls();
    }

    @Test
    void insteadOfTheAppsCode_eachIsExplained_andTheRightOneIsTakenAfterwards() {
        resident.touches();
        resident.choosesTaxCertificate();
        IdentifyStep step = resident.laysCard();
        Map<Hostile, CodeProblem> told = new EnumMap<>(Hostile.class);
        List<CodeProblem> heard = new ArrayList<>();
        bench.act(() -> step.state().subscribe(state -> {
            if (state instanceof IdentifyStep.State.ShowCode(Optional<CodeProblem> problem)) {
                problem.ifPresent(heard::add);
            }
        }));
        for (Hostile hostile : Hostile.values()) {
            bench.act(heard::clear);
            resident.showsCode(hostile.text);
            bench.until(() -> !heard.isEmpty());
            told.put(hostile, bench.ask(heard::getFirst));
            bench.scanner.takeAway();
        }
        assertThat(told)
                .containsEntry(Hostile.TEN_KILOBYTES, CodeProblem.NOT_READ)
                .containsEntry(Hostile.TEN_KILOBYTES_OF_EMOJI, CodeProblem.NOT_READ)
                .containsEntry(Hostile.A_SHOP, CodeProblem.NOT_THE_APP)
                .containsEntry(Hostile.SQL, CodeProblem.NOT_THE_APP)
                .hasSize(Hostile.values().length);
        for (CodeProblem problem : told.values()) {
            isSaidInBothLanguages("identify.code." + problem);
            isSaidInBothLanguages("identify.code.why." + problem);
        }
        resident.showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));
        bench.see(FormStep.class);
    }

    @Test
    void insteadOfASlip_eachIsExplained_nothingIsAskedOfTheConsole_andHerSlipIsTakenAfterwards() {
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep step = bench.see(TrackStep.class);
        for (Hostile hostile : Hostile.values()) {
            bench.act(step.keyboard()::clear);
            bench.act(() -> step.keyboard().type("1"));
            assertThat(bench.ask(() -> step.problem().get())).isEmpty();
            resident.showsCode(hostile.text);
            bench.until(() -> step.problem().get().isPresent());
            Problem problem = bench.ask(() -> step.problem().get().orElseThrow());
            assertThat(problem)
                    .as(hostile.name())
                    .isEqualTo(hostile.text.length() > 5_000 ? Problem.NOT_READ : Problem.NOT_A_SLIP);
            isSaidInBothLanguages("track.problem." + problem);
            bench.scanner.takeAway();
        }
        bench.act(step.keyboard()::clear);
        resident.showsCode("990126110004173");
        bench.until(() -> step.problem().get().equals(Optional.of(Problem.A_PRINT_RECEIPT)));
        isSaidInBothLanguages("track.problem." + Problem.A_PRINT_RECEIPT);
        bench.scanner.takeAway();
        assertThat(bench.console.cases().lookups()).isZero();
        bench.act(step.keyboard()::clear);
        resident.showsCode(QueryCode.of("F-1"));
        bench.see(ProgressStep.class);
    }

    private static void isSaidInBothLanguages(String key) {
        assertThat(new Words(Language.ZH).get(key)).containsPattern("\\p{IsHan}");
        assertThat(new Words(Language.EN).get(key)).containsPattern("[A-Za-z]{3}");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
