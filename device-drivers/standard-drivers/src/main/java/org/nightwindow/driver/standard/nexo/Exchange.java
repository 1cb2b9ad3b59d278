package org.nightwindow.driver.standard.nexo;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;

/// Sends messages and hears responses, and remembers what the proofs need: which transactions this process sent, and
/// how long no line has been lost. The owner thread, except [#close()].
final class Exchange implements AutoCloseable {
    /// A question changes nothing: it is asked once more when the line turns out to be a dead one.
    private static final int TRIES = 2;

    /// A kiosk takes some hundred payments a day and restarts every night.
    private static final int KEPT = 4096;

    private final NexoLine line;
    private final Messages messages;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private final System.Logger log;
    /// When each was sent.
    private final Map<String, Long> sent = new LinkedHashMap<>();
    /// Since when no line has been lost. Another process may have sent until this one opened.
    private long soundSince;

    Exchange(NexoLine line, Messages messages, Pace pace, LongSupplier nanoTime, System.Logger log) {
        this.line = line;
        this.messages = messages;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.log = log;
        this.soundSince = nanoTime.getAsLong();
    }

    Messages messages() {
        return messages;
    }

    Pace pace() {
        return pace;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /// Marks a transaction as sent; to be called before its first byte leaves.
    void willSend(String id) {
        sent.remove(id);
        sent.put(id, now());
        if (sent.size() > KEPT) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    /// Whether this process may have sent the transaction.
    boolean maySent(String id) {
        return sent.containsKey(id);
    }

    /// Proven that no byte of it left.
    void neverLeft(String id) {
        sent.remove(id);
    }

    /// True when this message cannot be on its way to the terminal any more, whoever sent it.
    boolean settled(String id) {
        long last = Math.max(soundSince, sent.getOrDefault(id, soundSince));
        return now() - last >= pace.settle().toNanos();
    }

    NexoLine.Sent send(String id, byte[] message, Duration limit) {
        NexoLine.Sent became = line.send(id, message, limit);
        if (became instanceof NexoLine.Sent.Perhaps(String why)) {
            wasLost(why);
        }
        return became;
    }

    private void wasLost(String why) {
        soundSince = now();
        log.log(System.Logger.Level.DEBUG, "terminal: {0}", why);
    }

    /// The next thing that concerns this kiosk.
    Received next(Duration limit) {
        return switch (line.hear(limit)) {
            case NexoLine.Heard.Message(byte[] bytes) -> read(bytes);
            case NexoLine.Heard.Silence() -> new Received.Nothing();
            case NexoLine.Heard.NeverLeft(String id, String why) -> new Received.NeverLeft(id, why);
            case NexoLine.Heard.Lost(String why) -> {
                wasLost(why);
                yield new Received.Lost(why);
            }
        };
    }

    private Received read(byte[] bytes) {
        try {
            return messages.read(bytes).<Received>map(Received.Answer::new).orElseGet(Received.Nothing::new);
        } catch (IOException garbage) {
            return new Received.Lost("what the terminal sent is not JSON");
        }
    }

    /// Asks what needs nobody and changes nothing, and waits for the answer.
    ///
    /// @return failed with [Fault#TRANSPORT] or [Fault#TIMEOUT] when there is none
    Outcome<Response> ask(Category category, Question question, Call call) {
        Outcome<Response> last = Outcome.failed(Fault.TIMEOUT, "no time left");
        for (int i = 0; i < TRIES && call.goesOn(); i++) {
            last = askOnce(category, question, call);
            boolean again = last instanceof Outcome.Failed<Response> failed && failed.fault() == Fault.TRANSPORT;
            if (!again) {
                return last;
            }
        }
        return last;
    }

    private Outcome<Response> askOnce(Category category, Question question, Call call) {
        String id = messages.newId();
        long until = now() + call.remaining(pace.answer()).toNanos();
        switch (send(id, question.with(id), call.remaining(pace.answer()))) {
            case NexoLine.Sent.Nothing(String why) -> {
                return Outcome.failed(Fault.TRANSPORT, why);
            }
            case NexoLine.Sent.Perhaps(String why) -> {
                return Outcome.failed(Fault.TRANSPORT, why);
            }
            case NexoLine.Sent.Taken() -> {}
        }
        for (long left = until - now(); left > 0; left = until - now()) {
            switch (next(Duration.ofNanos(left))) {
                case Received.Answer(Response response)
                when response.answers(category, id) -> {
                    return Outcome.done(response);
                }
                case Received.NeverLeft(String whose, String why)
                when whose.equals(id) -> {
                    return Outcome.failed(Fault.TRANSPORT, why);
                }
                case Received.Lost(String why) -> {
                    return Outcome.failed(Fault.TRANSPORT, why);
                }
                case Received.Answer another ->
                    log.log(System.Logger.Level.DEBUG, "an answer nobody waits for: {0}", another.response());
                case Received.NeverLeft _, Received.Nothing _ -> {}
            }
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.failed(Fault.TIMEOUT, "interrupted");
            }
        }
        return Outcome.failed(Fault.TIMEOUT, category.nexo() + " was not answered");
    }

    @Override
    public void close() {
        line.close();
    }

    /// Makes a message with the ServiceID it is given.
    @FunctionalInterface
    interface Question {
        byte[] with(String id);
    }

    /// What was received.
    sealed interface Received {
        record Answer(Response response) implements Received {}

        /// Nothing that matters.
        record Nothing() implements Received {}

        record NeverLeft(String id, String why) implements Received {}

        record Lost(String why) implements Received {}
    }
}
