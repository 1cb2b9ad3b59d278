package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 6238, appendix B, with the last six of eight digits; its secret is `12345678901234567890`.
class AuthenticatorTest {
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "20000000000, 353130"})
    void itShowsWhatTheRfcSays(long second, String code) {
        assertThat(Authenticator.of("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ").code(Instant.ofEpochSecond(second)))
                .isEqualTo(code);
    }
}
