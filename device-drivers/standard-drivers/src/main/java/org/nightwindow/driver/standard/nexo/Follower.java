package org.nightwindow.driver.standard.nexo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nightwindow.driver.Call;

/// Follows one transaction to its end: waits for its answer, and asks for it by its own ServiceID when the answer is
/// lost. Never sends the transaction.
///
/// Only a response that carries the transaction's ServiceID counts, or a status that repeats the message with that
/// ServiceID; whatever else arrives, late or twice, is dropped. "Not found" counts only when nothing can be under
/// way any more.
///
/// The owner thread.
final class Follower {
    /// How soon a call that is called off is noticed.
    private static final Duration SLICE = Duration.ofMillis(50);

    private final Exchange exchange;
    private final Category category;
    private final String id;
    private final Call call;
    private final BooleanSupplier absenceProves;
    private final long abortAt;

    private boolean abortSent;
    private boolean orphan;
    private int questions;
    private long nextQuestion;
    private String question = "";
    private String known = "nothing was heard of it";

    /// @param absenceProves whether it proves anything now that the terminal does not know the transaction
    Follower(Exchange exchange, Category category, String id, Call call, BooleanSupplier absenceProves) {
        this.exchange = exchange;
        this.category = category;
        this.id = id;
        this.call = call;
        this.absenceProves = absenceProves;
        Duration left = call.remaining();
        Duration quarter = left.dividedBy(4);
        Duration reserve = quarter.compareTo(exchange.pace().abort()) < 0
                ? quarter
                : exchange.pace().abort();
        this.abortAt = exchange.now() + left.minus(reserve).toNanos();
        this.nextQuestion = exchange.now() + exchange.pace().quiet().toNanos();
    }

    /// Of a transaction that has just been sent over a line that seems sound.
    Verdict awaitAnswer() {
        return follow();
    }

    /// Of a transaction whose line was lost while it left.
    Verdict askSoon() {
        askAfterLoss("the line was lost while it left");
        return follow();
    }

    /// Of a transaction this call did not send: asked at once. A payment still in progress has lost whoever wanted it,
    /// and is called off.
    Verdict askNow() {
        orphan = true;
        nextQuestion = exchange.now();
        return follow();
    }

    private Verdict follow() {
        while (!call.expired() && !Thread.currentThread().isInterrupted()) {
            abortWhenDue();
            if (exchange.now() - nextQuestion >= 0) {
                ask();
            }
            long toQuestion = Math.max(1, nextQuestion - exchange.now());
            Duration wait = call.remaining(SLICE);
            Optional<Verdict> verdict = hear(toQuestion < wait.toNanos() ? Duration.ofNanos(toQuestion) : wait);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return new Verdict.Doubt(category.nexo() + " " + id + ": " + known);
    }

    private Optional<Verdict> hear(Duration limit) {
        switch (exchange.next(limit)) {
            case Exchange.Received.Answer(Response response)
            when response.answers(category, id) -> {
                return verdict(response.ending(category));
            }
            case Exchange.Received.Answer(Response response)
            when response.answers(Category.TRANSACTION_STATUS, question) -> {
                return told(response.told(category, id));
            }
            case Exchange.Received.NeverLeft(String whose, String why) -> {
                if (whose.equals(id)) {
                    return Optional.of(new Verdict.NeverSent(why));
                }
                askAfterLoss(why);
            }
            case Exchange.Received.Lost(String why) -> askAfterLoss(why);
            case Exchange.Received.Answer _, Exchange.Received.Nothing _ -> {}
        }
        return Optional.empty();
    }

    private Optional<Verdict> told(Told told) {
        return switch (told) {
            case Told.Ended(Ending ending) -> verdict(ending);
            case Told.InProgress() -> {
                known = "the terminal is still at it";
                if (orphan) {
                    abort();
                }
                yield Optional.empty();
            }
            case Told.NotFound() -> {
                known = "the terminal does not know it, which proves nothing yet";
                yield absenceProves.getAsBoolean() ? Optional.of(new Verdict.NotKnown()) : Optional.empty();
            }
            case Told.Unclear(String why, ErrorCondition condition) -> {
                known = why;
                if (condition == ErrorCondition.LOGGED_OUT) {
                    logInAgain();
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Verdict> verdict(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded succeeded -> Optional.of(new Verdict.Succeeded(succeeded));
            case Ending.Refused(ErrorCondition condition) -> Optional.of(new Verdict.Refused(condition));
            case Ending.Unclear(String why) -> {
                askAfterLoss(why);
                yield Optional.empty();
            }
        };
    }

    private void askAfterLoss(String why) {
        known = why;
        long due = exchange.now() + exchange.pace().step(questions).toNanos();
        nextQuestion = Math.min(nextQuestion, due);
    }

    private void ask() {
        question = exchange.messages().newId();
        byte[] status = exchange.messages().status(question, category, id);
        nextQuestion = exchange.now() + exchange.pace().step(questions++).toNanos();
        String why = switch (exchange.send(
                question, status, call.remaining(exchange.pace().answer()))) {
            case NexoLine.Sent.Taken() -> known;
            case NexoLine.Sent.Nothing(String nothing) -> nothing;
            case NexoLine.Sent.Perhaps(String lost) -> lost;
        };
        known = why;
    }

    /// The terminal was restarted meanwhile. Its answer is not waited for: the next question shows whether it worked.
    private void logInAgain() {
        String login = exchange.messages().newId();
        exchange.send(
                login,
                exchange.messages().login(login),
                call.remaining(exchange.pace().answer()));
    }

    /// A payment is called off when the resident leaves it, and in time before the call ends.
    private void abortWhenDue() {
        if (call.cancelled() || exchange.now() - abortAt >= 0) {
            abort();
        }
    }

    /// Nothing answers an Abort; the payment itself does, with Failure and Aborted, or with Success when it was too
    /// late. Only payments can be called off.
    private void abort() {
        if (abortSent || category != Category.PAYMENT) {
            return;
        }
        abortSent = true;
        String abortId = exchange.messages().newId();
        NexoLine.Sent became = exchange.send(
                abortId,
                exchange.messages().abort(abortId, id),
                call.remaining(exchange.pace().answer()));
        askAfterLoss(became instanceof NexoLine.Sent.Taken ? "it was called off, and that is not answered" : known);
    }
}
