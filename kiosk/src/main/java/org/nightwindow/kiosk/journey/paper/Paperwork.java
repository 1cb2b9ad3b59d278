package org.nightwindow.kiosk.journey.paper;

import java.util.List;
import java.util.function.Consumer;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.kiosk.journey.trouble.Trouble;

/// One document on its way from the console to paper: one attempt, one key, one serial. A new attempt is a new
/// object.
///
/// [#prepare()] and [#print] block and are called on a background thread, each at most once, in this order.
public interface Paperwork {

    /// Has the document made and numbered, and its pages drawn.
    Prepared prepare();

    /// Prints it. Cannot be stopped.
    ///
    /// @param progress told of what the printer says, on a thread of the printer
    Ended print(Consumer<PrintProgress> progress);

    /// It will not be printed: its number becomes void, also when it is still being made. Any thread, returns at
    /// once, harmless when repeated; does nothing once [#print] was called.
    void abandon();

    sealed interface Prepared {
        /// @param serial its number
        /// @param pages in order, at least one
        record Ready(String serial, List<PageImage> pages) implements Prepared {
            public Ready {
                pages = List.copyOf(pages);
            }
        }

        /// There is no document and none will be printed under this key.
        record NotReady(Trouble trouble) implements Prepared {}
    }

    sealed interface Ended {
        /// Every page came out, the printer says so, and the ledger knows.
        ///
        /// @param key of the act
        record Printed(String key, String serial, int pages) implements Ended {}

        record NotPrinted(Trouble trouble) implements Ended {}
    }
}
