package org.nightwindow.driver.standard.nexo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// Amounts to the fen, and messages that may be anything.
final class FenTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Property(tries = 300)
    void everyAmountComesBackToTheFen(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 100) long fen)
            throws IOException {
        String message = new String(messages().payment("A1", fen), StandardCharsets.UTF_8);
        String amount = message.replaceFirst(".*\"RequestedAmount\":([0-9.]*).*", "$1");

        assertThat(amount).matches("[0-9]+\\.[0-9]{2}");
        assertThat(Fen.of(JSON.readTree(amount))).hasValue(fen);
    }

    @Example
    void whatIsNoWholeFenIsNoAmount() throws IOException {
        for (String amount :
                new String[] {"0.005", "1e-9", "1e400000", "-1", "\"5.00\"", "null", "[]", "92233720368547758.08"}) {
            assertThat(Fen.of(JSON.readTree(amount))).as(amount).isEqualTo(OptionalLong.empty());
        }
        assertThat(Fen.of(JSON.readTree("10.1"))).hasValue(1010);
        assertThat(Fen.of(JSON.readTree("7"))).hasValue(700);
    }

    @Example
    void reversalIdsFitTheProtocolAndAreTheSameAgain() {
        String id = Messages.reversalId("A1", 0);
        assertThat(id).matches("R[0-9A-Z]{9}").isEqualTo(Messages.reversalId("A1", 0));
        assertThat(id).isNotEqualTo(Messages.reversalId("A1", 1)).isNotEqualTo(Messages.reversalId("A2", 0));
        assertThat(messages().newId()).matches("[0-9A-Z]{10}");
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        try {
            assertThat(messages().read(bytes)).isEmpty();
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static Messages messages() {
        return new Messages("S", "P", Clock.systemUTC());
    }
}
