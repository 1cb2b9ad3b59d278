package org.nightwindow.kiosk.ui;

/// Digits as people write them down: a mobile number, which begins with 1, as `139 0000 0000`, others in fours.
public final class Digits {
    private static final int GROUP = 4;
    private static final int MOBILE_FIRST = 3;

    private Digits() {}

    /// Whether a gap stands before the digit at `index`.
    public static boolean gapBefore(String digits, int index) {
        int first = digits.startsWith("1") ? MOBILE_FIRST : GROUP;
        return index >= first && (index - first) % GROUP == 0;
    }

    /// With one blank for each gap.
    public static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(gapBefore(digits, i) ? " " : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }
}
