package org.nightwindow.console.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nightwindow.console.documents.MovableClock;

class RateLimitTest {
    @Test
    void theEleventhGuessInAMinuteIsNotAnswered_othersAre_andTheNextMinuteIsNew() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-20T19:18:00Z"));
        RateLimit limit = new RateLimit(10, clock);
        for (int i = 0; i < 10; i++) {
            assertThat(limit.allows("198.51.100.7")).isTrue();
        }
        assertThat(limit.allows("198.51.100.7")).isFalse();
        assertThat(limit.allows("198.51.100.8")).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(limit.allows("198.51.100.7")).isTrue();
    }
}
