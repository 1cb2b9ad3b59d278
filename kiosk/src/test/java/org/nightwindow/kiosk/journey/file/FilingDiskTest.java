package org.nightwindow.kiosk.journey.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Entry;

/// A commit fails, or the disk goes with it, while a declaration is kept, sent and settled: whatever she is told is
/// true, the console gets it once or never, and never after she was told that it was not kept.
@Timeout(60)
class FilingDiskTest extends ClerkBench {
    private static final int DATABASE = 45000;

    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void eachCommitFailsOnce_itIsFiledOnceAllTheSame(boolean afterTheDisk) throws Exception {
        for (String commit : new String[] {"plan", "start", "settle"}) {
            sent.clear();
            disk.failOnce(commit, afterTheDisk, DATABASE);
            Hers hers = handsIn();
            assertThat(hers.heard().take()).as(commit).isInstanceOf(Filing.Answered.class);
            String key = hers.key();
            await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
            assertThat(sent).as(commit).containsExactly(key);
        }
    }

    /// What the disk says decides, and nobody says it before the disk is back.
    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskGoesWhileItIsKept_sheIsToldThatNobodyKnows_andItIsFiledOnceOrNever(boolean afterTheDisk)
            throws Exception {
        disk.unplugAt("plan", afterTheDisk);
        Hers hers = handsIn();
        FileAct.Kept told = hers.kept().get();
        assertThat(told).isInstanceOf(FileAct.Kept.InDoubt.class);
        assertThat(sent).isEmpty();

        Hers next = handsIn();
        assertThat(next.kept().get()).isEqualTo(new FileAct.Kept.Not(new Trouble.CannotKeep()));

        disk.plug();
        await().until(() -> ledger.blockedBy().isEmpty());
        clerk.wake();
        String key = ((FileAct.Kept.InDoubt) told).key();
        if (afterTheDisk) {
            await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
            assertThat(sent).containsExactly(key);
            assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        } else {
            assertThat(ledger.find(key)).isEmpty();
            assertThat(sent).isEmpty();
        }
    }

    /// Nothing leaves by a line while the ledger does not know that it does.
    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskGoesWhenItIsToBeSent_itWaits_andIsFiledOnceWhenTheDiskIsBack(boolean afterTheDisk) throws Exception {
        disk.unplugAt("start", afterTheDisk);
        Hers hers = handsIn();
        String key = hers.key();
        await().until(() -> ledger.blockedBy().isPresent());
        assertThat(sent).isEmpty();

        disk.plug();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
        assertThat(sent).containsExactly(key);
    }

    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskGoesWhileTheAnswerIsWrittenDown_sheIsToldTheAnswer_andItIsWrittenOnceWhenTheDiskIsBack(
            boolean afterTheDisk) throws Exception {
        disk.unplugAt("settle", afterTheDisk);
        Hers hers = handsIn();
        String key = hers.key();
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);

        disk.plug();
        await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
        assertThat(sent).as("the console is not asked again").containsExactly(key);
        assertThat(ledger.envelope(key)).as("her words are gone from the disk").isEmpty();
    }

    /// Neither done nor failed: she is not left before a screen that nobody ends, and what she reads holds both ways.
    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskHangsWhileItIsKept_sheIsToldThatNobodyKnows_theNextIsRefused_andItIsFiledOnce(boolean afterTheDisk)
            throws Exception {
        impatient();
        Runnable answers = disk.hangAt("plan", afterTheDisk);
        Hers hers = handsIn();
        FileAct.Kept told = hers.kept().get();
        assertThat(told).isInstanceOf(FileAct.Kept.InDoubt.class);
        assertThat(ledger.blockedBy()).contains(Entry.Why.STORE_DOWN);
        Hers next = handsIn();
        assertThat(next.kept().get()).isEqualTo(new FileAct.Kept.Not(new Trouble.CannotKeep()));
        assertThat(sent).isEmpty();

        answers.run();
        await().until(() -> ledger.blockedBy().isEmpty());
        assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
        String key = ((FileAct.Kept.InDoubt) told).key();
        await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
        assertThat(sent).containsExactly(key);
        assertThat(ledger.counts(Act.Kind.FILE).keySet())
                .as("the next one is nowhere")
                .containsOnly(Act.State.DONE);
    }

    @ParameterizedTest(name = "it had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskHangsWhenItIsToBeSentOrSettled_itIsSentOnceAllTheSame(boolean afterTheDisk) throws Exception {
        impatient();
        for (String commit : new String[] {"start", "settle"}) {
            sent.clear();
            Runnable answers = disk.hangAt(commit, afterTheDisk);
            Hers hers = handsIn();
            String key = hers.key();
            await().until(() -> ledger.blockedBy().isPresent());
            assertThat(sent).hasSize(commit.equals("start") ? 0 : 1);
            answers.run();
            assertThat(hers.heard().take()).isInstanceOf(Filing.Answered.class);
            await().until(() -> ledger.blockedBy().isEmpty());
            await().untilAsserted(() -> assertThat(act(key).state()).isEqualTo(Act.State.DONE));
            assertThat(sent).as(commit).containsExactly(key);
        }
    }

    /// Who waits for a disk that hangs waits half a second, not 6.
    private void impatient() throws Exception {
        powerOff();
        patience = Duration.ofMillis(500);
        powerOn();
    }

    @AfterEach
    void patientAgain() {
        patience = Duration.ofSeconds(6);
    }
}
