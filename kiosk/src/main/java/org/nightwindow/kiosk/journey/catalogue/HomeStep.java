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
import org.nightwindow.kiosk.visit.Step;

/// 您要办什么事？ Six things, and which of them work now.
public final class HomeStep implements Step {
    private final ServiceBoard board;
    private final Consumer<Item> onChosen;
    private final Runnable onCard;
    private final ReadOnlyObjectWrapper<Optional<Tile>> explained =
            new ReadOnlyObjectWrapper<>(this, "explained", Optional.empty());

    private final ReadOnlyBooleanWrapper takeCardBack = new ReadOnlyBooleanWrapper(this, "takeCardBack");

    /// @param onChosen a lit tile was chosen
    /// @param onCard she wants to start with her ID card
    public HomeStep(ServiceBoard board, Consumer<Item> onChosen, Runnable onCard) {
        this.board = board;
        this.onChosen = onChosen;
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

    /// Begins what a lit tile offers; explains an unlit one. A tile that went out while the finger was on its way is
    /// explained, never begun.
    public void choose(Tile tile) {
        Optional<Item> item = tile.item();
        if (item.isPresent() && board.missing(item.get()).isEmpty()) {
            explained.set(Optional.empty());
            onChosen.accept(item.get());
        } else {
            explained.set(Optional.of(
                    new Tile(tile.task(), item, item.flatMap(board::missing).or(tile::missing))));
        }
    }

    /// Closes the explanation.
    public void understood() {
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
    }
}
