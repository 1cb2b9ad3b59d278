package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.driver.testkit.nexo.NexoFault.during;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PaymentTerminal.Payment;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// One payment at a terminal, with everything that can happen to it. The simulator's book says what really happened.
final class PaymentStoriesTest {
    private static final Duration SOON = Duration.ofMillis(500);

    private final NexoBench bench = new NexoBench();
    private final NexoTerminalSimulator simulator = bench.simulator;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void residentPays_paidOnceAndToTheFen() {
        bench.assertPaid(bench.pay("A1", 1), "A1", 1);
        bench.assertPaid(bench.pay("A2", 10_010), "A2", 10_010);
        bench.assertPaid(bench.pay("A3", 999_999_999_999_999L), "A3", 999_999_999_999_999L);
    }

    @ParameterizedTest
    @CsvSource({"IS_DECLINED, MEDIA_ERROR", "MISTYPES_PIN, MEDIA_ERROR"})
    void cardIsRefused_failedWithTheTerminalsWord(CardHolder does, Fault fault) {
        simulator.cardHolder(does);

        bench.assertNotCharged(bench.pay("A1", 500), "A1", fault, Evidence.TERMINAL_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "Busy, BUSY",
        "DeviceOut, HARDWARE",
        "InsertedCard, MEDIA_ERROR",
        "InvalidCard, MEDIA_ERROR",
        "NotAllowed, UNSUPPORTED",
        "PaymentRestriction, MEDIA_ERROR",
        "UnavailableDevice, HARDWARE",
        "UnavailableService, UNSUPPORTED",
        "UnreachableHost, NOT_READY"
    })
    void terminalRefuses_failedWithTheFaultItNames(String condition, Fault fault) {
        simulator.failNext(during("Payment", new NexoFault.Refused(condition)));

        bench.assertNotCharged(bench.pay("A1", 500), "A1", fault, Evidence.TERMINAL_REFUSED);
    }

    @Test
    void terminalRefusesWithAWordNobodyKnows_unknownNotFailed() {
        simulator.failNext(during("Payment", new NexoFault.Refused("Whatever")));

        assertUnknown(bench.pay("A1", 500, SOON), "A1");
    }

    @Test
    void cardHolderPressesRed_cancelledAndNothingCharged() {
        simulator.cardHolder(CardHolder.CANCELS);

        assertThat(bench.pay("A1", 500)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(simulator.book().charges("A1")).isEmpty();
    }

    @Test
    void residentLeavesBeforeTheCard_calledOffAndCancelled() {
        simulator.cardHolder(CardHolder.WALKS_AWAY);
        Call call = Call.within(NexoBench.LIMIT);
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, call);
        NexoBench.until(simulator::paying);

        call.cancel();

        assertThat(paying.join()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(simulator.book().charges("A1")).isEmpty();
        assertThat(simulator.asked("Abort")).isEqualTo(1);
    }

    @Test
    void residentLeavesWhileTheBankDecides_tooLateAndPaid() {
        simulator.cardHolder(CardHolder.PAYS, Duration.ofMillis(1), Duration.ofMillis(400));
        Call call = Call.within(NexoBench.LIMIT);
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, call);
        NexoBench.until(simulator::paying);
        NexoBench.until(simulator::cardPresented);

        call.cancel();

        bench.assertPaid(paying.join(), "A1", 500);
    }

    @Test
    void nobodyPresentsACard_calledOffBeforeTheTimeIsUp() {
        simulator.cardHolder(CardHolder.WALKS_AWAY);

        bench.assertNotCharged(
                bench.pay("A1", 500, Duration.ofMillis(800)), "A1", Fault.TIMEOUT, Evidence.TERMINAL_REFUSED);
    }

