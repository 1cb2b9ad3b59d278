package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal.Payment;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.ChargeBook;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// Payments, each under a random schedule of faults that its seed repeats. Whatever happens: never two charges for one
/// ServiceID, never DONE without the charge in the book, never FAILED or CANCELLED with a charge left in the book; and
/// once everything is mended, asking again tells the truth and a reversal gives the money back once.
final class AnyFaultAnyTimeTest {
    /// Schedules mostly wait, so that many fit side by side.
    private static final int AT_ONCE = 48;

    /// No schedule lasts so long: "not found" proves nothing until the driver's clock is put on by as much, and that
    /// is only done when nothing is under way any more. So it is never wrong, however busy the machine is.
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private static final Duration ASKING = Duration.ofMillis(700);

    /// A question may lose its line, and then nothing is settled again.
    private static final int QUESTIONS = 8;

    /// How long a request may lie in a buffer.
    private static final int MAY_LIE = 150;

    private enum Said {
        DONE,
        FAILED,
        CANCELLED,
        UNKNOWN
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void moneyMovesAsToldAndNeverTwice(@ForAll long seed) {
        run(seed, 64);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void tenThousandSchedules(@ForAll long seed) {
        run(seed, 10_000);
    }

    /// The oracle itself can fail: a driver that sends twice is seen in the book.
    @Example
    void theBookSeesASecondCharge() {
        try (NexoBench bench = new NexoBench();
                NexoBench second = new NexoBench(bench.simulator, Map.of())) {
            bench.simulator.cardHolder(CardHolder.PAYS);
            bench.pay("A1", 500);
            bench.simulator.forget(); // so that the question before the second payment finds nothing
            second.pay("A1", 500);
            assertThat(bench.simulator.book().charges("A1")).hasSize(2);
        }
    }

    private static void run(long seed, int count) {
        Map<Said, Integer> counts = new EnumMap<>(Said.class);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<Said>> runs = new Random(seed)
                    .longs(count)
                    .mapToObj(each -> CompletableFuture.supplyAsync(() -> schedule(each), threads))
                    .toList();
            runs.forEach(run -> counts.merge(run.join(), 1, Integer::sum));
        }
        System.getLogger("test.payments").log(System.Logger.Level.INFO, "{0} schedules: {1}", count, counts);
    }

    private static Said schedule(long seed) {
        Random random = new Random(seed);
        NexoTerminalSimulator simulator =
                random.nextInt(3) == 0 ? NexoTerminalSimulator.startHttp() : NexoTerminalSimulator.start();
        Map<String, String> waits =
                Map.of("settle-ms", Long.toString(SETTLE.toMillis()), "answer-ms", "400", "quiet-ms", "80");
        AtomicLong ahead = new AtomicLong();
        try (NexoBench bench = new NexoBench(simulator, waits, () -> System.nanoTime() + ahead.get())) {
            String id = "S" + Long.toString(seed & 0xFFFFFFFFL, 36);
            long fen = 1L + random.nextInt(1_000_000);
            CardHolder does = any(random, CardHolder.PAYS, CardHolder.PAYS, CardHolder.values());
            simulator.cardHolder(does, millis(random, 60), millis(random, 60));
            AtomicBoolean ambiguous = new AtomicBoolean();
            faults(simulator, random, fen, ambiguous);
            Call call = Call.within(Duration.ofMillis(600 + random.nextInt(600)));
            CompletableFuture<Outcome<Payment>> paying = bench.paying(id, fen, call);
            for (int i = random.nextInt(4); i > 0 && !paying.isDone(); i--) {
                pause(random.nextInt(70));
                meanwhile(simulator, random, call, ambiguous);
            }
            Outcome<Payment> outcome = paying.join();
            String story = "seed " + seed + ": " + outcome;
            Said said = judge(simulator.book(), id, fen, outcome, story);
            settle(bench, ahead, id, outcome, ambiguous.get(), random, story);
            return said;
        }
    }

    private static void faults(NexoTerminalSimulator simulator, Random random, long fen, AtomicBoolean ambiguous) {
        NexoFault fault = fault(random, fen);
        note(fault, ambiguous);
        switch (random.nextInt(6)) {
            case 0 -> simulator.failNext(fault);
            case 1 -> simulator.failRepeatedly(NexoFault.during("TransactionStatus", fault));
            case 2 -> simulator.dribble();
            default -> simulator.failNext(NexoFault.during("Payment", fault));
        }
    }

    /// A payment that ended with Failure and an amount, or with a word that does not end it, stays unknown for ever.
    private static void note(NexoFault fault, AtomicBoolean ambiguous) {
        if (fault instanceof NexoFault.Contradicts || fault.equals(new NexoFault.Refused("InProgress"))) {
            ambiguous.set(true);
        }
    }

    private static NexoFault fault(Random random, long fen) {
        return switch (random.nextInt(14)) {
            case 0 -> new NexoFault.Refused("Busy");
            case 1 -> new NexoFault.Refused("InProgress");
            case 2 -> new NexoFault.Mute();
            case 3 -> new NexoFault.AnswerLost();
            case 4 -> new NexoFault.AnswerLate(millis(random, 400));
            case 5 -> new NexoFault.AnswerTwice();
            case 6 -> new NexoFault.WrongServiceId(random.nextBoolean());
            case 7 -> new NexoFault.Garbage();
            case 8 -> new NexoFault.Half();
            case 9 -> new NexoFault.CutAtRequest(random.nextInt(900));
            case 10 -> new NexoFault.CutAtAnswer(random.nextInt(900));
            case 11 -> new NexoFault.TakenLate(millis(random, MAY_LIE));
            case 12 -> random.nextBoolean() ? new NexoFault.Approves(1 + fen / 2) : new NexoFault.Contradicts();
            default -> new NexoFault.TellsOfAnother();
        };
    }

