package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PaymentTerminal.Charge;
import org.nightwindow.driver.PaymentTerminal.Payment;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// A simulated terminal, the driver on it, and the kiosk's side of a payment.
final class NexoBench implements AutoCloseable {
    /// Long enough for any fault that ends by itself; no test waits for it.
    static final Duration LIMIT = Duration.ofSeconds(20);

    /// No request can be under way for longer than this here.
    static final Duration SETTLE = Duration.ofMillis(300);

    private static final Map<String, String> SHORT_WAITS = Map.of(
            "poi-id", "POI-1",
            "answer-ms", "400",
            "quiet-ms", "150",
            "ask-again-ms", "10",
            "abort-ms", "300",
            "settle-ms", Long.toString(SETTLE.toMillis()));

    final NexoTerminalSimulator simulator;
    final TestContext context;
    private final Map<String, String> more;
    private final LongSupplier nanoTime;
    private PaymentTerminal terminal;

    NexoBench() {
        this(NexoTerminalSimulator.start(), Map.of());
    }

    NexoBench(NexoTerminalSimulator simulator, Map<String, String> more) {
        this(simulator, more, System::nanoTime);
    }

    /// @param nanoTime the driver's clock
    NexoBench(NexoTerminalSimulator simulator, Map<String, String> more, LongSupplier nanoTime) {
        this.simulator = simulator;
        this.more = more;
        this.nanoTime = nanoTime;
        this.context = context(simulator, more, nanoTime);
        this.terminal = openPatiently(context);
    }

    static TestContext context(NexoTerminalSimulator simulator, Map<String, String> more) {
        return context(simulator, more, System::nanoTime);
    }

    private static TestContext context(
            NexoTerminalSimulator simulator, Map<String, String> more, LongSupplier nanoTime) {
        Map<String, String> settings = new HashMap<>(SHORT_WAITS);
        settings.put("url", simulator.address());
        settings.putAll(more);
        return new TestContext(new NexoPaymentDriver(), settings, new SystemWires(), nanoTime);
    }

    PaymentTerminal terminal() {
        return terminal;
    }

    /// The kiosk dies and starts again: nothing the driver knew is left.
    void restart() {
        terminal.close();
        terminal = openPatiently(context(simulator, more, nanoTime));
    }

    /// A machine busy with other builds may take longer to answer than the driver waits; a supervisor, too, would open
    /// it again.
    private static PaymentTerminal openPatiently(TestContext context) {
        for (int i = 0; i < 4; i++) {
            if (context.tryOpen() instanceof Outcome.Done<Device>(Device device)) {
                return (PaymentTerminal) device;
            }
        }
        return context.open(PaymentTerminal.class);
    }

    Outcome<Payment> pay(String id, long fen) {
        return pay(id, fen, LIMIT);
    }

    Outcome<Payment> pay(String id, long fen, Duration limit) {
        return terminal.pay(new Charge(id, fen), Call.within(limit));
    }

    CompletableFuture<Outcome<Payment>> paying(String id, long fen, Call call) {
        return CompletableFuture.supplyAsync(
                () -> terminal.pay(new Charge(id, fen), call),
                work -> Thread.ofPlatform().start(work));
    }

    Outcome<Payment> query(String id) {
        return terminal.query(id, Call.within(LIMIT));
    }

    Outcome<Payment> query(String id, Duration limit) {
        return terminal.query(id, Call.within(limit));
    }

    Outcome<Nothing> reverse(String id) {
        return terminal.reverse(id, Call.within(LIMIT));
    }

    /// Looks often: some states last for a tenth of a second only.
    static void until(Callable<Boolean> holds) {
        await().pollInterval(Duration.ofMillis(5)).until(holds);
    }

    /// Paid, by the driver and by the book, once.
    void assertPaid(Outcome<Payment> outcome, String id, long fen) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            Payment payment = (Payment) done.value();
            assertThat(payment.serviceId()).isEqualTo(id);
            assertThat(payment.fen()).isEqualTo(fen);
            assertThat(simulator.book().charges(id)).singleElement().satisfies(entry -> {
                assertThat(entry.fen()).isEqualTo(fen);
                assertThat(entry.reference()).isEqualTo(payment.reference());
            });
        });
    }

    /// Not paid, by the driver and by the book, with this evidence.
    void assertNotCharged(Outcome<?> outcome, String id, Fault fault, Evidence evidence) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(fault);
            assertThat(failed.detail()).startsWith(evidence.name());
        });
        assertThat(simulator.book().left(id)).isZero();
    }

    @Override
    public void close() {
        terminal.close();
        simulator.close();
    }
}
