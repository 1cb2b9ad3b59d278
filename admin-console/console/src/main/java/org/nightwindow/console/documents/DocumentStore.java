package org.nightwindow.console.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.Text;

/// The SQL of documents. Thread-safe; every method that writes takes the handle of its caller's transaction.
public final class DocumentStore {
    private static final String COLUMNS = "act_key, serial, kiosk_id, item, state, check_word, title_zh, title_en, "
            + "office_zh, office_en, holder_masked, period, period_en, total_fen, sha256, pages, issued_at, changed_at";

    private final Jdbi jdbi;

    public DocumentStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What is known of an act.
    ///
    /// @param kioskId whose act it is
    /// @param requestSha256 of what was asked; absent when it was settled before anything was asked
    /// @param outcome the latest the kiosk reported, if any
    record Key(
            String kioskId,
            @Nullable String requestSha256,
            @Nullable Outcome outcome) {}

    Optional<Key> key(Handle handle, String key) {
        return handle.createQuery("select kiosk_id, request_sha256, outcome from document_key where act_key = ?")
                .bind(0, key)
                .map((row, context) -> new Key(
                        row.getString("kiosk_id"), row.getString("request_sha256"), outcome(row.getString("outcome"))))
                .findOne();
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }

    /// Claims an act for a document or for its outcome.
    ///
    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException a duplicate, when somebody was first;
    ///     the transaction is spent
    void insertKey(Handle handle, String key, Key act, Instant now) {
        handle.createUpdate("insert into document_key (act_key, kiosk_id, request_sha256, outcome, seen_at)"
                        + " values (?, ?, ?, ?, ?)")
                .bind(0, key)
                .bind(1, act.kioskId())
                .bind(2, act.requestSha256())
                .bind(3, act.outcome() == null ? null : act.outcome().name())
                .bind(4, now.toEpochMilli())
                .execute();
    }

    void setOutcome(Handle handle, String key, Outcome outcome) {
        handle.createUpdate("update document_key set outcome = ? where act_key = ?")
                .bind(0, outcome.name())
                .bind(1, key)
                .execute();
    }

    void insert(Handle handle, DocumentRecord document, String code, byte[] pdf) {
        handle.createUpdate("insert into document (" + COLUMNS + ", code_sha256, pdf)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, document.key())
                .bind(1, document.serial())
                .bind(2, document.kioskId())
                .bind(3, document.item())
                .bind(4, document.state().name())
                .bind(5, document.checkWord())
                .bind(6, document.titleZh())
                .bind(7, document.titleEn())
                .bind(8, document.officeZh())
                .bind(9, document.officeEn())
                .bind(10, document.holderMasked())
                .bind(11, document.covers().zh())
                .bind(12, document.covers().en())
                .bind(13, document.totalFen().isPresent() ? document.totalFen().getAsLong() : null)
                .bind(14, document.sha256())
                .bind(15, document.pages())
                .bind(16, document.issuedAt().toEpochMilli())
                .bind(17, document.changedAt().toEpochMilli())
                .bind(18, Sha256.hex(code))
                .bind(19, pdf)
                .execute();
    }

    Optional<DocumentRecord> byKey(Handle handle, String key) {
        return one(handle, "act_key", key);
    }

    /// The document whose QR carries `code`.
    public Optional<DocumentRecord> byCode(String code) {
        return jdbi.withHandle(handle -> one(handle, "code_sha256", Sha256.hex(code)));
    }

    /// @param serial fifteen digits
    public Optional<DocumentRecord> bySerial(String serial) {
        return jdbi.withHandle(handle -> one(handle, "serial", serial));
    }

    private static Optional<DocumentRecord> one(Handle handle, String column, String value) {
        return handle.createQuery("select " + COLUMNS + " from document where " + column + " = ?")
                .bind(0, value)
                .map((row, context) -> document(row))
                .findOne();
    }

    /// Every document, oldest first, for the offline export.
    public List<DocumentRecord> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from document order by issued_at, serial")
                        .map((row, context) -> document(row))
                        .list());
    }

    /// The sealed bytes, while they are kept.
    Optional<byte[]> pdf(Handle handle, String key) {
        return handle.createQuery("select pdf from document where act_key = ?")
                .bind(0, key)
                .map((row, context) -> Optional.ofNullable(row.getBytes("pdf")))
                .findOne()
                .flatMap(found -> found);
    }

    /// The outcome is known: the bytes are needed by nobody any more, and they name somebody.
    void settle(Handle handle, String key, DocumentState state, Instant now) {
        handle.createUpdate("update document set state = ?, changed_at = ?, pdf = null where act_key = ?")
                .bind(0, state.name())
                .bind(1, now.toEpochMilli())
                .bind(2, key)
                .execute();
    }

    /// @return how many documents lost their bytes
    int forgetBytes(Instant issuedBefore) {
        return jdbi.inTransaction(
                handle -> handle.createUpdate("update document set pdf = null where pdf is not null and issued_at < ?")
                        .bind(0, issuedBefore.toEpochMilli())
                        .execute());
    }

    private static DocumentRecord document(ResultSet row) throws SQLException {
        return new DocumentRecord(
                row.getString("act_key"),
                row.getString("serial"),
                row.getString("kiosk_id"),
                row.getString("item"),
                DocumentState.valueOf(row.getString("state")),
                row.getString("check_word"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("office_zh"),
                row.getString("office_en"),
                row.getString("holder_masked"),
                covers(row.getString("period"), row.getString("period_en")),
                total(row),
                row.getString("sha256"),
                (int) row.getLong("pages"),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    /// Documents from before version 3 of the database have a period of months, in Chinese only.
    private static Text covers(String zh, @Nullable String en) {
        return new Text(zh, en == null ? zh.replace("至", "to") : en);
    }

    private static OptionalLong total(ResultSet row) throws SQLException {
        long fen = row.getLong("total_fen");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(fen);
    }
}
