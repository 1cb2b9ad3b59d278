package org.nightwindow.kiosk.journey.paper;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 打出来就是这一页，请核对: the very page that will be printed, drawn from the very bytes.
///
/// Leaving this step in any way but [#print()] voids the document's number.
public final class PreviewStep implements Step {
    /// A console in the same city answers in about 0.3 s; what takes longer shows that it is at work (habits.md 13).
    public static final Duration PATIENCE = Duration.ofMillis(500);

    private final Visit visit;
    private final Item item;
    private final Paperwork paperwork;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Preparing(false, 0));
    private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper(this, "page");
    private final ReadOnlyObjectWrapper<Optional<Quarter>> zoom =
            new ReadOnlyObjectWrapper<>(this, "zoom", Optional.empty());
    private long shownAt;
    private boolean asked;
    private boolean handedOver;

    /// Where the step leads.
    public interface Exits {
        /// 打印这一页
        void print(Paperwork paperwork, String serial, int pages);

        /// 内容不对: back to the form.
        void wrong();

        void trouble(Trouble trouble);
    }

    public sealed interface State {
        /// The console makes the document.
        ///
        /// @param slow whether it takes long enough to say so
        /// @param seconds how long it has taken
        record Preparing(boolean slow, int seconds) implements State {}

        /// @param pages in order, at least one
        record Ready(String serial, List<PageImage> pages) implements State {}
    }

    /// A quarter of the page, for the magnified view.
    public enum Quarter {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT
    }

    public PreviewStep(
            Visit visit, Item item, Paperwork paperwork, Executor background, LongSupplier nanoTime, Exits exits) {
        this.visit = visit;
        this.item = item;
        this.paperwork = paperwork;
        this.background = background;
        this.nanoTime = nanoTime;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public Optional<Stop> stop() {
        return Optional.of(Stop.CHECK);
    }

    public Text itemName() {
        return item.name();
    }

    /// 费用: in fen; 0 is 不收费.
    public long feeFen() {
        return item.feeFen();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Which page is shown, from 0.
    public ReadOnlyIntegerProperty page() {
        return page.getReadOnlyProperty();
    }

    /// The quarter that is magnified; empty for the whole page.
    public ReadOnlyObjectProperty<Optional<Quarter>> zoom() {
        return zoom.getReadOnlyProperty();
    }

    public void nextPage() {
        turnTo(page.get() + 1);
    }

    public void previousPage() {
        turnTo(page.get() - 1);
    }

    /// 放大
    public void zoomIn(Quarter quarter) {
        zoom.set(Optional.of(quarter));
    }

    public void zoomOut() {
        zoom.set(Optional.empty());
    }

    /// 打印这一页. Does nothing until the page is there.
    public void print() {
        if (state.get() instanceof State.Ready(String serial, List<PageImage> pages) && visit.shows(this)) {
            handedOver = true;
            exits.print(paperwork, serial, pages.size());
        }
    }

    /// 内容不对, or 返回 while it is being made: back to the form; this document's number is void.
    public void wrong() {
        abandon();
        exits.wrong();
    }

    @Override
    public void shown() {
        if (asked) {
            return;
        }
        asked = true;
        shownAt = nanoTime.getAsLong();
        background.execute(() -> {
            Paperwork.Prepared prepared = paperwork.prepare();
            visit.deliver(() -> {
                if (visit.shows(this)) {
                    prepared(prepared);
                }
            });
        });
    }

    @Override
    public void hidden() {
        abandon();
    }

    @Override
    public void tick() {
        if (state.get() instanceof State.Preparing) {
            Duration waited = Duration.ofNanos(nanoTime.getAsLong() - shownAt);
            state.set(new State.Preparing(waited.compareTo(PATIENCE) >= 0, (int) waited.toSeconds()));
        }
    }

    @Override
    public void erase() {
        abandon();
        if (state.get() instanceof State.Ready ready) {
            ready.pages().forEach(PageImage::erase);
        }
        state.set(new State.Preparing(false, 0));
    }

    private void abandon() {
        if (!handedOver) {
            paperwork.abandon();
        }
    }

    private void prepared(Paperwork.Prepared prepared) {
        switch (prepared) {
            case Paperwork.Prepared.Ready(String serial, List<PageImage> pages) ->
                state.set(new State.Ready(serial, pages));
            case Paperwork.Prepared.NotReady(Trouble trouble) -> exits.trouble(trouble);
        }
    }

    private void turnTo(int next) {
        if (state.get() instanceof State.Ready ready
                && next >= 0
                && next < ready.pages().size()) {
            zoom.set(Optional.empty());
            page.set(next);
        }
    }
}
