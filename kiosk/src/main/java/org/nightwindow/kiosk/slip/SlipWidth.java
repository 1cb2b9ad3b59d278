package org.nightwindow.kiosk.slip;

/// The two papers, at 8 dots a millimetre, with sizes of letters in dots. A Chinese character below 3 mm is hard to
/// read
/// for older eyes: 24 dots.
public enum SlipWidth {
    /// 80 mm paper.
    WIDE(576, 26, 24, 50, 58, 44, 24),
    /// 58 mm paper.
    NARROW(384, 24, 24, 38, 42, 32, 8);

    private final int dots;
    private final int text;
    private final int fine;
    private final int title;
    private final int code;
    private final int day;
    private final int margin;

    SlipWidth(int dots, int text, int fine, int title, int code, int day, int margin) {
        this.dots = dots;
        this.text = text;
        this.fine = fine;
        this.title = title;
        this.code = code;
        this.day = day;
        this.margin = margin;
    }

    /// Dots per row.
    public int dots() {
        return dots;
    }

    int text() {
        return text;
    }

    int fine() {
        return fine;
    }

    int title() {
        return title;
    }

    int code() {
        return code;
    }

    /// What a slip is about.
    int heading() {
        return day - 8;
    }

    int day() {
        return day;
    }

    /// On each side.
    int margin() {
        return margin;
    }
}
