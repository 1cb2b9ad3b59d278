package org.nightwindow.hall.filing;

import java.math.BigInteger;
import java.util.HexFormat;
import org.nightwindow.hall.Sha256;

/// The short number on a slip by which a case is found 查询码: 11 digits from the act key and a check digit, so that
/// kiosk and console know it alike, with or without a network.
///
/// The check digit is ISO 7064 MOD 11,10: it finds every single wrong digit and nearly every two digits swapped. Two
/// acts may share a code (one pair among about 400,000); a search that finds both asks for the card instead.
public final class QueryCode {
    private static final int DIGITS = 11;
    private static final BigInteger RANGE = BigInteger.TEN.pow(DIGITS);

    /// 12 digits.
    public static String of(String actKey) {
        BigInteger hash = new BigInteger(1, HexFormat.of().parseHex(Sha256.hex(actKey)));
        String body = String.format("%0" + DIGITS + "d", hash.mod(RANGE));
        return body + checkDigit(body);
    }

    /// Whether `code` is 12 digits with a right check digit.
    public static boolean isValid(String code) {
        return code.matches("[0-9]{12}") && checkDigit(code.substring(0, DIGITS)) == code.charAt(DIGITS);
    }

    /// As it is printed and read out: `1234 5678 9012`.
    ///
    /// @param code 12 digits
    public static String grouped(String code) {
        return code.substring(0, 4) + " " + code.substring(4, 8) + " " + code.substring(8);
    }

    private static char checkDigit(String body) {
        int product = 10;
        for (int i = 0; i < body.length(); i++) {
            int sum = (body.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    private QueryCode() {}
}
