package org.nightwindow.driver.standard.nexo;

import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal.Payment;

/// Gives one payment back, once, however often it is asked for. The ServiceID of a reversal follows from the
/// payment's ([Messages#reversalId]), so that a later process can ask for it without anything having been stored. A
/// reversal the terminal refused is tried again under the next id; one in doubt never is.
///
/// | # | process dies after | ledger | the terminal may have | reverse, asked again | resident reads |
/// |---|---|---|---|---|---|
/// | 1 | payment asked for | to be given back | nothing | sends the reversal | will be given back |
/// | 2 | earlier tries asked for | to be given back | what they did | same answer again | will be given back |
/// | 3 | first byte of the reversal | to be given back | nothing | sends it once settled | will be given back |
/// | 4 | last byte of the reversal | to be given back | given back, or not | finds it by its id | will be given back |
/// | 5 | answer read | to be given back | given back | finds it by its id: done | given back |
///
/// The owner thread.
final class ReverseAct {
    /// A host refuses for minutes at most; after so many refusals a person has to look.
    private static final int ATTEMPTS = 8;

    private final Exchange exchange;
    private final String id;
    private final Call call;
    private final boolean remembers;

    ReverseAct(Exchange exchange, String id, Call call, boolean remembers) {
        this.exchange = exchange;
        this.id = id;
        this.call = call;
        this.remembers = remembers;
    }

    Outcome<Nothing> run() {
        return switch (ChargeAct.follower(exchange, id, call, remembers).askNow()) {
            case Verdict.Succeeded(Ending.Succeeded paid) -> giveBack(paid);
            case Verdict.Refused(ErrorCondition condition) ->
                Outcome.failed(Fault.NO_MEDIA, Evidence.TERMINAL_REFUSED.with("Payment " + id + " " + condition));
            case Verdict.NotKnown() -> Outcome.failed(Fault.NO_MEDIA, Evidence.NOT_KNOWN_TO_TERMINAL.with(id));
            case Verdict.NeverSent(String why) -> Outcome.failed(Fault.NO_MEDIA, Evidence.NEVER_SENT.with(why));
            case Verdict.Doubt(String why) -> Outcome.unknown("whether there is something to give back: " + why, id);
        };
    }

    private Outcome<Nothing> giveBack(Ending.Succeeded paid) {
        String refusals = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String reversalId = Messages.reversalId(id, attempt);
            switch (follower(reversalId).askNow()) {
                case Verdict.Succeeded(Ending.Succeeded back) -> {
                    return whole(back, paid);
                }
                case Verdict.Refused(ErrorCondition condition) -> refusals += " " + condition;
                case Verdict.NotKnown() -> {
                    return call.goesOn()
                            ? send(reversalId, paid)
                            : Outcome.failed(Fault.TIMEOUT, Evidence.NEVER_SENT.with("no time left to give it back"));
                }
                case Verdict.NeverSent(String why) -> {
                    return Outcome.failed(Fault.TRANSPORT, Evidence.NEVER_SENT.with(why));
                }
                case Verdict.Doubt(String why) -> {
                    return Outcome.unknown(why, id);
                }
            }
        }
        return Outcome.failed(Fault.UNSUPPORTED, Evidence.TERMINAL_REFUSED.with("Reversal of " + id + refusals));
    }

    private Outcome<Nothing> send(String reversalId, Ending.Succeeded paid) {
        byte[] reversal = exchange.messages().reversal(reversalId, paid);
        exchange.willSend(reversalId);
        Follower follower = follower(reversalId);
        Verdict verdict = switch (exchange.send(
                reversalId, reversal, call.remaining(exchange.pace().answer()))) {
            case NexoLine.Sent.Taken() -> follower.awaitAnswer();
            case NexoLine.Sent.Perhaps _ -> follower.askSoon();
            case NexoLine.Sent.Nothing(String why) -> new Verdict.NeverSent(why);
        };
        return switch (verdict) {
            case Verdict.Succeeded(Ending.Succeeded back) -> whole(back, paid);
            case Verdict.Refused(ErrorCondition condition) ->
                Outcome.failed(
                        condition.fault(),
                        condition.remedy(),
                        Evidence.TERMINAL_REFUSED.with("Reversal of " + id + " " + condition));
            case Verdict.NotKnown() -> Outcome.failed(Fault.TRANSPORT, Evidence.NOT_KNOWN_TO_TERMINAL.with(reversalId));
            case Verdict.NeverSent(String why) -> {
                exchange.neverLeft(reversalId);
                yield Outcome.failed(Fault.TRANSPORT, Evidence.NEVER_SENT.with(why));
            }
            case Verdict.Doubt(String why) -> Outcome.unknown(why, id);
        };
    }

    /// A payment this process sent can have been given back by nobody else: then the terminal's "not found" is enough.
    private Follower follower(String reversalId) {
        return new Follower(
                exchange,
                Category.REVERSAL,
                reversalId,
                call,
                () -> exchange.maySent(reversalId)
                        ? remembers && exchange.settled(reversalId)
                        : exchange.maySent(id) || (remembers && exchange.settled(reversalId)));
    }

    /// A terminal need not say how much; when it does, it has to be all.
    private Outcome<Nothing> whole(Ending.Succeeded back, Ending.Succeeded paid) {
        return back.fen() == 0 || back.fen() == paid.fen()
                ? Outcome.done()
                : Outcome.unknown("given back " + back.fen() + " of " + paid.fen() + " fen", id);
    }

    /// Whether a payment that was charged has been given back by this driver.
    ///
    /// @return empty when it has not
    static Optional<Outcome<Payment>> givenBack(Exchange exchange, String id, Call call) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String reversalId = Messages.reversalId(id, attempt);
            Outcome<Response> asked = exchange.ask(
                    Category.TRANSACTION_STATUS,
                    question -> exchange.messages().status(question, Category.REVERSAL, reversalId),
                    call);
            if (!(asked instanceof Outcome.Done<Response>(Response response))) {
                return Optional.of(Outcome.unknown("charged, perhaps given back: the terminal is out of reach", id));
            }
            switch (response.told(Category.REVERSAL, reversalId)) {
                case Told.Ended(Ending.Succeeded _) -> {
                    return Optional.of(Outcome.failed(Fault.NO_MEDIA, Evidence.GIVEN_BACK.with(reversalId)));
                }
                case Told.Ended(Ending.Refused _) -> {}
                case Told.NotFound() -> {
                    return exchange.maySent(reversalId) && !exchange.settled(reversalId)
                            ? Optional.of(Outcome.unknown("charged, its reversal may be under way", id))
                            : Optional.empty();
                }
                case Told.Ended(Ending.Unclear(String why)) -> {
                    return Optional.of(Outcome.unknown("charged, perhaps given back: " + why, id));
                }
                case Told.InProgress() -> {
                    return Optional.of(Outcome.unknown("charged, being given back", id));
                }
                case Told.Unclear(String why, ErrorCondition _) -> {
                    return Optional.of(Outcome.unknown("charged, perhaps given back: " + why, id));
                }
            }
        }
        return Optional.empty();
    }
}
