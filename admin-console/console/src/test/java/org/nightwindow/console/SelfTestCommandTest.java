package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply;

/// A self-test from the button to each of its ends, as the technician reads them.
class SelfTestCommandTest {
    private static final String KIOSK = "990101-K01";

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.fromNow();
    private Console console;
    private TestKiosk kiosk;
    private StaffBrowser browser;

    @BeforeEach
    void start() {
        console = Console.start(FreshData.in(folder), clock);
        kiosk = TestKiosk.enrolled(console, KIOSK);
        kiosk.beat(Beats.healthy(clock.instant()));
        browser = StaffBrowser.signedIn(console, "一扇不打烊的窗口 always");
    }

    @AfterEach
    void stop() {
        browser.close();
        kiosk.close();
        console.close();
    }

    @Test
    void twoPressesAreOneCommand_itRidesUntilAnswered_thenNeverAgain() {
        press();
        press();
        HeartbeatReply first = kiosk.beat(Beats.healthy(clock.instant()));
        assertThat(first.commands()).hasSize(1);
        assertThat(first.nextInSeconds()).isEqualTo(5);
        assertThat(kiosk.beat(Beats.healthy(clock.instant())).commands())
                .as("the reply may have been lost")
                .extracting(HeartbeatReply.Command::id)
                .containsExactly(first.commands().getFirst().id());
        HeartbeatReply settled = kiosk.beat(Beats.healthy(clock.instant(), result(first, "DONE")));
        assertThat(settled.commands()).isEmpty();
        assertThat(settled.acknowledgedResults())
                .containsExactly(first.commands().getFirst().id());
        assertThat(page()).contains("做完了");
    }

    @Test
    void aCommandNobodyFetchedWasNotDone() {
        press();
        assertThat(page()).contains("等自助机来取");
        clock.turn(Duration.ofMinutes(2));
        assertThat(page()).contains("没有做：自助机一直没来取");
        assertThat(kiosk.beat(Beats.healthy(clock.instant())).commands()).isEmpty();
    }

    @Test
    void aCommandThatWasFetchedAndNeverAnsweredIsUnknown_untilALateAnswerSettlesIt() {
        press();
        HeartbeatReply fetched = kiosk.beat(Beats.healthy(clock.instant()));
        assertThat(page()).contains("自助机收到了");
        clock.turn(Duration.ofMinutes(4));
        assertThat(page()).contains("发出了，没有回音", "再问一次");
        kiosk.beat(Beats.healthy(clock.instant(), result(fetched, "REFUSED")));
        assertThat(page()).contains("没有做").doesNotContain("没有回音");
    }

    @Test
    void resultsOfOtherKiosksAndOfNothingChangeNothing_butAreAcknowledged() {
        press();
        HeartbeatReply fetched = kiosk.beat(Beats.healthy(clock.instant()));
        try (TestKiosk other = TestKiosk.enrolled(console, "990101-K02")) {
            HeartbeatReply reply = other.beat(Beats.healthy(
                    clock.instant(),
                    result(fetched, "DONE"),
                    new CommandResult("C-unheard-of", "DONE", null, clock.instant())));
            assertThat(reply.acknowledgedResults()).hasSize(2);
        }
        assertThat(page()).contains("自助机收到了");
    }

    @Test
    void aDeviceTheKioskDoesNotHaveIsNotAsked() {
        assertThat(browser.submit(
                                "/kiosks/" + KIOSK,
                                "/kiosks/" + KIOSK + "/self-test",
                                Map.of("role", "payment-terminal"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(kiosk.beat(Beats.healthy(clock.instant())).commands()).isEmpty();
    }

    private void press() {
        assertThat(browser.submit("/kiosks/" + KIOSK, "/kiosks/" + KIOSK + "/self-test", Map.of("role", ""))
                        .statusCode())
                .isEqualTo(303);
    }

    private String page() {
        return browser.get("/kiosks/" + KIOSK).body();
    }

    private CommandResult result(HeartbeatReply reply, String state) {
        return new CommandResult(reply.commands().getFirst().id(), state, null, clock.instant());
    }
}
