package org.nightwindow.console.events;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.KioskEvent.Outcome;

/// How every act ended, as far as it is known. An end that is known never changes again. Thread-safe.
public final class Acts implements ActListener {
    /// @param serial of the document; empty when none was issued
    /// @param evidence why the kiosk says so
    /// @param changedAt when the console learned it, epoch ms
    public record Known(
            String kioskId,
            String actKey,
            String kind,
            String item,
            Outcome outcome,
            String serial,
            long pages,
            long pagesOut,
            String evidence,
            long changedAt) {}

    /// Length of the column; a longer evidence is cut here and kept whole in the event.
    private static final int EVIDENCE_CHARS = 1000;

    private final Jdbi jdbi;
    private final Clock clock;

    public Acts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void onActChanged(String kioskId, ActChanged act) {
        Known known = new Known(
                kioskId,
                act.key(),
                act.kind(),
                act.item(),
                act.outcome(),
                act.serial() == null ? "" : act.serial(),
                act.pages(),
                act.pagesOut(),
                cut(act.evidence()),
                clock.millis());
        jdbi.useTransaction(transaction -> {
            Optional<Outcome> before = transaction
                    .createQuery("select outcome from act where kiosk_id = :kioskId and act_key = :actKey")
                    .bindMethods(known)
                    .mapTo(Outcome.class)
                    .findOne();
            if (before.equals(Optional.of(Outcome.UNKNOWN))) {
                update(transaction, known);
            } else if (before.isEmpty()) {
                transaction.createUpdate("""
                                insert into act (kiosk_id, act_key, kind, item, outcome, serial, pages, pages_out,
                                    evidence, changed_at)
                                values (:kioskId, :actKey, :kind, :item, :outcome, :serial, :pages, :pagesOut,
                                    :evidence, :changedAt)""").bindMethods(known).execute();
            }
        });
    }

    /// The acts of a kiosk whose end nobody knows, oldest first.
    public List<Known> unknownAt(String kioskId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from act where kiosk_id = :kiosk and outcome = :unknown order by changed_at""")
                .bind("kiosk", kioskId)
                .bind("unknown", Outcome.UNKNOWN)
                .map(ConstructorMapper.of(Known.class))
                .list());
    }

    /// By kiosk, how many documents may or may not have been printed; without those that have none.
    public Map<String, Integer> unknownSheets() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select kiosk_id, count(*) from act where outcome = :unknown and kind = 'PRINT' group by kiosk_id")
                .bind("unknown", Outcome.UNKNOWN)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static void update(Handle transaction, Known known) {
        transaction.createUpdate("""
                        update act set outcome = :outcome, serial = :serial, pages = :pages, pages_out = :pagesOut,
                            evidence = :evidence, changed_at = :changedAt
                        where kiosk_id = :kioskId and act_key = :actKey""").bindMethods(known).execute();
    }

    @SuppressWarnings("ConstantValue") // JSON may lack what the record promises
    private static String cut(String evidence) {
        String text = evidence == null ? "" : evidence;
        return text.length() > EVIDENCE_CHARS ? text.substring(0, EVIDENCE_CHARS) : text;
    }
}
