package org.nightwindow.hall;

/// What a kiosk hands over for a command: a picture of its screen, lines of its log. No personal data.
public final class CommandFile {
    public static final String PNG = "image/png";
    public static final String TEXT = "text/plain";

    /// The longest whole file.
    public static final int MOST_BYTES = 4_000_000;

    /// The longest part; as base64 it is a third more.
    public static final int PART_BYTES = 256_000;

    /// @param command its id
    /// @param media [#PNG] or [#TEXT]
    /// @param total bytes of the whole, up to [#MOST_BYTES]
    /// @param sha256 of the whole, hex
    /// @param offset of the first byte of this part
    /// @param bytes up to [#PART_BYTES]
    public record Part(String command, String media, int total, String sha256, int offset, byte[] bytes) {}

    /// @param upTo how much the console has; the next part begins here, whatever was sent
    public record Stored(int upTo) {}

    private CommandFile() {}
}
