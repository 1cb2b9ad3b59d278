package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;

class DocumentDeskTest {
    @TempDir
    static Path folder;

    private static Hall hall;

    @BeforeAll
    static void open() {
        hall = new Hall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static void assertRefused(Issue issue, String code) {
        Refusal refusal = Hall.refusal(issue);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.zh()).isNotBlank();
        assertThat(refusal.en()).isNotBlank();
    }

    @Test
    void aResidentGetsHerNumberedAndSealedCertificate() throws Exception {
        IssuedDocument document = hall.issued(hall.ask().issue());

        assertThat(document.serial()).matches("99012611\\d{7}");
        assertThat(document.pages()).isEqualTo(1);
        assertThat(document.sha256()).isEqualTo(Sha256.hex(document.pdf()));
        assertThat(document.issuedAt()).isEqualTo(hall.clock.instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(Papers.poppler(document.pdf(), "pdfsig", "-nocert"))
                .contains("Signature is Valid", "Total document signed");
        assertThat(Papers.poppler(document.pdf(), "pdftotext", "-raw"))
                .contains("样若溪", "贰万肆仟柒佰捌拾元壹角伍分", Serial.grouped(document.serial()), Hall.KIOSK);
        assertThat(Papers.violations(document.pdf())).isEmpty();
    }

    @Test
    void askedAgain_theSameSerialAndTheSameBytes_evenWhenTheCodeHasExpiredMeanwhile() {
        Hall.Ask ask = hall.ask();
        IssuedDocument first = hall.issued(ask.issue());
        hall.clock.pass(Duration.ofHours(2));
        IssuedDocument second = hall.issued(ask.issue());

        assertThat(second.serial()).isEqualTo(first.serial());
        assertThat(second.pdf()).isEqualTo(first.pdf());
        assertThat(second.issuedAt()).isEqualTo(first.issuedAt());
    }

    @Test
    void sixteenAtOnceWithOneKey_throughTwoConsoleProcesses_getOneDocument() throws Exception {
        IssueRequest request = hall.ask().request();
        DocumentDesk other = hall.desk(hall.database.jdbi());
        List<Callable<IssuedDocument>> asks = IntStream.range(0, 16)
                .<Callable<IssuedDocument>>mapToObj(
                        i -> () -> hall.issued((i % 2 == 0 ? hall.desk : other).issue(Hall.KIOSK, request)))
                .toList();
        Set<String> serials = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<IssuedDocument> answer : threads.invokeAll(asks)) {
                serials.add(answer.get().serial());
                hashes.add(Sha256.hex(answer.get().pdf()));
            }
        }
        assertThat(serials).hasSize(1);
        assertThat(hashes).hasSize(1);
    }

    @Test
    void manyResidentsAtOnce_everySerialIsDifferent() throws Exception {
        Callable<String> ask = () -> hall.issued(hall.ask().issue()).serial();
        Set<String> serials = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> serial :
                    threads.invokeAll(Stream.generate(() -> ask).limit(24).toList())) {
                assertThat(serials.add(serial.get())).isTrue();
            }
        }
    }

    @Test
    void anotherKiosksKeyIsRefused() {
        Hall.Ask ask = hall.ask();
        hall.issued(ask.issue());

        assertRefused(ask.at(Hall.OTHER_KIOSK), Refusal.NOT_POSSIBLE);
    }

    @Test
    void otherContentUnderTheSameKeyIsRefused() {
        Hall.Ask ask = hall.ask();
        hall.issued(ask.issue());

        assertRefused(ask.field("purpose", "落户").issue(), Refusal.NOT_POSSIBLE);
    }

    @Test
    void whatWasSettledBeforeItWasAskedForIsNeverIssued() {
        Hall.Ask ask = hall.ask();
        hall.report(ask.key, Outcome.NOT_DONE);

        assertRefused(ask.issue(), Refusal.SETTLED);
    }

    @Test
    void afterTheOutcomeNothingMoreComesOut() {
        for (Outcome outcome : List.of(Outcome.DONE, Outcome.NOT_DONE, Outcome.UNKNOWN)) {
            Hall.Ask ask = hall.ask();
            hall.issued(ask.issue());
            hall.report(ask.key, outcome);

            assertRefused(ask.issue(), Refusal.SETTLED);
        }
    }

    @Test
    void aReplayedCodeIsRefused_inAnotherVisitAndAtAnotherKiosk() {
        Hall.Ask first = hall.ask();
        hall.issued(first.issue());

        Hall.Ask laterVisit = hall.ask();
        laterVisit.credential = first.credential;
        assertRefused(laterVisit.issue(), Refusal.CREDENTIAL);

        Hall.Ask otherKiosk = hall.ask();
        otherKiosk.credential = first.credential;
        otherKiosk.visit = first.visit;
        assertRefused(otherKiosk.at(Hall.OTHER_KIOSK), Refusal.CREDENTIAL);
    }

    @Test
    void oneVisitMayAskTwiceWithOneCode() {
        Hall.Ask first = hall.ask().field("period_to", "2025-02");
        assertRefused(first.issue(), Refusal.NO_RECORDS);

        Hall.Ask second = hall.ask();
        second.credential = first.credential;
        second.visit = first.visit;
        assertThat(hall.issued(second.issue()).pages()).isEqualTo(1);
    }

    @Test
    void aCodeReplayedByTwoVisitsAtOnceServesOne() throws Exception {
        Hall.Ask owner = hall.ask();
        owner.request();
        List<Callable<Boolean>> asks = Stream.generate(() -> (Callable<Boolean>) () -> {
                    Hall.Ask ask = hall.ask();
                    ask.credential = owner.credential;
                    return ask.issue() instanceof Issue.Issued;
                })
                .limit(8)
                .toList();
        int served = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> answer : threads.invokeAll(asks)) {
                served += answer.get() ? 1 : 0;
            }
        }
        assertThat(served).isEqualTo(1);
    }

    @Test
    void aFilledInFormMayTakeLongerThanTheCodeLives_butNotLongerThanAVisit() {
        Hall.Ask slow = hall.ask();
        slow.codeAge = Duration.ofMinutes(10);
        assertThat(hall.issued(slow.issue()).pages()).isEqualTo(1);

        Hall.Ask stale = hall.ask();
        stale.codeAge = org.nightwindow.console.identity.Credentials.LONGEST_VISIT.plusMinutes(2);
        assertRefused(stale.issue(), Refusal.CREDENTIAL);
    }

    @Test
    void aForgedCode_somebodyElsesCode_noCode_andALowerLevelAreRefused() throws Exception {
        Hall.Ask forged = hall.ask();
        forged.signedBy =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        assertRefused(forged.issue(), Refusal.CREDENTIAL);

        Hall.Ask borrowed = hall.ask();
        borrowed.credentialFor = "990101199003071018";
        assertRefused(borrowed.issue(), Refusal.CREDENTIAL);

        Hall.Ask borrowedAndOld = hall.ask();
        borrowedAndOld.credentialFor = "990101199003071018";
        borrowedAndOld.codeAge = Duration.ofMinutes(10);
        assertRefused(borrowedAndOld.issue(), Refusal.CREDENTIAL);

        Hall.Ask none = hall.ask();
        none.credential = "no code";
        assertRefused(none.issue(), Refusal.CREDENTIAL);

        Hall.Ask cardOnly = hall.ask();
        cardOnly.level = "L1";
        assertRefused(cardOnly.issue(), Refusal.CREDENTIAL);
    }

    @Test
    void fieldsAreCheckedAgainHere() {
        assertRefused(hall.ask().field("period_from", "2026-12").issue(), Refusal.FIELDS);
        assertRefused(hall.ask().field("purpose", "炫耀").issue(), Refusal.FIELDS);
        assertRefused(hall.ask().field("shoe_size", "40").issue(), Refusal.FIELDS);
    }

    @Test
    void anUnknownCatalogueVersionIsRefused() {
        Hall.Ask ask = hall.ask();
        ask.version = "1999.1";
        assertRefused(ask.issue(), Refusal.CATALOGUE);
    }

    @Test
    void whoPaidNothingInThePeriod_andWhoTheTaxOfficeDoesNotKnow_getNoPaper() {
        assertRefused(hall.ask().of("样知远", "990101200208155018").issue(), Refusal.NO_RECORDS);
        assertRefused(hall.ask().of("样无名", "990101199001011233").issue(), Refusal.NO_RECORDS);
        assertRefused(hall.ask().field("tax_types", "企业所得税").issue(), Refusal.NO_RECORDS);
    }

    @Test
    void anotherNameThanTheTaxOfficeHasIsForACounter() {
        assertRefused(hall.ask().of("样若兮", "990101198511122024").issue(), Refusal.NOT_POSSIBLE);
    }

    @Test
    void aCharacterWithoutAPictureIsRefusedBeforeANumberIsUsed() {
        hall.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into sample_taxpayer (id_number, name) values ('990101197001011018', '样\uE863')"));
        hall.database.jdbi().useHandle(handle -> handle.execute("""
                insert into sample_tax_payment
                (id_number, voucher, tax_type, tax_item, period_from, period_to, paid_on, fen)
                select '990101197001011018', voucher, tax_type, tax_item, period_from, period_to, paid_on, fen
                from sample_tax_payment where id_number = '990101198511122024'
                """));
        hall.issued(hall.ask().issue());
        long before = lastNumber();

        assertRefused(hall.ask().of("样\uE863", "990101197001011018").issue(), Refusal.RARE_CHARACTER);
        assertThat(lastNumber()).isEqualTo(before);
    }

    private static long lastNumber() {
        return hall.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select last_number from running_number where kind = 'DOCUMENT' and series = '99012611'")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void nobodysNameIsKept() {
        hall.issued(hall.ask().of("样一鸣", "990101199003071018").issue());

        assertThat(hall.store.all()).isNotEmpty().allSatisfy(document -> {
            assertThat(document.holderMasked()).isEqualTo("样**");
            assertThat(document.kioskId() + document.key() + document.covers()).doesNotContain("9901011990");
        });
    }

    @Test
    void everySamplePersonGetsTheRightPaper() {
        assertThat(hall.issued(hall.ask().of("样一鸣", "990101199003071018").issue())
                        .pages())
                .isEqualTo(2);
        assertThat(hall.issued(hall.ask().of("样长林", "990101195506013030").issue())
                        .pages())
                .isEqualTo(1);
        IssuedDocument refund = hall.issued(hall.ask()
                .of("样采薇", "99010119680920404X")
                .field("period_from", "2026-01")
                .issue());
        assertThat(hall.store.bySerial(refund.serial()).orElseThrow().totalFen())
                .hasValue(-102405);
        assertThat(hall.issued(hall.ask().of("样月华", "990101194403085029").issue())
                        .pages())
                .isEqualTo(1);
    }
}
