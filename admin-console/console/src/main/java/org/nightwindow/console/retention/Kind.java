package org.nightwindow.console.retention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is deleted after a time. Not among them, because nobody deletes it: the audit, papers, cases, acts, ratings,
/// accounts, and what was given out twice if it were forgotten. What the law gives its own time (declarations, sealed
/// bytes, used codes) is deleted where it is understood.
enum Kind {
    /// Pictures of the screen, also those a kiosk never handed over whole.
    SCREENSHOTS(1, Column.FILE, "media = 'image/png'", Column.FILE_DELETED),
    LOGS(1, Column.FILE, "media <> 'image/png'", Column.FILE_DELETED),
    /// Commands that ended, or that nobody can begin any more; those that brought something follow it.
    COMMANDS(
            2,
            "select asked_at as told_at, id as part_one, '' as part_two from command",
            "asked_at",
            "not exists (select 1 from command_file where command_file.command_id = command.id)",
            "delete from command where id = ?"),
    /// Levels that were measured; the newest of each supply stays.
    SUPPLY_SAMPLES(
            42, // the forecast learns from four weeks and one
            "select taken_at as told_at, id as part_one, '' as part_two from supply_sample",
            "taken_at",
            "exists (select 1 from supply_sample newer where newer.supply_id = supply_sample.supply_id"
                    + " and newer.taken_at > supply_sample.taken_at)",
            "delete from supply_sample where id = ?"),
    /// Sheets by the hour; they can be counted again as long as the acts are there.
    SHEET_HOURS(
            42,
            "select hour_at as told_at, kiosk_id as part_one, hour_at as part_two from sheet_hour",
            "hour_at",
            Column.ALL,
            "delete from sheet_hour where kiosk_id = ? and hour_at = ?"),
    REFILLS(
            42,
            "select refilled_at as told_at, id as part_one, '' as part_two from refill",
            "refilled_at",
            Column.ALL,
            "delete from refill where id = ?"),
    /// Messages that were delivered or given up; of an alert that is open they stay,
    /// because who heard of it is to hear that it is over.
    NOTIFICATIONS(
            7,
            "select ended_at as told_at, id as part_one, '' as part_two from alert_message",
            "ended_at",
            "exists (select 1 from alert where alert.id = alert_message.alert_id and alert.state = 'CLOSED')",
            "delete from alert_message where id = ?"),
    /// Alerts that are over, with what people wrote on them.
    ALERTS(
            30,
            "select closed_at as told_at, id as part_one, '' as part_two from alert",
            "closed_at",
            "state = 'CLOSED'",
            "delete from alert_note where alert_id = ?",
            "delete from alert_message where alert_id = ?",
            "delete from alert where id = ?"),
    /// Announced work that is over.
    PLANNED_WORK(
            30,
            "select until_at as told_at, id as part_one, '' as part_two from planned_work",
            "until_at",
            Column.ALL,
            "delete from planned_work where id = ?"),
    /// When items began and ceased to work; the newest of each stays.
    ITEM_CHANGES(
            8,
            "select changed_at as told_at, id as part_one, '' as part_two from item_change",
            "changed_at",
            "exists (select 1 from item_change newer where newer.kiosk_id = item_change.kiosk_id"
                    + " and newer.item = item_change.item and newer.changed_at > item_change.changed_at)",
            "delete from item_change where id = ?"),
    /// When nothing was heard of kiosks.
    SILENCES(
            8,
            "select until_at as told_at, id as part_one, '' as part_two from silence",
            "until_at",
            Column.ALL,
            "delete from silence where id = ?"),
    /// How visits ended; nothing of who it was.
    VISITS(
            30,
            "select ended_at as told_at, event_id as part_one, '' as part_two from visit_end",
            "ended_at",
            Column.ALL,
            "delete from visit_end where event_id = ?"),
    /// When drivers crashed.
    CRASHES(
            2, // an alert looks a day back
            "select crashed_at as told_at, event_id as part_one, '' as part_two from driver_crash",
            "crashed_at",
            Column.ALL,
            "delete from driver_crash where event_id = ?"),
    /// The timeline: what kiosks reported, word for word. What it means has long been taken from it. The newest 500 of
    /// each ledger stay: a kiosk whose receipt was lost sends its last batch (200 at most) again, perhaps after
    /// years, and is compared with it.
    EVENTS(
            30,
            "select received_at as told_at, id as part_one, '' as part_two from kiosk_event",
            "received_at",
            "reading = 'READ' and exists (select 1 from kiosk_ledger where kiosk_ledger.kiosk_id = kiosk_event.kiosk_id"
                    + " and kiosk_ledger.epoch = kiosk_event.epoch and kiosk_ledger.last_seq - 500 >= kiosk_event.seq)",
            "delete from kiosk_event where id = ?");

    private final int leastDays;
    private final String select;
    private final List<String> deletes;

    Kind(int leastDays, String select, String time, String which, String... deletes) {
        this.leastDays = leastDays;
        this.select = select + " where " + time + " < ? and " + which + " order by " + time + " fetch first "
                + Retention.BATCH + " rows only";
        this.deletes = List.of(deletes);
    }

    Kind(int leastDays, String file, String which, String[] deletes) {
        this(leastDays, file, "made_at", which, deletes);
    }

    /// As a hall's file calls it.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Fewer days would take something that is still needed.
    int leastDays() {
        return leastDays;
    }

    /// A batch of what was before a moment: `told_at` and the key in two parts; the second is often empty.
    String select() {
        return select;
    }

    /// What deletes one, in this order; each is given the first part of the key, or both.
    List<String> deletes() {
        return deletes;
    }

    static Optional<Kind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    private static final class Column {
        private static final String ALL = "0 = 0";
        private static final String FILE =
                "select made_at as told_at, command_id as part_one, '' as part_two from command_file";
        private static final String[] FILE_DELETED = {
            "delete from command_part where command_id = ?", "delete from command_file where command_id = ?"
        };
    }
}
