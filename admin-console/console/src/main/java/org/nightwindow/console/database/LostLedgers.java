package org.nightwindow.console.database;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.nightwindow.hall.Text;

/// Kiosks that began a new ledger though they had one: what residents had left with them and was not handed over yet is
/// gone with the old one, and nobody knows whose it was. Always in the caller's transaction.
public final class LostLedgers {
    /// @param name of the place
    /// @param before when the new ledger was first heard of; what the old one kept is older
    public record LostLedger(String kioskId, Text name, Instant before) {}

    /// Those since a moment, the newest first; two at most, more names say less.
    public static List<LostLedger> since(Handle handle, Instant moment) {
        return handle.createQuery("""
                        select kiosk.id, kiosk.name_zh, kiosk.name_en, max(l.first_at) as began
                        from kiosk_ledger l join kiosk on kiosk.id = l.kiosk_id
                        where l.first_at >= ? and exists (select 1 from kiosk_ledger older
                            where older.kiosk_id = l.kiosk_id and older.first_at < l.first_at)
                        group by kiosk.id, kiosk.name_zh, kiosk.name_en
                        order by began desc, kiosk.id fetch first 2 rows only""")
                .bind(0, moment.toEpochMilli())
                .map((row, _) -> new LostLedger(
                        row.getString("id"),
                        new Text(row.getString("name_zh"), row.getString("name_en")),
                        Instant.ofEpochMilli(row.getLong("began"))))
                .list();
    }

    private LostLedgers() {}
}
