package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PaymentTerminal.Charge;
import org.nightwindow.driver.PaymentTerminal.Payment;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.ChargeBook;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// T: what a payment terminal says of money, compared with the book of what really moved.
final class PaymentClauses {
    /// Enough to ask what became of a payment whose answer was lost.
    private static final Duration LIMIT = Duration.ofMillis(800);

    /// Until the card is presented, where somebody stands there and thinks.
    private static final Duration THINKS = Duration.ofSeconds(30);

    /// Places where the line is cut.
    private static final int CUTS = 5;

    static List<Clause> all() {
        return List.of(
                Clause.watched(
                        "T-01",
                        "A payment is charged once, of the sum that was asked for, and Done names what really was.",
                        "Send the payment once, with the kiosk's service id, and say the sum and the reference of the answer.",
                        PaymentClauses::once),
                Clause.watched(
                        "T-02",
                        "A card that is declined, a forgotten PIN and the red key are Failed or Cancelled, and no money moves.",
                        "Say Failed only when the terminal's answer says that nothing was charged.",
                        PaymentClauses::declined),
                Clause.watched(
                        "T-03",
                        "A payment nobody has paid yet can be called off, and then no money moves.",
                        "Abort it at the terminal, and wait for the terminal's word before saying Cancelled.",
                        PaymentClauses::calledOff),
                Clause.watched(
                        "T-04",
                        "Whatever strikes, Done means charged once, Failed and Cancelled mean that no money moved.",
                        "When an answer is lost, ask for the transaction by its service id; until it is told, it is Unknown.",
                        PaymentClauses::neverALie),
                Clause.watched(
                        "T-05",
                        "When the line is cut at any byte of a payment, nothing is charged twice and no outcome is a lie.",
                        "Never send a payment again; ask for it.",
                        PaymentClauses::cutAtAnyByte),
                Clause.watched(
                        "T-06",
                        "query() tells what the bank knows, or Unknown: charged, not charged, given back.",
                        "Ask the terminal each time; what this process remembers is gone after a crash.",
                        PaymentClauses::query),
                Clause.watched(
                        "T-07",
                        "reverse() gives everything back, once, however often it is asked.",
                        "Derive the reversal's id from the payment's, and ask what became of it before sending it again.",
                        PaymentClauses::reverse));
    }

    private static PaymentRig rig(Bench bench) {
        return (PaymentRig) bench.rig();
    }

