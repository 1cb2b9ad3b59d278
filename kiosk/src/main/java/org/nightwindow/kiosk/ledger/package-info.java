/// The kiosk's memory of what cannot be taken back, in encrypted Derby.
///
/// **The order of calls for a PRINT** (any thread but JavaFX's; each call blocks until its commit is on the disk):
///
/// - `Ledger.plan(item)`: PLANNED on disk, the key is new
/// - `HallLink.issue(request with that key)`: the console numbers and seals; the same key gives the same bytes
/// - `Ledger.issued(key, serial, sha256, pages)`: what the console made is on disk
/// - preview from those bytes; the resident confirms
/// - `Ledger.start(key, printer mark)`: STARTED on disk; go on only with `Entry.Written`
/// - `DocumentPrinter.print(…)`: first byte to the printer
/// - `Ledger.settle(key, outcome, …)`: outcome and event in one commit
/// - `Outbox` tells the console, as often as it takes
///
/// Whoever leaves this way before `start` settles the act as NOT_DONE: a cancelled preview, a refusal, no answer
/// from the console. After `start` only the printer's own words decide: `Outcome.Done` → DONE, `Failed` and
/// `Cancelled` → NOT_DONE (both are proven), `Unknown` → UNKNOWN. Nothing goes to a printer while
/// [org.nightwindow.kiosk.ledger.Recovery#blocksPrinter()].
///
/// **The order of calls for a FILE:**
///
/// - `Ledger.newFileKey()`, and the declaration is sealed with it
/// - `Ledger.planFile(key, item, envelope)`: PLANNED on disk, together with the envelope
/// - `Ledger.startFile(key)`: STARTED on disk
/// - `HallLink.file(…)`: first byte to the console, as often as it takes, by this run or a later one
/// - `Ledger.settle(key, …)`: outcome, event, and the end of the envelope in one commit
///
/// Every change answers with an [org.nightwindow.kiosk.ledger.Entry]: *written*, *refused* (proven not written) or
/// *in doubt* (the disk cannot be read now). A `start` that is not *written* must not reach the printer; settle the
/// act NOT_DONE. A `settle` that is in doubt is kept and written by itself as soon as the disk is back; after a
/// crash [org.nightwindow.kiosk.ledger.Recovery] finds the same act still STARTED and asks the printer.
@NullMarked
package org.nightwindow.kiosk.ledger;

import org.jspecify.annotations.NullMarked;
