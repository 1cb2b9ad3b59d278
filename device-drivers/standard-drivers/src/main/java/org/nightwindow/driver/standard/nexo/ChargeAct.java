package org.nightwindow.driver.standard.nexo;

import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal.Charge;
import org.nightwindow.driver.PaymentTerminal.Payment;

/// One payment, sent to the terminal at most once and followed to its end. Its ServiceID is the key of the act: the
/// kiosk stored it before this call, and everything later is asked for by it.
///
/// **A question goes first.** TransactionStatus for the ServiceID shows that the line lives and that the terminal has
/// time, and stops a ServiceID that was used before. **A lost answer is asked for, never sent for again.**
///
/// What is true when this process dies, or the line with it, after each step. "Ledger" is the kiosk's, which had
/// committed STARTED before the call; "resident" is what the kiosk tells after recovery by
/// [org.nightwindow.driver.PaymentTerminal#query].
///
/// | # | after | ledger | the terminal may have done | query(service id) | resident reads |
/// |---|---|---|---|---|---|
/// | 1 | question sent or answered | STARTED | nothing | not known: failed once settled | not charged |
/// | 2 | first byte of the payment | STARTED | nothing | not known: failed once settled | not charged |
/// | 3 | last byte of the payment | STARTED | waits for a card | in progress: called off, then failed | not charged |
/// | 4 | card presented, bank asked | STARTED | charged, or declined | in progress, then what it is | being confirmed |
/// | 5 | answer sent by the terminal | STARTED | charged, or declined | what it is | paid, or not charged |
/// | 6 | Abort sent | STARTED | stopped, or charged when it was too late | what it is | not charged, or paid |
/// | 7 | answer read | STARTED | charged, or declined | what it is | paid, or not charged |
/// | – | any of 2 to 6, terminal out of reach | STARTED | anything | unknown | being confirmed, do not pay again |
///
/// "Once settled" is [Pace#settle()] after the last loss of a line: until then a request that left may still arrive,
/// and "not found" proves nothing. In the running process the same steps end so: 1 is `Failed` or `Cancelled`
/// ([Evidence#NEVER_SENT]); from 2 on [Follower] finds out, and without evidence the end is `Unknown`.
///
/// The owner thread.
final class ChargeAct {
    private final Exchange exchange;
    private final Charge charge;
    private final Call call;
    private final boolean remembers;

    ChargeAct(Exchange exchange, Charge charge, Call call, boolean remembers) {
        this.exchange = exchange;
        this.charge = charge;
        this.call = call;
        this.remembers = remembers;
    }

    Outcome<Payment> run() {
        String id = charge.serviceId();
        if (id.length() > Messages.MAX_SERVICE_ID) {
            return neverSent(
                    Fault.INVALID_DATA, "a nexo ServiceID has at most " + Messages.MAX_SERVICE_ID + " characters");
        }
        if (exchange.maySent(id)) {
            return outcome(follower().askNow());
        }
        Outcome<Response> asked = exchange.ask(
                Category.TRANSACTION_STATUS,
                question -> exchange.messages().status(question, Category.PAYMENT, id),
                call);
        if (!(asked instanceof Outcome.Done<Response>(Response response))) {
            return asked instanceof Outcome.Failed<Response> failed
                    ? neverSent(failed.fault(), failed.detail())
                    : neverSent(Fault.TRANSPORT, "the terminal could not be asked");
        }
        return switch (response.told(Category.PAYMENT, id)) {
            case Told.NotFound() -> call.goesOn() ? send() : neverSent(Fault.TIMEOUT, "no time left to pay");
            // Used before, perhaps by a process that died: whatever it is, it is not sent a second time.
            case Told.Ended _, Told.InProgress _ -> outcome(follower().askNow());
            case Told.Unclear(String why, ErrorCondition condition) -> neverSent(condition.fault(), why);
        };
    }

