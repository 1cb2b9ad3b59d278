package org.nightwindow.kiosk.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.filing.QueryCode;

/// One thing that cannot be taken back, as the ledger has it. No personal data.
///
/// @param key names it at the console and at the device; unique for ever
/// @param kind what it is
/// @param item id of the catalogue
/// @param state how far it has come
/// @param plannedAt when it was planned
/// @param changedAt when its state last changed
/// @param paper the document, once the console has issued it
/// @param mark the printer at the moment it was started
/// @param pagesOut how many pages the printer said came out; 0 until known
/// @param evidence why it ended as it did; empty while it is open
public record Act(
        String key,
        Kind kind,
        String item,
        State state,
        Instant plannedAt,
        Instant changedAt,
        Optional<Paper> paper,
        Optional<PrinterMark> mark,
        int pagesOut,
        String evidence) {

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int KEY_LETTERS = 26; // 130 bits: two kiosks never make the same one

    public enum Kind {
        /// A numbered, sealed document on paper.
        PRINT("P-"),
        /// A declaration 申报, sealed for the console. Its key gives the resident's query code.
        FILE("F-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// Each change is one commit; only the changes listed at [#canBecome(State)] exist.
    public enum State {
        /// The kiosk means to do it. Nothing has left it: not to the printer, not to the console.
        PLANNED,
        /// Committed before the first byte; from here on only evidence decides, or the console's answer.
        STARTED,
        /// Every page came out; the console has the declaration.
        DONE,
        /// Nothing came out, proven; the console opened no case.
        NOT_DONE,
        /// It may have happened, wholly or in part. Never of a FILE: the console is asked until it answers.
        UNKNOWN,
        /// It was unknown and turned out to have happened.
        RESOLVED_DONE,
        /// It was unknown and turned out not to have happened, or only in part.
        RESOLVED_NOT_DONE;

        public boolean canBecome(State next) {
            return switch (this) {
                case PLANNED -> next == STARTED || next == NOT_DONE;
                case STARTED -> next == DONE || next == NOT_DONE || next == UNKNOWN;
                case UNKNOWN -> next == RESOLVED_DONE || next == RESOLVED_NOT_DONE;
                case DONE, NOT_DONE, RESOLVED_DONE, RESOLVED_NOT_DONE -> false;
            };
        }

        /// True when it was unknown and is no more.
        public boolean resolved() {
            return this == RESOLVED_DONE || this == RESOLVED_NOT_DONE;
        }

        /// True while the end is not written.
        public boolean open() {
            return this == PLANNED || this == STARTED;
        }
    }

    /// @param serial of the document
    /// @param sha256 of its bytes, lower-case hex
    /// @param pages at least 1
    public record Paper(String serial, String sha256, int pages) {}

    /// The printer just before the first byte.
    ///
    /// @param printer which one; the same text for the same printer, another for another: driver and address
    /// @param pageCounter all pages of its life, where it counts them
    public record PrinterMark(String printer, OptionalLong pageCounter) {}

    static Act planned(String key, Kind kind, String item, Instant now) {
        return new Act(key, kind, item, State.PLANNED, now, now, Optional.empty(), Optional.empty(), 0, "");
    }

    Act started(Optional<PrinterMark> printer, Instant now) {
        return become(State.STARTED, printer, 0, "", now);
    }

    Act ended(State end, int pages, String words, Instant now) {
        return become(end, mark, pages, words, now);
    }

    /// Number of the document, once it was issued; the query code of a declaration.
    public Optional<String> serial() {
        return switch (kind) {
            case PRINT -> paper.map(Paper::serial);
            case FILE -> Optional.of(QueryCode.of(key));
        };
    }

    KioskEvent toEvent() {
        return new KioskEvent.ActChanged(
                key,
                kind.name(),
                KioskEvent.Outcome.valueOf(state.name()),
                item,
                serial().orElse(null),
                paper.map(Paper::pages).orElse(0),
                pagesOut,
                evidence);
    }

    private Act become(State next, Optional<PrinterMark> printer, int pages, String words, Instant now) {
        if (!state.canBecome(next) || (kind == Kind.FILE && next == State.UNKNOWN)) {
            throw new IllegalStateException("the act " + key + " is " + state + " and cannot become " + next);
        }
        return new Act(key, kind, item, next, plannedAt, now, paper, printer, pages, words);
    }

    static String newKey(Kind kind, RandomGenerator random) {
        StringBuilder key = new StringBuilder(kind.prefix);
        for (int i = 0; i < KEY_LETTERS; i++) {
            key.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return key.toString();
    }
}
