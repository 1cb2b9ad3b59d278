package org.nightwindow.console.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theValuesOfRfc6238AppendixB() {
        Map.of(
                        59L, "287082",
                        1111111109L, "081804",
                        1111111111L, "050471",
                        1234567890L, "005924",
                        2000000000L, "279037",
                        20000000000L, "353130")
                .forEach((second, code) -> assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second)))
                        .isEqualTo(code));
    }

    @Test
    void aCodeIsGoodOneStepEarlyOrLate_andOnce() {
        Instant now = Instant.ofEpochSecond(1_000_020);
        long step = 1_000_020 / 30;
        for (int skew = -2; skew <= 2; skew++) {
            String code = Totp.code(SECRET, now.plusSeconds(30L * skew));
            assertThat(Totp.stepOf(SECRET, code, now, 0).isPresent())
                    .as("%s steps off", skew)
                    .isEqualTo(Math.abs(skew) < 2);
        }
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, now), now, step)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, now), now, step - 1)).hasValue(step);
    }

    @Test
    void base32AsRfc4648WritesIt() {
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
