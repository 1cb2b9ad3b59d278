package org.nightwindow.hall;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What happened at a kiosk, as far as the console must know. Never carries a name, an ID number or an address.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KioskEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = KioskEvent.LedgerReplaced.class, name = "ledger-replaced"),
    @JsonSubTypes.Type(value = KioskEvent.ActChanged.class, name = "act-changed"),
    @JsonSubTypes.Type(value = KioskEvent.Rated.class, name = "rated"),
    @JsonSubTypes.Type(value = KioskEvent.VisitEnded.class, name = "visit-ended"),
    @JsonSubTypes.Type(value = KioskEvent.DeviceChanged.class, name = "device-changed"),
    @JsonSubTypes.Type(value = KioskEvent.Noticed.class, name = "noticed")
})
public sealed interface KioskEvent {

    /// The kiosk was started.
    ///
    /// @param openActs how many acts of the last run were open
    record Started(String software, int openActs) implements KioskEvent {}

    /// The ledger was missing or could not be read; a new epoch began with this event.
    record LedgerReplaced(String reason) implements KioskEvent {}

    /// An act ended, or its end became known.
    ///
    /// @param key of the act
    /// @param kind `PRINT` or `FILE`
    /// @param outcome how it ended
    /// @param item id of the catalogue
    /// @param serial of the document, when one was issued; the query code of a FILE
    /// @param pages how many pages the document has
    /// @param pagesOut how many the printer says came out
    /// @param evidence why the kiosk says so, in the words of the device or of the kiosk
    record ActChanged(
            String key,
            String kind,
            Outcome outcome,
            String item,
            @Nullable String serial,
            int pages,
            int pagesOut,
            String evidence)
            implements KioskEvent {}

    enum Outcome {
        /// It happened, to its end.
        DONE,
        /// It did not happen. The serial of a document is void.
        NOT_DONE,
        /// It may have happened. The serial of a document is unconfirmed until somebody has looked.
        UNKNOWN,
        /// It was unknown, and a person or later evidence settled that it happened.
        RESOLVED_DONE,
        /// It was unknown, and a person or later evidence settled that it did not happen, or only in part.
        RESOLVED_NOT_DONE
    }

    /// A resident rated what was done for her 好差评; voluntary, at most once an act.
    ///
    /// @param act key of the act; absent when nothing was done
    /// @param item id of the catalogue, if one was chosen
    /// @param level 1 very satisfied … 5 very dissatisfied (GB/T 39046 A.8)
    record Rated(@Nullable String act, @Nullable String item, int level) implements KioskEvent {}

    /// A resident left.
    ///
    /// @param ending `done`, `left`, `timed-out` or `interrupted`
    /// @param item the last item chosen, if any
    /// @param touches how often the screen was touched
    /// @param seconds how long the visit was
    record VisitEnded(String ending, @Nullable String item, int touches, int seconds) implements KioskEvent {}

    /// A device became something else: usable, out of paper, silent. What it does at work is no change. One
    /// that comes and goes without end is told of once in a while, with how often it changed.
    ///
    /// @param event id of the catalogue of log events for what it became; absent from kiosks before 0.1
    /// @param was the same for what it was; absent when nothing was told of it since the kiosk started
    /// @param changes how many changes this tells of, from `was` to `event`: 1, or more when there were too
    ///     many to tell each
    record DeviceChanged(
            String role,
            String state,
            String detail,
            String text,
            @Nullable String event,
            @Nullable String was,
            int changes)
            implements KioskEvent {}

    /// Something a technician should know.
    ///
    /// @param event id of the catalogue of log events: `NW-2104`
    /// @param text one line
    record Noticed(String event, String text) implements KioskEvent {}
}
