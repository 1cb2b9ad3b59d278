package org.nightwindow.kiosk.journey.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// Two kiosks with ledgers of their own, one console that keeps one open case a person and item.
@Timeout(60)
class TwoKiosksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final PlayedCases console = new PlayedCases();

    /// How a kiosk's line to the console is.
    private enum Line {
        WHOLE,
        DEAD,
        /// What is sent arrives, what is answered does not.
        LOSES_ANSWERS
    }

    private final class Machine {
        private final Path home;
        private volatile Line line = Line.WHOLE;
        private Ledger ledger;
        private ExecutorService background;
        private FilingClerk clerk;

        Machine(Path home) {
            this.home = home;
            powerOn();
        }

        void powerOn() {
            ClockFloor floor = new ClockFloor(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
            floor.heard(NOW, Duration.ZERO);
            Ledger next = new Ledger(LedgerSettings.under(home), new Random(), floor, CommitWatch.NONE);
            next.open().join();
            ledger = next;
            background = Executors.newVirtualThreadPerTaskExecutor();
            FileAct act = new FileAct(
                    next, (request, _) -> send(request), () -> Optional.of(console.certificate()), floor::stamp);
            clerk = new FilingClerk(
                    next,
                    act,
                    background,
                    new Random(),
                    new FilingClerk.Pace(Duration.ofMillis(20), Duration.ofMillis(80)));
            clerk.start();
        }

        void powerOff() throws InterruptedException {
            background.shutdownNow();
            background.awaitTermination(5, TimeUnit.SECONDS);
            ledger.close();
        }

        private Filing send(FilingRequest request) {
            if (line == Line.DEAD) {
                return new Filing.NoAnswer("no line");
            }
            try {
                Object answer = console.file(request, new Refusal("", "", ""));
                if (line == Line.LOSES_ANSWERS) {
                    return new Filing.NoAnswer("lost");
                }
                return answer instanceof FilingReply reply
                        ? new Filing.Answered(reply)
                        : new Filing.Refused((Refusal) answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        BlockingQueue<Filing> sheFiles() {
            BlockingQueue<Filing> heard = new LinkedBlockingQueue<>();
            Signature signature = new Signature(List.of(new Signature.Stroke(List.of(new Signature.Point(1, 2)))));
            IssueRequest.Applicant her = new IssueRequest.Applicant(Citizens.NAME, Citizens.ID, "L2", "NW1.x.y");
            clerk.handIn(
                    new FileAct.Ask(
                            "HRS-04", "1", "V-1", her, Map.of("mobile", "13800138000"), signature, Optional.empty()),
                    _ -> {},
                    heard::add);
            return heard;
        }

        Act theAct() throws Exception {
            await().until(() -> !ledger.openActs().isEmpty());
            return ledger.openActs().getFirst();
        }

        Act later(Act act) throws Exception {
            await().until(() -> ledger.openActs().isEmpty());
            return ledger.find(act.key()).orElseThrow();
        }
    }

    @Test
    void aDiesMidFile_sheFilesAtB_aWakes_thereIsOneCase_andANamesIt(@TempDir Path a, @TempDir Path b) throws Exception {
        Machine first = new Machine(a);
        Machine second = new Machine(b);
        first.line = Line.DEAD;
        first.sheFiles();
        Act waiting = first.theAct();
        first.powerOff();

        Filing.Answered atB = (Filing.Answered) second.sheFiles().take();
        assertThat(atB.reply().verdict()).isEqualTo(Verdict.FILED);

        first.line = Line.WHOLE;
        first.powerOn();
        Act settled = first.later(waiting);
        assertThat(settled.state()).isEqualTo(Act.State.NOT_DONE);
        assertThat(settled.evidence()).contains(QueryCode.of(atB.reply().key()));
        assertThat(console.opened()).containsOnlyKeys(atB.reply().key());
        first.powerOff();
        second.powerOff();
    }

    @Test
    void aDiesAfterTheCaseWasOpened_sheIsShownItAtB_aWakes_andItIsDone(@TempDir Path a, @TempDir Path b)
            throws Exception {
        Machine first = new Machine(a);
        Machine second = new Machine(b);
        first.line = Line.LOSES_ANSWERS;
        first.sheFiles();
        Act waiting = first.theAct();
        await().until(() -> !console.opened().isEmpty());
        first.powerOff();

        Filing.Answered atB = (Filing.Answered) second.sheFiles().take();
        assertThat(atB.reply().verdict()).isEqualTo(Verdict.ALREADY_OPEN);
        assertThat(atB.reply().view().queryCode()).isEqualTo(QueryCode.of(waiting.key()));

        first.line = Line.WHOLE;
        first.powerOn();
        assertThat(first.later(waiting).state()).isEqualTo(Act.State.DONE);
        assertThat(console.opened()).containsOnlyKeys(waiting.key());
        first.powerOff();
        second.powerOff();
    }
}
