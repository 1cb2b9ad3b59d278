package org.nightwindow.kiosk.journey.catalogue;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.visit.Step;

/// 您要办什么事？ Six things, and which of them work now.
public final class HomeStep implements Step {
    private final ServiceBoard board;
    private final Consumer<Item> onChosen;
    private final Runnable onTrack;
    private final Runnable onCard;
    private final ReadOnlyObjectWrapper<Optional<Tile>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Tile>> explained =
            new ReadOnlyObjectWrapper<>(this, "explained", Optional.empty());

    private final ReadOnlyBooleanWrapper takeCardBack = new ReadOnlyBooleanWrapper(this, "takeCardBack");

    /// @param onChosen an item that can be done was chosen
    /// @param onTrack she wants to know how her cases stand
    /// @param onCard she wants to start with her ID card
    public HomeStep(ServiceBoard board, Consumer<Item> onChosen, Runnable onTrack, Runnable onCard) {
        this.board = board;
        this.onChosen = onChosen;
        this.onTrack = onTrack;
        this.onCard = onCard;
    }

    @Override
    public String name() {
        return "home";
    }

    public ObservableList<Tile> tiles() {
        return board.tiles();
    }

    /// The strip 这台机器现在.
    public ObservableList<DeviceLine> devices() {
        return board.devices();
    }

    /// The unlit tile that is being explained: why, until when. Empty while the tiles are shown.
    public ReadOnlyObjectProperty<Optional<Tile>> explained() {
        return explained.getReadOnlyProperty();
    }

    /// Her card was read just now: take it back at once.
    public ReadOnlyBooleanProperty takeCardBack() {
        return takeCardBack.getReadOnlyProperty();
    }

    /// To be called before the step is shown; said until it is left.
    public void sayTakeCardBack() {
        takeCardBack.set(true);
    }

    /// The tile with several items whose items are shown to choose from. Empty while the tiles are shown.
    public ReadOnlyObjectProperty<Optional<Tile>> offered() {
        return offered.getReadOnlyProperty();
    }

    /// Begins what a lit tile offers, or shows all it offers; explains an unlit one. A tile that went out while the
    /// finger
    /// was on its way is explained, never begun.
    public void choose(Tile tile) {
        if (tile.tracks()) {
            track(tile);
        } else if (tile.items().size() > 1 && tile.items().stream().anyMatch(this::ready)) {
            explained.set(Optional.empty());
            offered.set(Optional.of(tile));
        } else if (tile.item().filter(this::ready).isPresent()) {
            explained.set(Optional.empty());
            onChosen.accept(tile.item().get());
        } else {
            Optional<Missing> why = tile.item().flatMap(board::missing).or(tile::missing);
            explained.set(Optional.of(new Tile(tile.task(), tile.items(), tile.item(), tile.open(), why)));
        }
    }

    /// Begins one of several items, or explains why not now.
    public void choose(Tile tile, Item item) {
        if (ready(item)) {
            onChosen.accept(item);
        } else {
            explained.set(Optional.of(
                    new Tile(tile.task(), tile.items(), Optional.of(item), tile.open(), board.missing(item))));
        }
    }

    /// What an item lacks now, if anything.
    public Optional<Missing> missing(Item item) {
        return board.missing(item);
    }

    private boolean ready(Item item) {
        return board.missing(item).isEmpty();
    }

    private void track(Tile tile) {
        Optional<Missing> missing = board.missingToTrack();
        if (missing.isEmpty()) {
            explained.set(Optional.empty());
            onTrack.run();
        } else {
            explained.set(Optional.of(new Tile(tile.task(), tile.items(), Optional.empty(), tile.open(), missing)));
        }
    }

    /// Closes the explanation, or the list of items.
    public void understood() {
        if (explained.get().isEmpty()) {
            offered.set(Optional.empty());
        }
        explained.set(Optional.empty());
    }

    /// 不知道选哪个？先放身份证
    public void startWithCard() {
        onCard.run();
    }

    @Override
    public void hidden() {
        takeCardBack.set(false);
        explained.set(Optional.empty());
        offered.set(Optional.empty());
    }
}
