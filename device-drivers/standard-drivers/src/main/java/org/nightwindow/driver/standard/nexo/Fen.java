package org.nightwindow.driver.standard.nexo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.OptionalLong;

/// Amounts: whole fen here, yuan with two decimals in a message. Never a floating-point number in between.
final class Fen {
    private Fen() {}

    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /// @return empty when this is no amount of whole fen, or a negative one
    static OptionalLong of(JsonNode amount) {
        if (!amount.isNumber()) {
            return OptionalLong.empty();
        }
        try {
            long fen = amount.decimalValue().movePointRight(2).longValueExact();
            return fen < 0 ? OptionalLong.empty() : OptionalLong.of(fen);
        } catch (ArithmeticException notWholeFen) {
            return OptionalLong.empty();
        }
    }
}
