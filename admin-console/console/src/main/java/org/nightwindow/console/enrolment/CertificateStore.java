package org.nightwindow.console.enrolment;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.console.database.Remembered;

/// The client certificates we gave, by serial number. Thread-safe.
public final class CertificateStore {
    private record Holder(String kioskId, long expiresAt) {}

    private final Jdbi jdbi;
    private final Remembered<BigInteger, Holder> holders = new Remembered<>();

    public CertificateStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The kiosk that holds this certificate, when it is one of ours, has not expired and is not revoked.
    Optional<String> holderOf(BigInteger serial, Instant now) {
        return holders.get(serial, this::find)
                .filter(holder -> holder.expiresAt() > now.toEpochMilli())
                .map(Holder::kioskId);
    }

    private Optional<Holder> find(BigInteger serial) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select kiosk_id, expires_at from kiosk_certificate where serial = :serial and revoked_at is null")
                .bind("serial", serial.toString(16))
                .map(ConstructorMapper.of(Holder.class))
                .findOne());
    }

    void add(Handle transaction, String kioskId, X509Certificate certificate, Instant now) {
        transaction
                .createUpdate("""
                        insert into kiosk_certificate (serial, kiosk_id, issued_at, expires_at)
                        values (:serial, :kiosk, :now, :expires)""")
                .bind("serial", certificate.getSerialNumber().toString(16))
                .bind("kiosk", kioskId)
                .bind("now", now.toEpochMilli())
                .bind("expires", certificate.getNotAfter().toInstant().toEpochMilli())
                .execute();
    }

    /// Takes a kiosk's right to speak from the commit on; a request that is being answered is answered to its end.
    void revokeAllOf(Handle transaction, String kioskId, Instant now) {
        holders.forgetAfter(transaction, each -> each.getValue().kioskId().equals(kioskId));
        transaction
                .createUpdate("""
                        update kiosk_certificate set revoked_at = :now
                        where kiosk_id = :kiosk and revoked_at is null""")
                .bind("now", now.toEpochMilli())
                .bind("kiosk", kioskId)
                .execute();
    }
}
