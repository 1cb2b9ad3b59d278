package org.nightwindow.kiosk.journey.trouble;

import java.util.Optional;
import org.nightwindow.hall.catalogue.Item;

/// What somebody wanted when it was not possible: the same cause means another thing for paper and for a declaration.
public enum About {
    PAPER(""),
    DECLARATION(".declare"),
    CASES(".track");

    private final String ending;

    About(String ending) {
        this.ending = ending;
    }

    /// @param item empty where she looks up her cases
    public static About of(Optional<Item> item) {
        return item.map(About::of).orElse(CASES);
    }

    public static About of(Item item) {
        return switch (item.mode()) {
            case DECLARE -> DECLARATION;
            case PRINT, QUERY, PREFILL, PAY -> PAPER;
        };
    }

    /// Of the keys of a text, the one that speaks of this ends so.
    String ending() {
        return ending;
    }
}
