package org.nightwindow.console.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Enrolment.HallName;

/// Tickets and the places they are for.
final class TicketStore {
    /// A kiosk and its name.
    record Place(String kioskId, String nameZh, String nameEn) {}

    /// A ticket that can still be used.
    record Ticket(long id, String kioskId, String codeSha256) {}

    void nameKiosk(Handle transaction, String kioskId, HallName name) {
        int known = transaction
                .createUpdate("update kiosk set name_zh = :zh, name_en = :en where id = :id")
                .bind("id", kioskId)
                .bind("zh", name.zh())
                .bind("en", name.en())
                .execute();
        if (known == 0) {
            transaction
                    .createUpdate("insert into kiosk (id, name_zh, name_en) values (:id, :zh, :en)")
                    .bind("id", kioskId)
                    .bind("zh", name.zh())
                    .bind("en", name.en())
                    .execute();
        }
    }

    void add(Handle transaction, String kioskId, String codeSha256, Instant now, Instant expiresAt) {
        transaction
                .createUpdate("""
                        insert into enrolment_ticket (kiosk_id, code_sha256, made_at, expires_at)
                        values (:kiosk, :code, :now, :expires)""")
                .bind("kiosk", kioskId)
                .bind("code", codeSha256)
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
    }

    /// Uses a ticket up. Every ticket that could be meant is compared, each in constant time, and the update decides
    /// when two come with the same code at once.
    Optional<Place> spend(Handle transaction, String codeSha256, Instant now) {
        List<Ticket> usable = transaction
                .createQuery("""
                        select id, kiosk_id, code_sha256 from enrolment_ticket
                        where used_at is null and expires_at > :now""")
                .bind("now", now.toEpochMilli())
                .map(ConstructorMapper.of(Ticket.class))
                .list();
        Optional<Ticket> meant = Optional.empty();
        for (Ticket ticket : usable) {
            if (MessageDigest.isEqual(bytes(ticket.codeSha256()), bytes(codeSha256))) {
                meant = Optional.of(ticket);
            }
        }
        return meant.filter(ticket -> transaction
                                .createUpdate("""
                        update enrolment_ticket set used_at = :now where id = :id and used_at is null""")
                                .bind("now", now.toEpochMilli())
                                .bind("id", ticket.id())
                                .execute()
                        == 1)
                .map(ticket -> place(transaction, ticket.kioskId()));
    }

    boolean isKnown(Handle transaction, String kioskId) {
        return transaction
                        .createQuery("select count(*) from kiosk where id = :id")
                        .bind("id", kioskId)
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    Place place(Handle transaction, String kioskId) {
        return transaction
                .createQuery("select id as kiosk_id, name_zh, name_en from kiosk where id = :id")
                .bind("id", kioskId)
                .map(ConstructorMapper.of(Place.class))
                .one();
    }

    void markEnrolled(Handle transaction, String kioskId, Instant now) {
        transaction
                .createUpdate("update kiosk set enrolled_at = :now where id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", kioskId)
                .execute();
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
