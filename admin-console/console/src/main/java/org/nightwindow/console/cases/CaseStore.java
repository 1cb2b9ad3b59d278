package org.nightwindow.console.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nightwindow.console.database.RunningNumbers;
import org.nightwindow.console.database.Sifted;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.State;

/// The SQL of cases; always in the caller's transaction. Any thread.
final class CaseStore {
    private static final RowMapper<CaseFacts> FACTS = ConstructorMapper.of(CaseFacts.class);
    private static final RowMapper<CaseStanding> STANDINGS = ConstructorMapper.of(CaseStanding.class);
    private static final RowMapper<CaseRow> CASES =
            (row, context) -> new CaseRow(FACTS.map(row, context), STANDINGS.map(row, context));
    private static final RowMapper<CaseStep> STEPS = ConstructorMapper.of(CaseStep.class);

    private record CorrectionRow(String field, String whatZh, String whatEn) {}

    /// A number nobody else gets.
    ///
    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException a duplicate: two began the day
    String nextNumber(Handle transaction, String implementationCode, LocalDate day) {
        String series = CaseNumber.series(implementationCode, day);
        Instant begins = day.atStartOfDay(CaseClock.ZONE).toInstant();
        return CaseNumber.of(series, RunningNumbers.next(transaction, RunningNumbers.Kind.CASE, series, begins));
    }

    void insert(Handle transaction, CaseRow row) {
        transaction
                .createUpdate("""
                        insert into service_case (case_number, act_key, query_code, kiosk_id, item, catalogue_version,
                            item_zh, item_en, office_zh, office_en, applicant_hash, beneficiary_hash, applicant_masked,
                            promised_days, statutory_days, days_unit, state, steps, filed_at, counted_on, promised_on,
                            statutory_on, due_on, accepted_by, decided_by, closed_at)
                        values (:caseNumber, :actKey, :queryCode, :kioskId, :item, :catalogueVersion,
                            :itemZh, :itemEn, :officeZh, :officeEn, :applicantHash, :beneficiaryHash, :applicantMasked,
                            :promisedDays, :statutoryDays, :daysUnit, :state, :steps, :filedAt, :countedOn, :promisedOn,
                            :statutoryOn, :dueOn, :acceptedBy, :decidedBy, :closedAt)""")
                .bindMethods(row.facts())
                .bindMethods(row.standing())
                .execute();
    }

    /// Writes what a step or a new calendar made of a case, if it still is what the caller saw. When it closes, the
    /// place it held as the one open case is free again.
    ///
    /// @return false when somebody was first
    boolean replace(Handle transaction, CaseRow before, CaseRow after) {
        int replaced = transaction
                .createUpdate("""
                        update service_case set state = :state, steps = :steps, counted_on = :countedOn,
                            promised_on = :promisedOn, statutory_on = :statutoryOn, due_on = :dueOn,
                            accepted_by = :acceptedBy, decided_by = :decidedBy, closed_at = :closedAt,
                            catalogue_version = :catalogueVersion
                        where case_number = :caseNumber and state = :stateBefore and steps = :stepsBefore""")
                .bindMethods(after.standing())
                .bind("caseNumber", before.caseNumber())
                .bind("stateBefore", before.state())
                .bind("stepsBefore", before.standing().steps())
                .execute();
        if (replaced == 1 && before.state().open() && !after.state().open()) {
            leavePlace(transaction, after.facts().actKey());
        }
        return replaced == 1;
    }

    Optional<CaseRow> find(Handle handle, String caseNumber) {
        return handle.createQuery("select * from service_case where case_number = ?")
                .bind(0, caseNumber)
                .map(CASES)
                .findOne();
    }

    /// The open case that holds the place of these three.
    Optional<CaseRow> openOf(Handle handle, String item, String applicant, String beneficiary) {
        return handle.createQuery("""
                        select service_case.* from open_case
                        join service_case on service_case.act_key = open_case.act_key
                        where open_case.item = ? and open_case.applicant_hash = ? and open_case.beneficiary_hash = ?""")
                .bind(0, item)
                .bind(1, applicant)
                .bind(2, beneficiary)
                .map(CASES)
                .findOne();
    }

    /// Takes the place of the one open case of these three.
    ///
    /// @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException a duplicate: another has it
    void takePlace(Handle transaction, String item, String applicant, String beneficiary, String actKey) {
        transaction
                .createUpdate(
                        "insert into open_case (item, applicant_hash, beneficiary_hash, act_key) values (?, ?, ?, ?)")
                .bind(0, item)
                .bind(1, applicant)
                .bind(2, beneficiary)
                .bind(3, actKey)
                .execute();
    }

    void leavePlace(Handle transaction, String actKey) {
        transaction
                .createUpdate("delete from open_case where act_key = ?")
                .bind(0, actKey)
                .execute();
    }

    /// The last case of these three that was closed after `moment`.
    Optional<CaseRow> closedAfter(Handle handle, String item, String applicant, String beneficiary, Instant moment) {
        return handle.createQuery("""
                        select * from service_case
                        where applicant_hash = ? and item = ? and beneficiary_hash = ? and closed_at > ?
                        order by filed_at desc fetch first 1 rows only""")
                .bind(0, applicant)
                .bind(1, item)
                .bind(2, beneficiary)
                .bind(3, moment.toEpochMilli())
                .map(CASES)
                .findOne();
    }

