package org.nightwindow.kiosk.journey.file;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 正在提交，请稍等. Nobody leaves while the declaration is being sealed, kept and handed over; nobody waits longer than
/// [#ANSWER_WAIT] for an answer. Shows what has happened and the seconds that have passed, and nothing else.
public final class FileStep implements Step {
    /// The console answers in 0.3 s. After so long it is not worth waiting for: the declaration is kept and goes by
    /// itself.
    public static final Duration ANSWER_WAIT = Duration.ofSeconds(8);

    private final Visit visit;
    private final Item item;
    private final HandIn handIn;
    private final LongSupplier nanoTime;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<Dot> dot = new ReadOnlyObjectWrapper<>(this, "dot", Dot.SEALING);
    private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper(this, "seconds");
    private Optional<String> key = Optional.empty();
    private Runnable forget = () -> {};
    private long since;
    private boolean begun;
    private boolean over;

    /// Keeps the declaration and hands it over: [FilingClerk#handIn] with what she declared.
    @FunctionalInterface
    public interface HandIn {
        Runnable handIn(Consumer<FileAct.Kept> kept, Consumer<Filing> heard);
    }

    /// Where the dots stand 封好 · 存好 · 送出 · 收到.
    public enum Dot {
        SEALING,
        /// Sealed and in the kiosk's memory; being handed over.
        SENDING
    }

    /// Where the step leads.
    public interface Exits {
        /// The end of it, for now: [Outcome.Kept] may be followed by what the console says.
        void outcome(Outcome outcome);

        /// Nothing was handed in, and nothing will be.
        void trouble(Trouble trouble);
    }

    public FileStep(Visit visit, Item item, HandIn handIn, LongSupplier nanoTime, Exits exits) {
        this.visit = visit;
        this.item = item;
        this.handIn = handIn;
        this.nanoTime = nanoTime;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "filing";
    }

    public Text itemName() {
        return item.name();
    }

    public ReadOnlyObjectProperty<Dot> dot() {
        return dot.getReadOnlyProperty();
    }

    /// How long it has taken so far, 0 to [#ANSWER_WAIT].
    public ReadOnlyIntegerProperty seconds() {
        return seconds.getReadOnlyProperty();
    }

    @Override
    public void shown() {
        if (begun) {
            return;
        }
        begun = true;
        since = nanoTime.getAsLong();
        visit.actBegins();
        forget =
                handIn.handIn(kept -> visit.deliver(() -> kept(kept)), answer -> visit.deliver(() -> answered(answer)));
    }

    @Override
    public void tick() {
        if (over) {
            return;
        }
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - since);
        seconds.set((int) Math.min(passed.toSeconds(), ANSWER_WAIT.toSeconds()));
        if (passed.compareTo(ANSWER_WAIT) >= 0) {
            key.ifPresent(kept -> end(new Outcome.Kept(kept, QueryCode.of(kept))));
        }
    }

    @Override
    public void erase() {
        forget.run();
    }

    private void kept(FileAct.Kept kept) {
        switch (kept) {
            case FileAct.Kept.Safely(String safe) -> {
                key = Optional.of(safe);
                dot.set(Dot.SENDING);
            }
            case FileAct.Kept.InDoubt(String doubtful) -> end(new Outcome.InDoubt(doubtful, QueryCode.of(doubtful)));
            case FileAct.Kept.Not(Trouble trouble) -> {
                over();
                exits.trouble(trouble);
            }
        }
    }

    /// Also when she reads already that it is kept: then she is told better.
    private void answered(Filing answer) {
        switch (answer) {
            case Filing.Answered(FilingReply reply) -> end(Outcome.of(reply));
            case Filing.Refused(Refusal refusal) -> {
                over();
                exits.trouble(new Trouble.FilingRefused(refusal.code(), new Text(refusal.zh(), refusal.en())));
            }
            case Filing.NotTaken _, Filing.NoAnswer _ ->
                throw new IllegalStateException("this is no final answer: " + answer);
        }
    }

    private void end(Outcome outcome) {
        over();
        exits.outcome(outcome);
    }

    private void over() {
        if (!over) {
            over = true;
            visit.actEnded();
        }
    }
}