    @Test
    void calledOffBeforeItIsSent_cancelledAndNothingSent() {
        Call call = Call.within(NexoBench.LIMIT);
        call.cancel();

        assertThat(bench.paying("A1", 500, call).join()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(simulator.asked("Payment")).isZero();
    }

    @Test
    void answerIsLost_askedForByItsServiceIdAndNeverSentAgain() {
        simulator.failNext(during("Payment", new NexoFault.AnswerLost()));

        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
        assertThat(simulator.asked("Payment")).isEqualTo(1);
    }

    @Test
    void lateAnswerOfAnotherPayment_isNeverTakenForOurs() {
        simulator.cardHolder(CardHolder.IS_DECLINED);
        simulator.failNext(during("Payment", new NexoFault.WrongServiceId(true)));
        bench.assertNotCharged(bench.pay("A1", 500), "A1", Fault.MEDIA_ERROR, Evidence.TERMINAL_REFUSED);

        simulator.failNext(during("Payment", new NexoFault.WrongServiceId(false)));
        bench.assertNotCharged(bench.pay("A2", 500), "A2", Fault.MEDIA_ERROR, Evidence.TERMINAL_REFUSED);
    }

    @Test
    void statusOfAnotherPayment_isNeverTakenForOurs() {
        bench.assertPaid(bench.pay("A0", 700), "A0", 700);
        simulator.cardHolder(CardHolder.IS_DECLINED);
        simulator.failNext(during("Payment", new NexoFault.AnswerLost()));
        simulator.failRepeatedly(during("TransactionStatus", new NexoFault.Mute()));
        assertThat(bench.pay("A1", 500, SOON)).isNotInstanceOf(Outcome.Done.class);

        simulator.clear();
        simulator.failRepeatedly(during("TransactionStatus", new NexoFault.TellsOfAnother()));

        assertUnknown(bench.query("A1", SOON), "A1");
    }

    @Test
    void answerComesTwice_theNextPaymentIsNotMisled() {
        simulator.failNext(during("Payment", new NexoFault.AnswerTwice()));
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
        simulator.cardHolder(CardHolder.CANCELS);

        assertThat(bench.pay("A2", 500)).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void answerIsGarbageOrHalf_askedFor() {
        simulator.failNext(during("Payment", new NexoFault.Garbage()));
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);

        simulator.failNext(during("Payment", new NexoFault.Half()));
        bench.assertPaid(bench.pay("A2", 500), "A2", 500);
    }

    @Test
    void answersCrawl_allIsWell() {
        try (NexoBench patient = new NexoBench(NexoTerminalSimulator.start(), Map.of("answer-ms", "10000"))) {
            patient.simulator.dribble();
            patient.terminal().poll(Call.within(NexoBench.LIMIT));
            assertThat(patient.terminal().status().usable()).isTrue();

            patient.simulator.clear();
            patient.assertPaid(patient.pay("A1", 500), "A1", 500);
        }
    }

    @Test
    void lineIsCutAtAnyByteOfTheRequest_neverChargedTwiceAndNeverWronglyDenied() {
        for (int at = 0; at < 700; at += 70) {
            simulator.failNext(during("Payment", new NexoFault.CutAtRequest(at)));
            payAndAskTheBook("Q" + at);
        }
    }

    @Test
    void lineIsCutAtAnyByteOfTheAnswerOrBehindIt_askedFor() {
        for (int at = 0; at < 700; at += 50) {
            simulator.failNext(during("Payment", new NexoFault.CutAtAnswer(at)));
            payAndAskTheBook("Q" + at);
        }
    }

    /// She is told what the terminal's own book says. A payment that went out on a line the terminal had already
    /// closed behind a whole answer was never read, and is told as not charged only once it can no longer be read.
    private void payAndAskTheBook(String id) {
        Outcome<Payment> outcome = bench.pay(id, 500);
        if (simulator.book().charges(id).isEmpty()) {
            bench.assertNotCharged(outcome, id, Fault.TRANSPORT, Evidence.NOT_KNOWN_TO_TERMINAL);
        } else {
            bench.assertPaid(outcome, id, 500);
        }
    }

    @Test
    void cableIsPulledWhileSheTypesHerPin_sheIsToldThatItIsPaidWhenItIsBack() {
        simulator.cardHolder(CardHolder.PAYS, Duration.ofMillis(1), Duration.ofMillis(150));
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, Call.within(NexoBench.LIMIT));
        NexoBench.until(simulator::paying);

        simulator.unplug();
        NexoBench.until(() -> !simulator.book().charges("A1").isEmpty());
        simulator.replug();

        bench.assertPaid(paying.join(), "A1", 500);
    }

    @Test
    void cableStaysOut_unknownAndTheServiceIdToAskFor() {
        simulator.cardHolder(CardHolder.PAYS, Duration.ofMillis(1), Duration.ofMillis(150));
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, Call.within(Duration.ofMillis(900)));
        NexoBench.until(simulator::paying);

        simulator.unplug();

