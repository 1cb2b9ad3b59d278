package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.fleet.KioskState;

/// Somebody sets the console's clock, or its battery does: nobody stays signed in or locked out for it, no command
/// waits
/// for another day, no kiosk seems to live, and nothing is deleted.
class ClockJumpsTest {
    private static final String PASSWORD = "一扇不打烊的窗口 always";
    private static final String KIOSK = "990101-K01";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.fromNow();
    private Console console;
    private StaffBrowser browser;

    @BeforeEach
    void start() {
        console = Console.start(FreshData.in(folder), clock);
        browser = StaffBrowser.signedIn(console, PASSWORD);
    }

    @AfterEach
    void stop() {
        browser.close();
        console.close();
    }

    private boolean signedIn() {
        return browser.get("/me").statusCode() == 200;
    }

    @Test
    void aSessionEndsWhenTheClockJumps_forwardOrBack_andSignInWorksAtOnce() {
        clock.turn(Duration.ofSeconds(-20));
        assertThat(signedIn()).as("a time service takes back seconds").isTrue();
        clock.turn(DAY.negated());
        assertThat(signedIn()).as("else it would last a day longer").isFalse();
        assertThat(browser.signIn("admin", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(signedIn()).isTrue();
        clock.turn(YEAR);
        assertThat(signedIn()).isFalse();
        assertThat(browser.signIn("admin", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void aLockOutDoesNotLastAYearBecauseTheClockWentBack_andWrongOnesLockAgainAsLong() {
        for (int wrong = 0; wrong < 5; wrong++) {
            browser.signIn("admin", "wrong wrong wrong");
        }
        assertThat(browser.signIn("admin", PASSWORD).statusCode()).as("locked").isEqualTo(429);
        clock.turn(YEAR.negated());
        browser.signIn("admin", "wrong wrong wrong");
        assertThat(browser.signIn("admin", PASSWORD).statusCode())
                .as("the next wrong one locks at once, twice as long")
                .isEqualTo(429);
        clock.turn(Duration.ofMinutes(4).plusSeconds(1));
        assertThat(browser.signIn("admin", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aCommandOfTomorrowIsNotSent_andIsToldAsNeverFetched() {
        try (TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK)) {
            kiosk.beat(Beats.healthy(clock.instant()));
            browser.submit("/kiosks/" + KIOSK, "/kiosks/" + KIOSK + "/commands", Map.of("kind", "RESTART"));
            clock.turn(Duration.ofHours(-1));
            assertThat(kiosk.beat(Beats.healthy(clock.instant())).commands()).isEmpty();
            browser.signIn("admin", PASSWORD);
            assertThat(browser.get("/kiosks/" + KIOSK).body()).contains("没有做：自助机一直没来取");
            browser.submit("/kiosks/" + KIOSK, "/kiosks/" + KIOSK + "/commands", Map.of("kind", "RESTART"));
            assertThat(kiosk.beat(Beats.healthy(clock.instant())).commands())
                    .as("asked for again")
                    .hasSize(1);
        }
    }

    @Test
    void aKioskHeardOfTomorrowIsNotAliveToday_andNothingIsDeletedWhileKiosksHaveAnotherDay() {
        Fleet fleet = console.fleet();
        assertThat(fleet.confirmsTime()).as("nobody to ask").isTrue();
        try (TestKiosk kiosk = TestKiosk.enrolled(console, KIOSK)) {
            kiosk.beat(Beats.healthy(clock.instant()));
            assertThat(fleet.confirmsTime()).isTrue();
            clock.turn(DAY.negated());
            assertThat(fleet.find(KIOSK).orElseThrow().state()).isEqualTo(KioskState.LOST);
            assertThat(fleet.confirmsTime()).as("nobody was heard of today").isFalse();
            kiosk.beat(Beats.healthy(clock.instant()));
            assertThat(fleet.find(KIOSK).orElseThrow().state()).isEqualTo(KioskState.WORKING);
            assertThat(fleet.confirmsTime()).isTrue();
            clock.turn(Duration.ofDays(40));
            kiosk.beat(Beats.healthy(clock.instant().minus(Duration.ofDays(40))));
            assertThat(fleet.confirmsTime())
                    .as("its own clock says another day")
                    .isFalse();
        }
    }
}
