package org.nightwindow.kiosk.journey.attract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Step;

/// The start screen between two visits: seen from ten metres, touched without reading. A card laid on the reader
/// starts as well: the reader waits for one for as long as this screen is shown.
public final class AttractStep implements Step {
    /// A reader that cannot be used is tried again this often; its supervisor needs 1 to 60 s to bring it back.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Desk desk;
    private final ServiceBoard board;
    private final Supplier<Pending<IdCard>> reader;
    private final Executor screen;
    private final LongSupplier nanoTime;
    private @Nullable Pending<IdCard> waiting;
    private boolean shown;
    private long restedAt;

    /// @param reader waits for a card once
    /// @param screen runs what it is given on the screen thread, in order
    public AttractStep(
            Desk desk, ServiceBoard board, Supplier<Pending<IdCard>> reader, Executor screen, LongSupplier nanoTime) {
        this.desk = desk;
        this.board = board;
        this.reader = reader;
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    /// For a kiosk that is started by touch only.
    public AttractStep(Desk desk, ServiceBoard board) {
        this(desk, board, NeverACard::new, Runnable::run, () -> 0);
    }

    @Override
    public String name() {
        return "attract";
    }

    /// 26 项现在可办
    public ReadOnlyIntegerProperty open() {
        return board.open();
    }

    /// Offered here, but not now.
    public ReadOnlyIntegerProperty notOpen() {
        return board.notOpen();
    }

    /// 轻触开始: anywhere on the screen.
    public void touch() {
        desk.begin(Desk.Start.TOUCH);
    }

    @Override
    public void shown() {
        shown = true;
        await();
    }

    @Override
    public void hidden() {
        shown = false;
        Pending<IdCard> running = waiting;
        waiting = null;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void tick() {
        if (shown && waiting == null && nanoTime.getAsLong() - restedAt >= TRY_AGAIN.toNanos()) {
            await();
        }
    }

    private void await() {
        Pending<IdCard> next = reader.get();
        waiting = next;
        var _ = next.outcome()
                .thenAccept(outcome -> screen.execute(() -> {
                    if (next.equals(waiting)) {
                        waiting = null;
                        ended(outcome);
                    }
                }));
    }

    private void ended(Outcome<IdCard> outcome) {
        switch (outcome) {
            case Outcome.Done<IdCard>(IdCard card) -> desk.begin(new Desk.Start.Card(Optional.of(card)));
            case Outcome.Failed<IdCard> failed when failed.fault() == Fault.NO_MEDIA -> await();
            case Outcome.Failed<IdCard> failed
            when failed.fault() == Fault.MEDIA_ERROR || failed.fault() == Fault.MEDIA_SUSPECT ->
                desk.begin(new Desk.Start.Card(Optional.empty()));
            case Outcome.Failed<IdCard> _, Outcome.Cancelled<IdCard> _, Outcome.Unknown<IdCard> _ ->
                restedAt = nanoTime.getAsLong();
        }
    }

    private record NeverACard() implements Pending<IdCard> {
        @Override
        public CompletableFuture<Outcome<IdCard>> outcome() {
            return new CompletableFuture<>();
        }

        @Override
        public void cancel() {}
    }
}
