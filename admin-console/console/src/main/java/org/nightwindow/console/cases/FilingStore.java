package org.nightwindow.console.cases;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The SQL of filings; always in the caller's transaction. Any thread.
final class FilingStore {
    private static final RowMapper<Filing> FILINGS = ConstructorMapper.of(Filing.class);

    Optional<Filing> find(Handle handle, String actKey) {
        return handle.createQuery("select * from filing where act_key = ?")
                .bind(0, actKey)
                .map(FILINGS)
                .findOne();
    }

    List<Filing> byCode(Handle handle, String queryCode) {
        return handle.createQuery("select * from filing where query_code = ?")
                .bind(0, queryCode)
                .map(FILINGS)
                .list();
    }

    /// The acts that changed a case after it was opened, oldest first.
    List<String> amending(Handle handle, String caseNumber) {
        return handle.createQuery("""
                        select act_key from filing where case_number = ? and verdict = 'CORRECTED'
                        order by received_at, act_key""").bind(0, caseNumber).mapTo(String.class).list();
    }

    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException a duplicate, when the act has its
    ///     answer
    void insert(Handle transaction, Filing filing) {
        transaction.createUpdate("""
                        insert into filing (act_key, kiosk_id, query_code, envelope_sha256, verdict, case_number,
                            refusal_code, refusal_zh, refusal_en, received_at)
                        values (:actKey, :kioskId, :queryCode, :envelopeSha256, :verdict, :caseNumber,
                            :refusalCode, :refusalZh, :refusalEn, :receivedAt)""").bindMethods(filing).execute();
    }
}
