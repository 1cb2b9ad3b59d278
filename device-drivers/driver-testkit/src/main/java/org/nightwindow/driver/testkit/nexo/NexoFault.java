package org.nightwindow.driver.testkit.nexo;

import java.time.Duration;

/// What can go wrong with a payment terminal and the line to it.
public sealed interface NexoFault {

    /// Answers Failure with this `ErrorCondition`, and does nothing: `Busy`, `InProgress`, `UnreachableHost` …
    record Refused(String errorCondition) implements NexoFault {}

    /// The request is lost on its way: neither done nor answered.
    record Mute() implements NexoFault {}

    /// Done, but the answer is lost.
    record AnswerLost() implements NexoFault {}

    /// Done at once, answered so much later.
    record AnswerLate(Duration by) implements NexoFault {}

    /// The answer comes twice.
    record AnswerTwice() implements NexoFault {}

    /// A successful answer with another ServiceID comes, with or without the right one behind it.
    record WrongServiceId(boolean thenTheRightOne) implements NexoFault {}

    /// Instead of the answer comes something that is no JSON.
    record Garbage() implements NexoFault {}

    /// Half the answer comes, and no more.
    record Half() implements NexoFault {}

    /// The line is cut after so many bytes of the request; a whole request is done nevertheless.
    record CutAtRequest(int bytes) implements NexoFault {}

    /// The line is cut after so many bytes of the answer.
    record CutAtAnswer(int bytes) implements NexoFault {}

    /// The request lies in a buffer and is taken so much later, even when the line is gone by then.
    record TakenLate(Duration by) implements NexoFault {}

    /// Charges only so many fen, and says so.
    record Approves(long fen) implements NexoFault {}

    /// Charges, and says both Failure and an amount.
    record Contradicts() implements NexoFault {}

    /// Answers a question for a transaction with another transaction.
    record TellsOfAnother() implements NexoFault {}

    /// Another fault, but only with requests of this `MessageCategory`; until then everything is fine.
    record During(String category, NexoFault fault) implements NexoFault {}

    static NexoFault during(String category, NexoFault fault) {
        return new During(category, fault);
    }
}
