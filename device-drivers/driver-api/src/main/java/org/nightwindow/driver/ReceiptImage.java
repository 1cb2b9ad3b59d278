package org.nightwindow.driver;

import java.util.Arrays;

/// A slip as black and white dots. `toString` never shows the content.
///
/// @param width dots per row, a multiple of 8: 576 for 80 mm paper, 384 for 58 mm
/// @param rows how many rows, 1 to 65,535
/// @param dots `rows * width / 8` bytes, row by row, most significant bit left, 1 is black
public record ReceiptImage(int width, int rows, byte[] dots) {
    public ReceiptImage {
        if (width % 8 != 0 || width <= 0 || rows < 1 || rows > 65_535 || dots.length != rows * (width / 8)) {
            throw new IllegalArgumentException("dots must be rows * width / 8 bytes with width a multiple of 8, was "
                    + dots.length + " for " + width + " × " + rows);
        }
    }

    /// A copy of `most` rows from `row` on; of fewer when the slip ends before.
    ///
    /// @param row 0 to `rows - 1`
    /// @param most at least 1
    public ReceiptImage part(int row, int most) {
        int count = Math.min(most, rows - row);
        int bytes = width / 8;
        return new ReceiptImage(width, count, Arrays.copyOfRange(dots, row * bytes, (row + count) * bytes));
    }

    @Override
    public String toString() {
        return "ReceiptImage[" + width + " × " + rows + "]";
    }
}
