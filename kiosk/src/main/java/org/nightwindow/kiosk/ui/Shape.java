package org.nightwindow.kiosk.ui;

/// How the display stands. Each has its own layout, drawn at one size and scaled as a whole; the sizes in the style
/// sheet
/// and in code are px of it.
public enum Shape {
    PORTRAIT(1080, 1920, 968),
    /// The tools stand at the right, and pages are two columns.
    LANDSCAPE(1920, 1080, 800);

    private final double width;
    private final double height;
    private final double column;

    Shape(double width, double height, double column) {
        this.width = width;
        this.height = height;
        this.column = column;
    }

    /// The shape that fits a display.
    public static Shape of(double width, double height) {
        return width > height ? LANDSCAPE : PORTRAIT;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /// How wide what stands in one column of a page is.
    public double column() {
        return column;
    }

    /// How wide the lit pane is.
    double pane() {
        return this == PORTRAIT ? width - 2 * Frame.PANE_MARGIN : width - Frame.PANE_BESIDE_RAIL - Frame.RAIL;
    }
}