    private static void meanwhile(NexoTerminalSimulator simulator, Random random, Call call, AtomicBoolean ambiguous) {
        switch (random.nextInt(8)) {
            case 0, 1 -> call.cancel();
            case 2 -> {
                simulator.unplug();
                pause(random.nextInt(60));
                simulator.replug();
            }
            case 3 -> simulator.reboot();
            case 4 -> simulator.garble();
            case 5 -> simulator.hang();
            case 6 -> simulator.clear();
            default -> {
                NexoFault fault = fault(random, 100);
                note(fault, ambiguous);
                simulator.failNext(fault);
            }
        }
    }

    private static Said judge(ChargeBook book, String id, long fen, Outcome<Payment> outcome, String story) {
        assertThat(book.charges(id)).as(story + ": charged twice").hasSizeLessThan(2);
        return switch (outcome) {
            case Outcome.Done<Payment>(Payment payment) -> {
                assertThat(payment.fen()).as(story).isEqualTo(fen);
                assertThat(book.charges(id))
                        .as(story)
                        .containsExactly(new ChargeBook.Entry(id, fen, payment.reference()));
                yield Said.DONE;
            }
            case Outcome.Failed<Payment> _ -> {
                assertThat(book.charges(id)).as(story).isEmpty();
                yield Said.FAILED;
            }
            case Outcome.Cancelled<Payment> _ -> {
                assertThat(book.charges(id)).as(story).isEmpty();
                yield Said.CANCELLED;
            }
            case Outcome.Unknown<Payment> _ -> Said.UNKNOWN;
        };
    }

    /// Everything is mended; perhaps the kiosk was restarted as well. What was denied stays so.
    private static void settle(
            NexoBench bench,
            AtomicLong ahead,
            String id,
            Outcome<Payment> before,
            boolean mayStayUnknown,
            Random random,
            String story) {
        NexoTerminalSimulator simulator = bench.simulator;
        ChargeBook book = simulator.book();
        simulator.clear();
        simulator.replug();
        if (random.nextBoolean()) {
            bench.restart();
        } else {
            bench.terminal().poll(Call.within(NexoBench.LIMIT));
        }
        Outcome<Payment> asked = settledQuery(bench, ahead, id);
        for (int i = 1; i < (mayStayUnknown ? 2 : QUESTIONS) && asked instanceof Outcome.Unknown; i++) {
            asked = settledQuery(bench, ahead, id);
        }
        String then = story + ", asked again: " + asked;
        assertThat(book.charges(id)).as(then + ": charged twice").hasSizeLessThan(2);
        switch (asked) {
            case Outcome.Done<Payment>(Payment payment) -> {
                assertThat(book.left(id)).as(then).isEqualTo(payment.fen());
                assertThat(before).as(then).isNotInstanceOfAny(Outcome.Failed.class, Outcome.Cancelled.class);
                giveBack(bench, ahead, id, random, then);
            }
            case Outcome.Failed<Payment> _ -> {
                assertThat(book.charges(id)).as(then).isEmpty();
                assertThat(before).as(then).isNotInstanceOf(Outcome.Done.class);
            }
            case Outcome.Cancelled<Payment> _ -> throw new AssertionError(then);
            case Outcome.Unknown<Payment> _ ->
                assertThat(mayStayUnknown).as(then).isTrue();
        }
    }

    private static Outcome<Payment> settledQuery(NexoBench bench, AtomicLong ahead, String id) {
        settled(bench, ahead);
        return bench.query(id, ASKING);
    }

    /// What was sent has arrived or never will; and the driver's clock says that so much time has passed.
    private static void settled(NexoBench bench, AtomicLong ahead) {
        NexoBench.until(bench.simulator::quiet);
        ahead.addAndGet(SETTLE.toNanos());
    }

    private static void giveBack(NexoBench bench, AtomicLong ahead, String id, Random random, String story) {
        ChargeBook book = bench.simulator.book();
        NexoFault fault = fault(random, 100);
        AtomicBoolean ambiguous = new AtomicBoolean();
        note(fault, ambiguous);
        if (!ambiguous.get()) {
            bench.simulator.failNext(NexoFault.during("Reversal", fault));
        }
        boolean done = false;
        for (int i = 0; i < QUESTIONS && !done; i++) {
            settled(bench, ahead);
            Outcome<?> reversed = bench.terminal().reverse(id, Call.within(ASKING));
            done = reversed.isDone();
            assertThat(book.givenBack(id)).as(story + ", then " + reversed).hasSizeLessThan(2);
        }
        assertThat(done).as(story).isTrue();
        assertThat(book.left(id)).as(story).isZero();
    }

    private static Duration millis(Random random, int most) {
        return Duration.ofMillis(random.nextInt(most));
    }

    private static CardHolder any(Random random, CardHolder often, CardHolder again, CardHolder[] others) {
        int at = random.nextInt(others.length + 2);
        return at < others.length ? others[at] : at == others.length ? often : again;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis); // the schedule itself, not a wait for something
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
