package org.nightwindow.hall;

/// One sentence in the two languages of the hall.
///
/// @param zh Chinese, never blank
/// @param en English, never blank
public record Text(String zh, String en) {
    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text has both languages, was \"" + zh + "\" / \"" + en + "\"");
        }
    }
}
