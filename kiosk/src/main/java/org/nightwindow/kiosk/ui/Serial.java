package org.nightwindow.kiosk.ui;

/// A document's number as people read it.
public final class Serial {

    /// Of every serial number.
    public static final int DIGITS = 15;

    private static final int GROUP = 4;

    private Serial() {}

    /// In groups of four: `9901 2611 0004 173`.
    public static String grouped(String serial) {
        String plain = serial.replace(" ", "");
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                grouped.append(' ');
            }
            grouped.append(plain.charAt(i));
        }
        return grouped.toString();
    }

    /// The last groups only, for a screen that others may see: `0004 173`.
    public static String end(String serial) {
        String grouped = grouped(serial);
        int lastGroup = grouped.lastIndexOf(' ');
        int from = lastGroup < 0 ? 0 : grouped.lastIndexOf(' ', lastGroup - 1) + 1;
        return grouped.substring(from);
    }
}
