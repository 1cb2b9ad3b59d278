package org.nightwindow.kiosk.ui;

/// The display as a thing of glass: how large what is drawn on it is, for a finger and an arm.
///
/// @param inches of its diagonal
public record Display(Shape shape, double inches) {
    /// The smallest target a finger hits surely, mm (Section 508, 7.2-H/I of the kiosk rules).
    public static final double FINGER = 12.7;

    /// What is drawn smallest of all that can be pressed, px.
    public static final double SMALLEST_TARGET = 72;

    /// On a smaller one the smallest target would be smaller than a finger needs.
    public static final double LEAST_INCHES = 15.6;

    /// What a kiosk usually has.
    public static final double USUAL_INCHES = 21.5;

    private static final double MM_PER_INCH = 25.4;

    /// How large one px of the design is, mm.
    public double mmPerPx() {
        return inches * MM_PER_INCH / Math.hypot(shape.width(), shape.height());
    }

    /// How many px of the design so many mm are.
    public double px(double mm) {
        return mm / mmPerPx();
    }
}
