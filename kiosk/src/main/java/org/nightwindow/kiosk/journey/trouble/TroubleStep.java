package org.nightwindow.kiosk.journey.trouble;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightwindow.kiosk.visit.Step;

/// Truth and a way out: what happened · what it means for you · what you can do now. Offers only what can be done
/// right now, and offers it again differently when that changes.
public final class TroubleStep implements Step {
    private final Trouble trouble;
    private final About about;
    private final Optional<Stop> stop;
    private final Supplier<List<Way>> possible;
    private final ObservableList<Way> ways = FXCollections.observableArrayList();

    // Kept: a list that is only looked through hears of changes weakly, and so would whoever follows it.
    private final ObservableList<Way> waysSeen = FXCollections.unmodifiableObservableList(ways);

    /// @param about what she wanted
    /// @param stop where in the journey it happened
    /// @param possible what can be done at the moment it is asked, best first, never empty
    public TroubleStep(Trouble trouble, About about, Optional<Stop> stop, Supplier<List<Way>> possible) {
        this.trouble = trouble;
        this.about = about;
        this.stop = stop;
        this.possible = possible;
        refresh();
    }

    @Override
    public String name() {
        return "trouble";
    }

    @Override
    public Optional<Stop> stop() {
        return stop;
    }

    public Trouble trouble() {
        return trouble;
    }

    /// What she wanted.
    public About about() {
        return about;
    }

    /// Best first; the first is the filled one.
    public ObservableList<Way> ways() {
        return waysSeen;
    }

    /// She chose one.
    public void take(Way way) {
        if (ways.contains(way)) {
            way.go().run();
        }
    }

    @Override
    public void tick() {
        refresh();
    }

    /// What can be done now?
    private void refresh() {
        List<Way> now = possible.get();
        List<Way.Kind> kinds = now.stream().map(Way::kind).toList();
        if (!kinds.equals(ways.stream().map(Way::kind).toList())) {
            ways.setAll(now);
        }
    }
}
