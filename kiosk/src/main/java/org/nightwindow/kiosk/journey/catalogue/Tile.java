package org.nightwindow.kiosk.journey.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.trouble.About;

/// One tile of the home screen, lit or unlit.
///
/// @param task what it says
/// @param items what it offers, in the order of the catalogue
/// @param item the one that speaks for it; empty while nothing of the task is offered here, and for [#TRACK]
/// @param open how many of the items can be done now
/// @param missing why it is unlit; empty when it is lit and can be done to its end
public record Tile(Catalogue.Task task, List<Item> items, Optional<Item> item, int open, Optional<Missing> missing) {
    /// Id of the task that is no item: 查进度.
    public static final String TRACK = "track";

    public Tile {
        items = List.copyOf(items);
    }

    /// Whether it leads to the progress of cases.
    public boolean tracks() {
        return task.id().equals(TRACK);
    }

    /// What somebody wants who presses it.
    public About about() {
        return tracks() ? About.CASES : item.map(About::of).orElse(About.PAPER);
    }

    /// Lit means you can do it now.
    public boolean lit() {
        return missing.isEmpty() && (item.isPresent() || tracks());
    }
}