    private static Outcome<?> pay(Bench bench, Opened device)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
        Outcome<?> outcome = ended.outcome();
        CallClauses.truth(bench, outcome, ended);
        return outcome;
    }

    private static Outcome<?> ask(Opened device, String what, Asked asked) throws Clause.Broken, InterruptedException {
        PaymentTerminal terminal = (PaymentTerminal) device.device();
        return device.run(what, LIMIT, () -> asked.of(terminal, Call.within(LIMIT)))
                .outcome();
    }

    private interface Asked {
        Outcome<?> of(PaymentTerminal terminal, Call call);
    }

    private static String once(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ChargeBook book = rig(bench).device().book();
        Opened device = bench.open();
        Outcome<?> outcome = pay(bench, device);
        Charge asked = rig(bench).last();
        List<ChargeBook.Entry> charges = book.charges(asked.serviceId());
        boolean right = outcome instanceof Outcome.Done<?>(Payment payment)
                && charges.size() == 1
                && payment.serviceId().equals(asked.serviceId())
                && payment.fen() == asked.fen()
                && payment.reference().contains(charges.getFirst().reference());
        if (!right) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + " of " + asked.fen() + " fen; the bank has "
                    + charges.size() + " charges, and the outcome does not name the one there should be");
        }
        return "charged once, with the terminal's reference";
    }

    private static String declined(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        NexoTerminalSimulator terminal = rig(bench).device();
        Opened device = bench.open();
        for (CardHolder does : List.of(CardHolder.IS_DECLINED, CardHolder.MISTYPES_PIN, CardHolder.CANCELS)) {
            terminal.cardHolder(does);
            Outcome<?> outcome = pay(bench, device);
            if (outcome.isDone() || outcome instanceof Outcome.Unknown) {
                throw new Clause.Broken("when the card holder " + does + " it said " + Ended.name(outcome));
            }
        }
        return "each ended without money and without doubt";
    }

    private static String calledOff(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        NexoTerminalSimulator terminal = rig(bench).device();
        terminal.cardHolder(CardHolder.WALKS_AWAY, THINKS, Duration.ZERO);
        Opened device = bench.open();
        Call call = Call.within(Opened.LIMIT);
        Owner.Running running = device.beginEmpty(call);
        running.endsWithin(Opened.BEGUN);
        call.cancel();
        Ended ended = device.await(running, Opened.LIMIT);
        Outcome<?> outcome = ended.outcome();
        if (outcome.isDone() || outcome instanceof Outcome.Unknown) {
            throw new Clause.Broken("called off before a card was there, it said " + Ended.name(outcome));
        }
        return CallClauses.truth(bench, outcome, ended);
    }

    private static String neverALie(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        NexoTerminalSimulator terminal = rig(bench).device();
        Map<String, Integer> ends = new TreeMap<>();
        List<NexoFault> faults = List.of(
                new NexoFault.Refused("Busy"),
                new NexoFault.Refused("UnreachableHost"),
                new NexoFault.Mute(),
                new NexoFault.AnswerLost(),
                new NexoFault.AnswerLate(LIMIT.plusMillis(100)),
                new NexoFault.AnswerTwice(),
                new NexoFault.WrongServiceId(true),
                new NexoFault.WrongServiceId(false),
                new NexoFault.Garbage(),
                new NexoFault.Half(),
                new NexoFault.CutAtRequest(100_000),
                new NexoFault.CutAtAnswer(20),
                new NexoFault.Approves(1),
                new NexoFault.Contradicts());
        for (NexoFault fault : faults) {
            Opened device = bench.open();
            terminal.failNext(NexoFault.during("Payment", fault));
            try {
                ends.merge(Ended.name(pay(bench, device)), 1, Integer::sum);
            } catch (Clause.Broken lie) {
                throw new Clause.Broken(fault + ": " + lie.getMessage());
            }
            device.close();
            bench.rig().mend();
        }
        return faults.size() + " faults: " + ends;
    }

    private static String cutAtAnyByte(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        long bytes = CallClauses.bytes(bench, device);
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < CUTS; i++) {
            long at = bytes * i / CUTS;
            FaultLine line = bench.line();
            line.after(at, line::unplug);
            try {
                ends.merge(Ended.name(pay(bench, device)), 1, Integer::sum);
            } catch (Clause.Broken lie) {
                throw new Clause.Broken("cut at byte " + at + " of " + bytes + ": " + lie.getMessage());
            }
            device.close();
            bench.rig().mend();
            device = bench.open();
            Charge asked = rig(bench).last();
            Outcome<?> told = ask(device, "query", (terminal, call) -> terminal.query(asked.serviceId(), call));
            bench.rig().contradiction(told).ifPresent(lie -> ends.put("! asked afterwards, " + lie, 1));
        }
        for (String end : ends.keySet()) {
            if (end.startsWith("!")) {
                throw new Clause.Broken(end.substring(2));
            }
        }
        return CUTS + " places of " + bytes + " bytes: " + ends;
    }

    private static String query(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        NexoTerminalSimulator terminal = rig(bench).device();
        Opened device = bench.open();
        pay(bench, device);
        told(bench, device, "a payment that was charged", true);
        terminal.cardHolder(CardHolder.IS_DECLINED);
        pay(bench, device);
        told(bench, device, "a payment that was declined", false);
        bench.line().unplug();
        device.poll().orBroken();
        Charge asked = rig(bench).last();
        Outcome<?> silent = ask(device, "query", (it, call) -> it.query(asked.serviceId(), call));
        if (!(silent instanceof Outcome.Unknown)) {
            throw new Clause.Broken("with its cable pulled it said " + Ended.name(silent) + " of a payment");
        }
        return "charged, declined and not reached were told apart";
    }

    private static void told(Bench bench, Opened device, String what, boolean charged)
            throws Clause.Broken, InterruptedException {
        Charge asked = rig(bench).last();
        Outcome<?> told = ask(device, "query", (terminal, call) -> terminal.query(asked.serviceId(), call));
        boolean right = charged
                ? told instanceof Outcome.Done<?>(Payment payment) && payment.fen() == asked.fen()
                : told instanceof Outcome.Failed<?>(Fault fault, var _, String _) && fault == Fault.NO_MEDIA;
        if (!right) {
            throw new Clause.Broken("asked for " + what + ", it said " + Ended.name(told));
        }
    }

    private static String reverse(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        NexoTerminalSimulator terminal = rig(bench).device();
        Opened device = bench.open();
        pay(bench, device);
        Charge asked = rig(bench).last();
        for (int i = 0; i < 2; i++) {
            Outcome<?> outcome = ask(device, "reverse", (it, call) -> it.reverse(asked.serviceId(), call));
            if (!(outcome instanceof Outcome.Done<?>(Nothing _))) {
                throw new Clause.Broken("asked " + (i + 1) + " times to give it back, it said " + Ended.name(outcome));
            }
        }
        int back = terminal.book().givenBack(asked.serviceId()).size();
        if (back != 1 || terminal.book().left(asked.serviceId()) != 0) {
            throw new Clause.Broken("it was given back " + back + " times");
        }
        told(bench, device, "a payment that was given back", false);
        return "asked twice, given back once";
    }

    private PaymentClauses() {}
}