        assertUnknown(paying.join(), "A1");
        simulator.replug();
        bench.assertPaid(bench.query("A1"), "A1", 500);
    }

    @Test
    void terminalIsOff_failedAndNothingWasSent() {
        simulator.unplug();

        bench.assertNotCharged(bench.pay("A1", 500), "A1", Fault.TRANSPORT, Evidence.NEVER_SENT);
    }

    @Test
    void terminalIsMute_failedBeforeAnythingWasSent() {
        simulator.hang();

        bench.assertNotCharged(bench.pay("A1", 500), "A1", Fault.TIMEOUT, Evidence.NEVER_SENT);
    }

    @Test
    void requestLiesInABufferWhenTheLineIsLost_notDeniedWhileItMayStillArrive() {
        simulator.failNext(during("Payment", new NexoFault.TakenLate(NexoBench.SETTLE.dividedBy(2))));
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, Call.within(NexoBench.LIMIT));
        NexoBench.until(() -> simulator.asked("Payment") == 1);

        simulator.unplug();
        simulator.replug();

        bench.assertPaid(paying.join(), "A1", 500);
        assertThat(simulator.asked("TransactionStatus"))
                .as("it was asked for and not known yet")
                .isGreaterThan(2);
    }

    @Test
    void terminalRestartsDuringThePayment_loggedInAgainAndNotCharged() {
        simulator.cardHolder(CardHolder.WALKS_AWAY);
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, Call.within(NexoBench.LIMIT));
        NexoBench.until(simulator::paying);

        simulator.reboot();

        bench.assertNotCharged(paying.join(), "A1", Fault.TIMEOUT, Evidence.TERMINAL_REFUSED);
    }

    @Test
    void terminalChargesLess_neverCalledPaid() {
        simulator.failNext(during("Payment", new NexoFault.Approves(200)));

        assertUnknown(bench.pay("A1", 500), "A1");
        assertThat(simulator.book().left("A1")).isEqualTo(200);
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());
        assertThat(simulator.book().left("A1")).isZero();
    }

    @Test
    void terminalContradictsItself_unknown() {
        simulator.failNext(during("Payment", new NexoFault.Contradicts()));

        assertUnknown(bench.pay("A1", 500, SOON), "A1");
    }

    @Test
    void sameServiceIdAgain_theFirstAnswerAndNoSecondCharge() {
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
        bench.restart();
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
        assertThat(simulator.asked("Payment")).isEqualTo(1);
    }

    @Test
    void serviceIdIsTooLongForNexo_failedAndNothingSent() {
        bench.assertNotCharged(bench.pay("A2345678901", 500), "A2345678901", Fault.INVALID_DATA, Evidence.NEVER_SENT);
    }

    @Test
    void kioskDiesDuringThePayment_theNextOneFindsOut() {
        simulator.cardHolder(CardHolder.PAYS, Duration.ofMillis(150), Duration.ofMillis(50));
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, Call.within(Duration.ofMillis(2)));
        paying.join(); // the kiosk is gone, the terminal is not
        bench.restart();

        Outcome<Payment> found = bench.query("A1");

        if (simulator.book().charges("A1").isEmpty()) {
            bench.assertNotCharged(found, "A1", Fault.NO_MEDIA, evidence(found));
        } else {
            bench.assertPaid(found, "A1", 500);
        }
    }

    @Test
    void orphanedPaymentWaitsForACard_queryCallsItOff() {
        simulator.cardHolder(CardHolder.WALKS_AWAY);
        Call call = Call.within(NexoBench.LIMIT);
        CompletableFuture<Outcome<Payment>> paying = bench.paying("A1", 500, call);
        NexoBench.until(simulator::paying);
        try (NexoBench next = new NexoBench(simulator, Map.of())) {
            bench.assertNotCharged(next.query("A1"), "A1", Fault.NO_MEDIA, Evidence.TERMINAL_REFUSED);
        }
        assertThat(paying.join()).isNotInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobodyKnowsTheServiceId_deniedOnlyOnceNothingCanBeUnderWay() {
        bench.restart();
        assertUnknown(bench.query("A1", Duration.ofMillis(60)), "A1");

        bench.assertNotCharged(bench.query("A1"), "A1", Fault.NO_MEDIA, Evidence.NOT_KNOWN_TO_TERMINAL);
    }

    @Test
    void terminalThatForgetsIsDeclaredSo_notKnownProvesNothing() {
        try (NexoBench forgetful = new NexoBench(NexoTerminalSimulator.start(), Map.of("keeps-payments", "false"))) {
            forgetful.assertPaid(forgetful.pay("A1", 500), "A1", 500);
            forgetful.simulator.forget();

            assertUnknown(forgetful.query("A1", SOON), "A1");
        }
    }

    @Test
    void terminalWasRestarted_loggedInAgainByItself() {
        simulator.reboot();
        bench.assertNotCharged(bench.pay("A1", 500), "A1", Fault.NOT_READY, Evidence.NEVER_SENT);

        bench.terminal().poll(Call.within(NexoBench.LIMIT));

        assertThat(bench.terminal().status().state()).isEqualTo(State.READY);
        bench.assertPaid(bench.pay("A2", 500), "A2", 500);
    }

    @Test
    void terminalTellsHowItIs_andTestsItself() {
        simulator.globalStatus("Maintenance");
        bench.terminal().poll(Call.within(NexoBench.LIMIT));
        assertThat(bench.terminal().status().state()).isEqualTo(State.FAILED);

        simulator.globalStatus("OK");
        assertThat(bench.terminal().selfTest(Call.within(NexoBench.LIMIT)))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> {
                    SelfTest report = (SelfTest) done.value();
                    assertThat(report.passed()).isTrue();
                    assertThat(report.checks()).extracting(SelfTest.Check::name).contains("bank's host");
                });

        simulator.unplug();
        bench.terminal().poll(Call.within(NexoBench.LIMIT));
        assertThat(bench.terminal().status().state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void nothingOfTheCardIsLogged() {
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);

        assertThat(bench.context.logged()).isNotEmpty().noneMatch(line -> line.contains("622848"));
    }

    private static Evidence evidence(Outcome<?> outcome) {
        String detail = ((Outcome.Failed<?>) outcome).detail();
        return Evidence.valueOf(detail.substring(0, detail.indexOf(':')));
    }

    static void assertUnknown(Outcome<?> outcome, String id) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(((Outcome.Unknown<?>) outcome).queryKey()).contains(id);
    }
}