    private Outcome<Payment> send() {
        String id = charge.serviceId();
        byte[] payment = exchange.messages().payment(id, charge.fen());
        exchange.willSend(id);
        return switch (exchange.send(id, payment, call.remaining())) {
            case NexoLine.Sent.Taken() -> outcome(follower().awaitAnswer());
            case NexoLine.Sent.Perhaps _ -> outcome(follower().askSoon());
            case NexoLine.Sent.Nothing(String why) -> outcome(new Verdict.NeverSent(why));
        };
    }

    private Follower follower() {
        return follower(exchange, charge.serviceId(), call, remembers);
    }

    /// @param remembers whether the terminal keeps its payments through a power cut
    static Follower follower(Exchange exchange, String id, Call call, boolean remembers) {
        return new Follower(exchange, Category.PAYMENT, id, call, () -> remembers && exchange.settled(id));
    }

    private Outcome<Payment> outcome(Verdict verdict) {
        String id = charge.serviceId();
        return switch (verdict) {
            case Verdict.Succeeded(Ending.Succeeded paid) ->
                paid.fen() == charge.fen()
                        ? Outcome.done(new Payment(id, paid.fen(), paid.reference()))
                        : Outcome.unknown(
                                "charged " + paid.fen() + " fen, asked for " + charge.fen() + ": to be given back", id);
            case Verdict.Refused(ErrorCondition condition) -> refused(condition);
            case Verdict.NotKnown() -> notCharged(Fault.TRANSPORT, Evidence.NOT_KNOWN_TO_TERMINAL.with(id));
            case Verdict.NeverSent(String why) -> {
                exchange.neverLeft(id);
                yield neverSent(Fault.TRANSPORT, why);
            }
            case Verdict.Doubt(String why) -> Outcome.unknown(why, id);
        };
    }

    private Outcome<Payment> refused(ErrorCondition condition) {
        boolean byCardHolder = condition == ErrorCondition.CANCEL;
        boolean byUs = condition == ErrorCondition.ABORTED && call.cancelled();
        return byCardHolder || byUs
                ? Outcome.cancelled()
                : Outcome.failed(
                        condition.fault(),
                        condition.remedy(),
                        Evidence.TERMINAL_REFUSED.with("Payment " + charge.serviceId() + " " + condition));
    }

    private Outcome<Payment> neverSent(Fault fault, String why) {
        return notCharged(fault, Evidence.NEVER_SENT.with(why));
    }

    private Outcome<Payment> notCharged(Fault fault, String evidence) {
        return call.cancelled() ? Outcome.cancelled() : Outcome.failed(fault, evidence);
    }

    /// What became of a payment of an earlier call or process.
    ///
    /// @return as [org.nightwindow.driver.PaymentTerminal#query]; a payment that was given back is failed with
    ///     [Evidence#GIVEN_BACK]
    static Outcome<Payment> find(Exchange exchange, String id, Call call, boolean remembers) {
        Verdict verdict = follower(exchange, id, call, remembers).askNow();
        return switch (verdict) {
            case Verdict.Succeeded(Ending.Succeeded paid) -> {
                Optional<Outcome<Payment>> givenBack = ReverseAct.givenBack(exchange, id, call);
                yield givenBack.orElseGet(() -> Outcome.done(new Payment(id, paid.fen(), paid.reference())));
            }
            case Verdict.Refused(ErrorCondition condition) ->
                Outcome.failed(Fault.NO_MEDIA, Evidence.TERMINAL_REFUSED.with("Payment " + id + " " + condition));
            case Verdict.NotKnown() -> Outcome.failed(Fault.NO_MEDIA, Evidence.NOT_KNOWN_TO_TERMINAL.with(id));
            case Verdict.NeverSent(String why) -> Outcome.failed(Fault.NO_MEDIA, Evidence.NEVER_SENT.with(why));
            case Verdict.Doubt(String why) -> Outcome.unknown(why, id);
        };
    }
}
