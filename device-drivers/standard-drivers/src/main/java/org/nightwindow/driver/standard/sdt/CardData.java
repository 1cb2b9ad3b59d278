package org.nightwindow.driver.standard.sdt;

import java.util.Arrays;
import java.util.Optional;

/// The data of an answer to `30 01`: length of the text, length of the photo (u16, big-endian), text, photo. Lengths
/// are
/// those of the frame; the usual 256 and 1,024 are nowhere assumed.
///
/// @param text the text block
/// @param photo in the closed WLT format; empty when the card gave none
record CardData(byte[] text, Optional<byte[]> photo) {
    private static final int HEADER = 4;

    /// @return empty when the two lengths do not add up to what is there
    static Optional<CardData> in(byte[] data) {
        if (data.length < HEADER) {
            return Optional.empty();
        }
        int text = ((data[0] & 0xFF) << 8) | (data[1] & 0xFF);
        int photo = ((data[2] & 0xFF) << 8) | (data[3] & 0xFF);
        if (HEADER + text + photo != data.length) {
            return Optional.empty();
        }
        Optional<byte[]> picture =
                photo == 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(data, HEADER + text, data.length));
        return Optional.of(new CardData(Arrays.copyOfRange(data, HEADER, HEADER + text), picture));
    }

    @Override
    public String toString() {
        return "CardData[…]";
    }
}
