package org.nightwindow.kiosk.journey.paper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 正在打印，请稍等. Nobody leaves, nothing is cancelled; help stays. Shows what the printer says and nothing else.
public final class PrintStep implements Step {
    /// A printer that follows its job is asked every 0.3 to 0.5 s; after 5 s without news the sentence says so.
    public static final Duration SILENCE = Duration.ofSeconds(5);

    private final Visit visit;
    private final Item item;
    private final Paperwork paperwork;
    private final String serial;
    private final int pages;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<Progress> progress;
    private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper(this, "silent");
    private long lastNews;
    private boolean begun;

    /// Where the step leads.
    public interface Exits {
        void printed(Paperwork.Ended.Printed paper);

        void trouble(Trouble trouble);
    }

    /// Where the four dots stand 编号、盖章 · 交给打印机 · 正在打印 · 等您取走.
    public enum Dot {
        /// Numbered and sealed; the bytes go to the printer now.
        HANDING_OVER,
        /// The printer has it and has not begun.
        ACCEPTED,
        PRINTING,
        /// All pages are out; the kiosk waits for the printer to confirm the end.
        ENDING
    }

    /// @param pagesOut how many pages the printer says came out
    /// @param waitingFor what the printer waits for, such as paper; it may go on by itself
    public record Progress(Dot dot, int pagesOut, int pages, Optional<Fault> waitingFor) {}

    public PrintStep(
            Visit visit,
            Item item,
            Paperwork paperwork,
            String serial,
            int pages,
            Executor background,
            LongSupplier nanoTime,
            Exits exits) {
        this.visit = visit;
        this.item = item;
        this.paperwork = paperwork;
        this.serial = serial;
        this.pages = pages;
        this.background = background;
        this.nanoTime = nanoTime;
        this.exits = exits;
        this.progress = new ReadOnlyObjectWrapper<>(
                this, "progress", new Progress(Dot.HANDING_OVER, 0, pages, Optional.empty()));
    }

    @Override
    public String name() {
        return "printing";
    }

    @Override
    public Optional<Stop> stop() {
        return Optional.of(Stop.PRINT);
    }

    public Text itemName() {
        return item.name();
    }

    /// Not personal, but shown by its end only: No. …0004 173.
    public String serial() {
        return serial;
    }

    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Whether nothing has been heard of the printer for [#SILENCE].
    public ReadOnlyBooleanProperty silent() {
        return silent.getReadOnlyProperty();
    }

    @Override
    public void shown() {
        if (begun) {
            return;
        }
        begun = true;
        lastNews = nanoTime.getAsLong();
        visit.actBegins();
        background.execute(() -> {
            Paperwork.Ended ended = paperwork.print(news -> visit.deliver(() -> heard(news)));
            visit.deliver(() -> ended(ended));
        });
    }

    @Override
    public void tick() {
        silent.set(nanoTime.getAsLong() - lastNews >= SILENCE.toNanos());
    }

    private void heard(PrintProgress news) {
        lastNews = nanoTime.getAsLong();
        silent.set(false);
        Dot dot = switch (news.stage()) {
            case SENDING -> Dot.HANDING_OVER;
            case ACCEPTED -> Dot.ACCEPTED;
            case PRINTING -> news.pagesOut() >= pages ? Dot.ENDING : Dot.PRINTING;
            case WAITING -> progress.get().dot();
        };
        progress.set(new Progress(dot, news.pagesOut(), pages, news.waitingFor()));
    }

    private void ended(Paperwork.Ended ended) {
        visit.actEnded();
        switch (ended) {
            case Paperwork.Ended.Printed paper -> exits.printed(paper);
            case Paperwork.Ended.NotPrinted(Trouble trouble) -> exits.trouble(trouble);
        }
    }
}
