package org.nightwindow.driver.testkit.conformance;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// How a log may show bytes.
final class Printed {
    /// No run of so many bytes is there by chance.
    private static final int SOME = 12;

    /// @param from a multiple of 3, so that its Base64 stands in that of the whole
    static List<String> bytes(byte[] all, int from) {
        byte[] some = Arrays.copyOfRange(all, from, from + SOME);
        String list = Arrays.toString(some);
        return List.of(
                HexFormat.of().formatHex(some),
                HexFormat.ofDelimiter(" ").formatHex(some),
                HexFormat.of().withUpperCase().formatHex(some),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(some),
                Base64.getEncoder().encodeToString(some),
                list.substring(1, list.length() - 1));
    }

    private Printed() {}
}