    /// Cases somebody filed or that are for her, newest first.
    List<CaseRow> ofPerson(Handle handle, String hash) {
        return handle.createQuery("""
                        select * from service_case where applicant_hash = :hash
                        union select * from service_case where beneficiary_hash = :hash
                        order by filed_at desc""").bind("hash", hash).map(CASES).list();
    }

    /// Cases in one of these states: who must act soonest first, then the newest.
    ///
    /// @param seen which kiosks' are wanted
    List<CaseRow> inStates(Handle handle, Collection<State> states, int most, Predicate<String> seen) {
        return Sifted.first(
                most,
                row -> seen.test(row.facts().kioskId()),
                from -> handle.createQuery("""
                        select * from service_case where state in (<states>)
                        order by case when due_on is null then 1 else 0 end, due_on, filed_at desc,
                            case_number
                        offset :from rows fetch first :most rows only""")
                        .bindList("states", states.stream().map(State::name).toList())
                        .bind("from", from)
                        .bind("most", most)
                        .map(CASES)
                        .list());
    }

    /// Cases in one of these states that lack a date.
    List<CaseRow> undated(Handle handle, Collection<State> states) {
        return handle.createQuery("""
                        select * from service_case where state in (<states>)
                        and (counted_on is null or (accepted_by is not null and promised_on is null))""")
                .bindList("states", states.stream().map(State::name).toList())
                .map(CASES)
                .list();
    }

    /// How many cases in one of these states were filed at kiosks that are wanted.
    long count(Handle handle, Collection<State> states, Predicate<String> seen) {
        return handle
                .createQuery("select kiosk_id, count(*) from service_case where state in (<states>) group by kiosk_id")
                .bindList("states", states.stream().map(State::name).toList())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .filter(kiosk -> seen.test(kiosk.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Every case, oldest first, for the offline export.
    List<CaseRow> all(Handle handle) {
        return handle.createQuery("select * from service_case order by filed_at, case_number")
                .map(CASES)
                .list();
    }

    void addStep(Handle transaction, CaseStep step) {
        transaction.createUpdate("""
                        insert into case_step (case_number, place, happened_at, who, action, reason_zh, reason_en)
                        values (:caseNumber, :place, :happenedAt, :who, :action, :reasonZh, :reasonEn)""").bindMethods(step).execute();
    }

    List<CaseStep> steps(Handle handle, String caseNumber) {
        return handle.createQuery("select * from case_step where case_number = ? order by place")
                .bind(0, caseNumber)
                .map(STEPS)
                .list();
    }

    void addCorrections(Handle transaction, CaseStep step, List<Correction> corrections) {
        PreparedBatch batch = transaction.prepareBatch("""
                insert into case_correction (case_number, place, line, field, what_zh, what_en)
                values (:caseNumber, :place, :line, :field, :zh, :en)""");
        int line = 0;
        for (Correction correction : corrections) {
            batch.bind("caseNumber", step.caseNumber())
                    .bind("place", step.place())
                    .bind("line", ++line)
                    .bind("field", correction.field())
                    .bind("zh", correction.what().zh())
                    .bind("en", correction.what().en())
                    .add();
        }
        batch.execute();
    }

    /// What one notice asked for.
    List<Correction> corrections(Handle handle, String caseNumber, long place) {
        return handle.createQuery("""
                        select field, what_zh, what_en from case_correction
                        where case_number = ? and place = ? order by line""")
                .bind(0, caseNumber)
                .bind(1, place)
                .map(ConstructorMapper.of(CorrectionRow.class))
                .map(row -> new Correction(row.field(), new Text(row.whatZh(), row.whatEn())))
                .list();
    }

    void addDeclaration(Handle transaction, CaseStep step, Instant signedAt, CaseDeclaration declaration) {
        try {
            transaction
                    .createUpdate(
                            "insert into case_declaration (case_number, place, signed_at, body) values (?, ?, ?, ?)")
                    .bind(0, step.caseNumber())
                    .bind(1, step.place())
                    .bind(2, signedAt.toEpochMilli())
                    .bind(3, Json.MAPPER.writeValueAsString(declaration))
                    .execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a declaration came as JSON", e);
        }
    }

    /// The newest declaration of a case; empty when it was deleted after its time.
    Optional<CaseDeclaration> declaration(Handle handle, String caseNumber) {
        return handle.createQuery("""
                        select body from case_declaration where case_number = ?
                        order by place desc fetch first 1 rows only""")
                .bind(0, caseNumber)
                .mapTo(String.class)
                .findOne()
                .map(body -> {
                    try {
                        return Json.MAPPER.readValue(body, CaseDeclaration.class);
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("the declaration of " + caseNumber + " cannot be read", e);
                    }
                });
    }

    /// Cases closed before a moment whose personal data is still there.
    List<String> closedWithDeclaration(Handle handle, Instant before) {
        return handle.createQuery("""
                        select distinct service_case.case_number from service_case
                        join case_declaration on case_declaration.case_number = service_case.case_number
                        where service_case.closed_at < ?""")
                .bind(0, before.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    int deleteDeclarations(Handle transaction, String caseNumber) {
        return transaction
                .createUpdate("delete from case_declaration where case_number = ?")
                .bind(0, caseNumber)
                .execute();
    }
}
