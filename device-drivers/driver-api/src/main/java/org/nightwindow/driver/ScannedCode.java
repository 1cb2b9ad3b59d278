package org.nightwindow.driver;

/// One code as it was read. `toString` never shows the content.
///
/// @param text decoded as UTF-8, else as GB 18030; without its line end; 1 to [#MAX_BYTES] characters
public record ScannedCode(String text) {
    /// More than any QR code can hold in bytes (version 40-L: 2,953), rounded up.
    public static final int MAX_BYTES = 4096;

    @Override
    public String toString() {
        return "ScannedCode[" + text.length() + " characters]";
    }
}
