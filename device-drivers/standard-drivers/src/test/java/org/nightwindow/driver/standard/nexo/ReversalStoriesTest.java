package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.driver.testkit.nexo.NexoFault.during;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.nexo.CardHolder;
import org.nightwindow.driver.testkit.nexo.NexoFault;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;

/// A payment is given back. The simulator gives back as often as it is asked; the driver must ask once.
final class ReversalStoriesTest {
    private final NexoBench bench = new NexoBench();
    private final NexoTerminalSimulator simulator = bench.simulator;

    @BeforeEach
    void paid() {
        bench.assertPaid(bench.pay("A1", 500), "A1", 500);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertGivenBackOnce() {
        assertThat(simulator.book().givenBack("A1")).hasSize(1);
        assertThat(simulator.book().left("A1")).isZero();
    }

    @Test
    void printerFailsAfterThePayment_givenBackAtOnce() {
        long begin = System.nanoTime();
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());

        assertGivenBackOnce();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("a payment of this process is given back without waiting for what cannot be under way")
                .isLessThan(NexoBench.SETTLE);
    }

    @Test
    void askedAgainAndAgainAndAfterARestart_givenBackOnce() {
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());
        bench.restart();
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());

        assertGivenBackOnce();
    }

    @Test
    void answerToTheReversalIsLost_askedForNotSentAgain() {
        simulator.failNext(during("Reversal", new NexoFault.AnswerLost()));

        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());

        assertGivenBackOnce();
    }

    @Test
    void kioskDiesWhileTheReversalIsInTheLine_theNextOneWaitsUntilItCannotArrive() {
        simulator.failNext(during("Reversal", new NexoFault.TakenLate(NexoBench.SETTLE.dividedBy(2))));
        bench.terminal().reverse("A1", Call.within(Duration.ofMillis(20)));
        bench.restart();

        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());

        assertGivenBackOnce();
    }

    @Test
    void lineIsCutAtAnyByteOfTheReversal_givenBackOnceInTheEnd() {
        for (int at = 0; at < 800; at += 160) {
            String id = "B" + at;
            bench.assertPaid(bench.pay(id, 300), id, 300);
            simulator.failNext(during("Reversal", new NexoFault.CutAtRequest(at)));
            Outcome<?> first = bench.reverse(id);
            if (!first.isDone()) {
                assertThat(bench.reverse(id)).isEqualTo(Outcome.done());
            }
            assertThat(simulator.book().givenBack(id)).hasSize(1);
        }
    }

    @Test
    void bankRefusesTheReversal_theNextTryIsAnotherMessage() {
        simulator.failNext(during("Reversal", new NexoFault.Refused("UnreachableHost")));
        assertThat(bench.reverse("A1"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.NOT_READY));

        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());
        assertGivenBackOnce();
    }

    @Test
    void givenBack_noLongerCountsAsPaid() {
        assertThat(bench.reverse("A1")).isEqualTo(Outcome.done());

        bench.assertNotCharged(bench.query("A1"), "A1", Fault.NO_MEDIA, Evidence.GIVEN_BACK);
        bench.restart();
        bench.assertNotCharged(bench.query("A1"), "A1", Fault.NO_MEDIA, Evidence.GIVEN_BACK);
    }

    @Test
    void nothingWasCharged_nothingIsSent() {
        simulator.cardHolder(CardHolder.CANCELS);
        assertThat(bench.pay("A2", 500)).isInstanceOf(Outcome.Cancelled.class);

        bench.assertNotCharged(bench.reverse("A2"), "A2", Fault.NO_MEDIA, Evidence.TERMINAL_REFUSED);
        assertThat(simulator.asked("Reversal")).isZero();
    }
}
