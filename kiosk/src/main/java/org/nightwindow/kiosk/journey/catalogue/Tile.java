package org.nightwindow.kiosk.journey.catalogue;

import java.util.Optional;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.Missing;

/// One tile of the home screen, lit or unlit.
///
/// @param task what it says
/// @param item what it leads to; empty while nothing of the task is offered here
/// @param missing why it is unlit; empty when it is lit and the item can be done to its end
public record Tile(Catalogue.Task task, Optional<Item> item, Optional<Missing> missing) {

    /// Lit means you can do it now.
    public boolean lit() {
        return missing.isEmpty() && item.isPresent();
    }
}
