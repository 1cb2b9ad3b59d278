package org.nightwindow.driver.standard.sdt;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.testkit.sdt.DemoPeople;

/// Answers of an ID card reader, and what stands on a card.
final class SdtFramesTest extends AnyFrames {
    private static final int TEXT = 256;

    @Override
    protected List<byte[]> sound() {
        return List.of(
                HexFormat.of().parseHex("AAAAAA96690004000080" + "84"),
                HexFormat.of().parseHex("AAAAAA966900080000" + "9F0000000097"),
                HexFormat.of().parseHex("AAAAAA9669000C0000" + "9000000000000000009C"),
                card());
    }

    /// GA/T 467: text and photo with their lengths before them.
    private static byte[] card() {
        byte[] data = new byte[4 + TEXT + 1024];
        data[0] = 1;
        data[2] = 4;
        System.arraycopy(DemoPeople.RUOXI.card().text(), 0, data, 4, TEXT);
        byte[] frame = Arrays.copyOf(HexFormat.of().parseHex("AAAAAA966905080000" + "90"), 11 + data.length);
        System.arraycopy(data, 0, frame, 10, data.length);
        for (int i = 5; i < frame.length - 1; i++) {
            frame[frame.length - 1] ^= frame[i];
        }
        return frame;
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        FrameReader reader = new FrameReader();
        for (byte one : bytes) {
            SdtAnswer answer = reader.take(one);
            if (answer != null) {
                for (SdtCommand command : SdtCommand.values()) {
                    boolean _ = command.fits(answer);
                }
                understood(answer.data());
            }
        }
        // What is wrong on a card goes past the checksum as well.
        if (bytes.length >= 10 + 4 + TEXT) {
            understood(Arrays.copyOfRange(bytes, 10, bytes.length));
        }
    }

    private static void understood(byte[] data) {
        Optional<String> _ = CardText.newestAddress(data);
        CardData.in(data).ifPresent(card -> {
            if (card.text().length == TEXT) {
                Object _ = CardText.decode(card.text(), card.photo(), Optional.empty());
            }
        });
    }
}
