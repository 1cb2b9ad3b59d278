package org.nightwindow.driver.standard.receipt;

/// How a printer says that it has come to a place in what was sent.
enum Confirming {
    /// By an id we choose (GS ( H): nothing else can be taken for it, and a cleared id is never sent.
    PROCESS_ID,
    /// By a status in its turn (GS r): the cheapest printers know no more.
    QUEUED_STATUS
}
