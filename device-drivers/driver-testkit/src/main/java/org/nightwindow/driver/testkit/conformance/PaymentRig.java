package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PaymentTerminal.Charge;
import org.nightwindow.driver.PaymentTerminal.Payment;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.ChargeBook;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// A payment terminal: each command charges another sum. Of a real terminal nobody's money is taken; its self-test is
/// the command.
final class PaymentRig extends DeviceRig<NexoTerminalSimulator> {
    /// A request that still lies in a buffer is taken within milliseconds.
    private static final Duration STILL = Duration.ofSeconds(2);

    private int number;
    private Charge last = new Charge("NW0", 1);

    private PaymentRig(String device, @Nullable NexoTerminalSimulator simulator) {
        super(DeviceKind.PAYMENT_TERMINAL, device, simulator);
    }

    static PaymentRig ofSimulator() {
        NexoTerminalSimulator simulator = NexoTerminalSimulator.start();
        return new PaymentRig(simulator.address(), simulator);
    }

    static PaymentRig at(String device) {
        return new PaymentRig(device, null);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        return simulated() ? ((PaymentTerminal) device).pay(next(), call) : device.selfTest(call);
    }

    /// Another payment than all before: ids and sums are used once.
    Charge next() {
        number++;
        last = new Charge("NW" + number, 100 + number);
        return last;
    }

    /// The payment of the last command.
    Charge last() {
        return last;
    }

    @Override
    public boolean followsUp() {
        return simulated();
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        NexoTerminalSimulator simulator = simulator().orElse(null);
        if (simulator == null) {
            return Optional.empty();
        }
        awaitStill(simulator);
        return lie(simulator.book(), outcome);
    }

    /// Until nothing that was sent can still move money.
    static void awaitStill(NexoTerminalSimulator simulator) {
        long end = System.nanoTime() + STILL.toNanos();
        while ((!simulator.quiet() || simulator.cardPresented()) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Optional<String> lie(ChargeBook book, Outcome<?> outcome) {
        int charges = book.charges(last.serviceId()).size();
        long left = book.left(last.serviceId());
        boolean true_ = charges <= 1
                && switch (outcome) {
                    case Outcome.Done<?>(Payment payment) -> charges == 1 && left == payment.fen();
                    case Outcome.Done<?> _ -> false;
                    case Outcome.Failed<?> _, Outcome.Cancelled<?> _ -> left == 0;
                    case Outcome.Unknown<?> _ -> true;
                };
        return true_
                ? Optional.empty()
                : Optional.of("it said " + Ended.name(outcome) + " of " + last.fen() + " fen, and the bank charged "
                        + charges + " times, of which " + left + " fen are left");
    }

    /// What a terminal tells of the card, for its own receipt.
    @Override
    public List<String> personal() {
        return simulated() ? List.of(NexoTerminalSimulator.MASKED_PAN) : List.of();
    }

    @Override
    void clear(NexoTerminalSimulator broken) {
        broken.clear();
        broken.replug();
        broken.cardHolder(CardHolder.PAYS);
        broken.globalStatus("OK");
    }
}
