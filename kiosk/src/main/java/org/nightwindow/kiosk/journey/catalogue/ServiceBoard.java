package org.nightwindow.kiosk.journey.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;

/// What can be done here now: the tiles of the home screen, the live counts of the start screen, and the strip of
/// devices. Refreshed whenever a device, the ledger, the line to the console or the catalogue changes.
///
/// Screen thread only.
public final class ServiceBoard {
    private final Function<Item, Optional<Missing>> readiness;
    private final Supplier<Optional<Missing>> tracking;
    private final ObservableList<Tile> tiles = FXCollections.observableArrayList();
    private final ObservableList<DeviceLine> devices = FXCollections.observableArrayList();

    // Kept: a list that is only looked through hears of changes weakly, and so would whoever follows it.
    private final ObservableList<Tile> tilesSeen = FXCollections.unmodifiableObservableList(tiles);
    private final ObservableList<DeviceLine> devicesSeen = FXCollections.unmodifiableObservableList(devices);

    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper(this, "open");
    private final ReadOnlyIntegerWrapper notOpen = new ReadOnlyIntegerWrapper(this, "notOpen");

    /// @param readiness what an item lacks now, if anything
    /// @param tracking what looking up cases lacks now, if anything
    public ServiceBoard(Function<Item, Optional<Missing>> readiness, Supplier<Optional<Missing>> tracking) {
        this.readiness = readiness;
        this.tracking = tracking;
    }

    /// In the order of the catalogue.
    public ObservableList<Tile> tiles() {
        return tilesSeen;
    }

    public ObservableList<DeviceLine> devices() {
        return devicesSeen;
    }

    /// How many items can be done now: the lit pane of the start screen.
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    /// How many items are offered here but cannot be done now: the dark pane.
    public ReadOnlyIntegerProperty notOpen() {
        return notOpen.getReadOnlyProperty();
    }

    /// One that a tile offers.
    public Optional<Item> item(String id) {
        return tiles.stream()
                .flatMap(tile -> tile.items().stream())
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    /// What an item lacks at this very moment.
    public Optional<Missing> missing(Item item) {
        return readiness.apply(item);
    }

    /// What looking up cases lacks at this very moment.
    public Optional<Missing> missingToTrack() {
        return tracking.get();
    }

    public void refresh(Catalogue catalogue, List<DeviceLine> lines) {
        List<Tile> next =
                catalogue.tasks().stream().map(task -> tile(catalogue, task)).toList();
        if (!tiles.equals(next)) {
            tiles.setAll(next);
        }
        if (!devices.equals(lines)) {
            devices.setAll(lines);
        }
        int ready = (int) catalogue.items().values().stream()
                .filter(item -> missing(item).isEmpty())
                .count();
        open.set(ready);
        notOpen.set(catalogue.items().size() - ready);
    }

    /// The first item that can be done speaks for its task; where none can, the first of all says why.
    private Tile tile(Catalogue catalogue, Catalogue.Task task) {
        List<Item> items = task.items().stream()
                .map(catalogue::item)
                .flatMap(Optional::stream)
                .toList();
        if (task.id().equals(Tile.TRACK)) {
            return new Tile(task, List.of(), Optional.empty(), 0, missingToTrack());
        }
        if (items.isEmpty()) {
            return new Tile(task, List.of(), Optional.empty(), 0, Optional.of(new Missing.NotOffered()));
        }
        List<Item> open = items.stream().filter(item -> missing(item).isEmpty()).toList();
        Item first = open.isEmpty() ? items.getFirst() : open.getFirst();
        return new Tile(task, items, Optional.of(first), open.size(), missing(first));
    }
}
