package org.nightwindow.kiosk.journey.rate;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.KioskEvent;

/// 这次办得怎么样？ Five levels, none chosen before, from best to worst. At most one for each act: a second touch changes
/// nothing. Not a step of its own: it stands on the last screen of a service, so that nobody has to pass it to leave.
///
/// Screen thread only.
public final class Rating {
    /// Very satisfied 1 … very dissatisfied 5 (GB/T 39046 A.8).
    public static final int LEVELS = 5;

    private final String act;
    private final String item;
    private final Consumer<KioskEvent> events;
    private final ReadOnlyObjectWrapper<Optional<Integer>> given =
            new ReadOnlyObjectWrapper<>(this, "given", Optional.empty());

    /// @param act key of the act
    /// @param item id of the catalogue
    /// @param events takes the event for the console; returns at once
    public Rating(String act, String item, Consumer<KioskEvent> events) {
        this.act = act;
        this.item = item;
        this.events = events;
    }

    /// The level she gave.
    public ReadOnlyObjectProperty<Optional<Integer>> given() {
        return given.getReadOnlyProperty();
    }

    /// @param level 1 to [#LEVELS]
    public void rate(int level) {
        if (given.get().isEmpty()) {
            given.set(Optional.of(level));
            events.accept(new KioskEvent.Rated(act, item, level));
        }
    }
}
