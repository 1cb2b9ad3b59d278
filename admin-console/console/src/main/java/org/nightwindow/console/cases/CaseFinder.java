package org.nightwindow.console.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.database.LostLedgers;
import org.nightwindow.console.database.LostLedgers.LostLedger;
import org.nightwindow.console.database.Restorations;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.QueryCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds cases for who asks at a kiosk: by her card, those she filed and those that are for her; by the code of a
/// slip, the one it names. Changes nothing. Any thread.
final class CaseFinder {
    private static final Logger LOG = LoggerFactory.getLogger(CaseFinder.class);

    static final Refusal NONE =
            new Refusal(Refusal.NO_RECORDS, "没有查到您申报过的事项。", "Nothing filed by you or for you was found.");
    static final Refusal NO_SUCH_CODE = new Refusal(
            Refusal.NO_RECORDS,
            "没有查到这个查询码。请对照单子再看一遍，或刷身份证查。夜里断网时提交的，接通以后才查得到。",
            "This code was not found. Compare it with your slip, or use your ID card. What was filed while the network was"
                    + " down can be found once it is back.");
    static final Refusal BAD_CODE = new Refusal(
            Refusal.FIELDS,
            "查询码是 12 位数字，这个不对，请对照单子再看一遍。",
            "A query code has 12 digits and this is none. Please compare it with your slip.");
    static final Refusal AMBIGUOUS = new Refusal(
            Refusal.AMBIGUOUS,
            "这个查询码碰巧对上了不止一件，请刷身份证查。",
            "This code happens to belong to more than one case. Please use your ID card.");
    static final Refusal WAIT = new Refusal(
            Refusal.NOT_POSSIBLE,
            "这台机器上查不到的查询码太多了，请过一刻钟再试，或刷身份证查。",
            "Too many codes were not found at this kiosk. Try again in a quarter of an hour, or use your ID card.");

    /// Nobody comes back later with a slip on which nothing ever followed.
    private static final Duration SLIP_IN_USE = Duration.ofDays(90);

    private static final DateTimeFormatter DAY_ZH =
            DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA).withZone(CaseClock.ZONE);
    private static final DateTimeFormatter DAY_EN =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK).withZone(CaseClock.ZONE);

    private final Jdbi jdbi;
    private final CaseStore cases;
    private final FilingStore filings = new FilingStore();
    private final PersonHash persons;
    private final CaseWords words;
    private final CodeTries tries;
    private final Clock clock;

    CaseFinder(Jdbi jdbi, CaseStore cases, PersonHash persons, CaseWords words, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.persons = persons;
        this.words = words;
        this.tries = new CodeTries(clock);
        this.clock = clock;
    }

    sealed interface Answer {
        record Found(CaseList list) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /// @param kioskId from the certificate of the kiosk
    Answer find(String kioskId, CaseSearch search) {
        Answer answer = search.applicant()
                .map(this::byCard)
                .orElseGet(() -> byCode(kioskId, search.queryCode().orElseThrow()));
        LOG.info(
                "{} at {}: {}",
                search,
                kioskId,
                switch (answer) {
                    case Answer.Found found -> found.list();
                    case Answer.Refused refused -> refused.refusal().code();
                });
        return answer;
    }

    private Answer byCard(Applicant applicant) {
        return jdbi.inTransaction(handle -> {
            List<CaseRow> rows = cases.ofPerson(handle, persons.of(applicant.idNumber()));
            return rows.isEmpty() ? new Answer.Refused(orLost(handle, NONE)) : found(handle, rows);
        });
    }

    private Answer byCode(String kioskId, String code) {
        if (!QueryCode.isValid(code)) {
            return new Answer.Refused(BAD_CODE);
        }
        if (!tries.mayTry(kioskId)) {
            return new Answer.Refused(WAIT);
        }
        return jdbi.inTransaction(handle -> {
            List<Filing> named = filings.byCode(handle, code);
            if (named.isEmpty()) {
                tries.missed(kioskId);
                return new Answer.Refused(orLost(handle, NO_SUCH_CODE));
            }
            if (named.stream().map(Filing::caseNumber).distinct().count() > 1
                    || (named.size() > 1 && named.getFirst().refusal().isPresent())) {
                return new Answer.Refused(AMBIGUOUS);
            }
            Optional<Refusal> why = named.getFirst().refusal();
            return why.<Answer>map(Answer.Refused::new)
                    .orElseGet(() -> found(
                            handle,
                            cases.find(handle, String.valueOf(named.getFirst().caseNumber())).stream()
                                    .toList()));
        });
    }

    /// What is not found may have been lost: when a copy of the data was brought back, or with the ledger of a
    /// kiosk that had kept it. She is told of which time and where, so that she knows whether to hand it in again.
    private Refusal orLost(Handle handle, Refusal notFound) {
        Refusal refusal = Restorations.newest(handle)
                .map(lost -> new Refusal(
                        notFound.code(),
                        notFound.zh() + DAY_ZH.format(lost.copiedAt()) + "到" + DAY_ZH.format(lost.restoredAt())
                                + "之间提交的，因系统故障没有保留下来，请重新提交。",
                        notFound.en() + " What was handed in between " + DAY_EN.format(lost.copiedAt()) + " and "
                                + DAY_EN.format(lost.restoredAt())
                                + " was lost by a failure. Please hand it in again."))
                .orElse(notFound);
        for (LostLedger ledger : LostLedgers.since(handle, clock.instant().minus(SLIP_IN_USE))) {
            refusal = new Refusal(
                    refusal.code(),
                    refusal.zh() + ledger.name().zh() + "（" + ledger.kioskId() + "）" + DAY_ZH.format(ledger.before())
                            + "以前断网时存下、还没有送到的，因机器故障没有保留下来，请重新提交。",
                    refusal.en() + " What " + ledger.name().en() + " (" + ledger.kioskId() + ") had kept before "
                            + DAY_EN.format(ledger.before())
                            + " while its network was down was lost by a failure. Please hand it in again.");
        }
        return refusal;
    }

    /// Open ones first, then the newest.
    private Answer found(Handle handle, List<CaseRow> newestFirst) {
        Stream<CaseRow> listed = newestFirst.stream()
                .sorted(Comparator.comparing((CaseRow row) -> !row.state().open()))
                .limit(CaseList.MOST);
        return new Answer.Found(
                new CaseList(listed.map(row -> words.view(handle, row)).toList(), newestFirst.size() > CaseList.MOST));
    }
}
