package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.List;

/// An alert that is not over, on the page of its kiosk.
///
/// @param shape as on the board
/// @param harm empty when nobody was turned away
/// @param elsewhere where the same can be done; empty when that is not the question
/// @param elsewhereId of that kiosk, when the viewer may open its page
/// @param held why nobody is called for it now; empty when people are
/// @param taker who has it; empty when nobody
/// @param open whether it can be taken
/// @param about role of a device, or empty
/// @param words what people did and wrote
public record Called(
        long id,
        String shape,
        String what,
        String harm,
        String elsewhere,
        String elsewhereId,
        String held,
        String taker,
        boolean mine,
        boolean open,
        String about,
        Instant since,
        List<Word> words) {

    /// @param did as it is said: 接手
    /// @param who empty for the console itself
    public record Word(Instant at, String did, String who, String note) {}

    public Called {
        words = List.copyOf(words);
    }
}
