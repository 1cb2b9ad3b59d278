package org.nightwindow.kiosk.journey.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingReply.Verdict;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Act;

/// The clerk hands over what was declared, whatever the console and the line do.
@Timeout(60)
class FilingClerkTest extends ClerkBench {
    @Test
    void consoleAnswers_itIsDone_andOnlyTheConsoleCanReadIt() throws Exception {
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        String key = hers.key();
        assertThat(act(key).state()).isEqualTo(Act.State.DONE);
        assertThat(opened.get(key).fields()).containsEntry("phone", "13800000000");
        assertThat(opened.get(key).signedAt()).isEqualTo(NOW);
        assertThat(opened.get(key).key()).isEqualTo(key);
        assertThat(ledger.envelope(key)).isEmpty();
        assertThat(sent).containsExactly(key);
    }

    @Test
    void consoleIsAway_itIsSentAgainUntilItIsAnswered_andSheHearsItThen() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        await().until(() -> sent.size() > 3);
        assertThat(hers.heard()).isEmpty();
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.STARTED);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.DONE);
    }

    @Test
    void powerIsCutWhileItWaits_theNextRunSendsItWithTheSameKey() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        await().until(() -> sent.size() > 1);
        powerOff();
        sent.clear();
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        powerOn();
        String key = hers.key();
        await().until(() -> act(key).state() == Act.State.DONE);
        assertThat(sent).containsExactly(key);
        assertThat(hers.heard()).as("nobody of that run is told").isEmpty();
    }

    @Test
    void sheHasSuchACaseAlready_itIsNotDone_andTheEvidenceNamesTheOther() throws Exception {
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.ALREADY_OPEN, PlayedCases.view("F-other")));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.NOT_DONE);
        assertThat(act(hers.key()).evidence()).contains(QueryCode.of("F-other"));
    }

    @Test
    void consoleRefuses_itIsNotDone_andTheCodeIsTheEvidence() throws Exception {
        answers = key -> new Filing.Refused(new Refusal(Refusal.FIELDS, "有一处不对", "One field is wrong"));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Refused.class);
        assertThat(act(hers.key()).state()).isEqualTo(Act.State.NOT_DONE);
        assertThat(act(hers.key()).evidence()).isEqualTo(Refusal.FIELDS);
        assertThat(ledger.envelope(hers.key())).isEmpty();
    }

    @Test
    void consoleStumblesOverOne_theOthersAreFiledAllTheSame() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers bad = handsIn();
        Hers good = handsIn();
        String poisoned = bad.key();
        answers = key -> key.equals(poisoned)
                ? new Filing.NotTaken("HTTP 500")
                : new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(good.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.STARTED);
    }

    @Test
    void aBugStopsOneDeclaration_theClerkGoesOn_andThatOneIsTriedAgain() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers bad = handsIn();
        Hers good = handsIn();
        String poisoned = bad.key();
        answers = key -> {
            if (key.equals(poisoned)) {
                throw new IllegalStateException("a bug");
            }
            return new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        };
        assertThat(good.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.STARTED);
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        assertThat(bad.heard().take()).isInstanceOf(Filing.Answered.class);
        assertThat(act(poisoned).state()).isEqualTo(Act.State.DONE);
    }

    @Test
    void aBugWhileItIsSealed_sheIsToldThatNobodyKnows_andDoesNotStandThereForEver() throws Exception {
        bugs = true;
        assertThat(handsIn().kept().get()).isInstanceOf(FileAct.Kept.InDoubt.class);
        bugs = false;
        assertThat(ledger.openActs()).isEmpty();
    }

    @Test
    void consoleHangsOverAnother_sheWhoStandsHereDoesNotWaitBehindIt() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        answers = key -> {
            await().until(() -> hang.getCount() == 0);
            return new Filing.NoAnswer("hung");
        };
        Hers before = handsIn();
        await().until(() -> sent.contains(before.key()));
        answers = key -> new Filing.Answered(new FilingReply(key, Verdict.FILED, PlayedCases.view(key)));
        Hers hers = handsIn();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        hang.countDown();
    }

    @Test
    void sheLeaves_nobodyIsTold_andItIsHandedOverAllTheSame() throws Exception {
        answers = key -> new Filing.NoAnswer("no line");
        Hers hers = handsIn();
        String key = hers.key();
        hers.forget().run();
        answers = any -> new Filing.Answered(new FilingReply(any, Verdict.FILED, PlayedCases.view(any)));
        await().until(() -> act(key).state() == Act.State.DONE);
        assertThat(hers.heard()).isEmpty();
    }

    @Test
    void theCatalogueNamesNoCertificate_nothingIsKept_andThatIsSaid() throws Exception {
        named = Optional.empty();
        assertThat(handsIn().kept().get())
                .isInstanceOfSatisfying(
                        FileAct.Kept.Not.class, not -> assertThat(not.trouble()).isInstanceOf(Trouble.NotNow.class));
        assertThat(ledger.openActs()).isEmpty();
    }
}
