package org.nightwindow.kiosk.slip;

import java.util.Set;
import org.nightwindow.driver.ReceiptImage;

/// What became of the drawing of a slip.
public sealed interface Drawn {

    record Image(ReceiptImage dots) implements Drawn {}

    /// The font has no picture for these characters. Nothing was drawn: a slip with a hole in a name is worse than
    /// none,
    /// and the resident is told which character is meant and who can write it.
    ///
    /// @param characters each as a string of one code point
    record CannotShow(Set<String> characters) implements Drawn {
        public CannotShow {
            characters = Set.copyOf(characters);
        }

        @Override
        public String toString() {
            return "CannotShow[" + characters.size() + "]";
        }
    }
}
