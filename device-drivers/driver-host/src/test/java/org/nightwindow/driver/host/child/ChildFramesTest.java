package org.nightwindow.driver.host.child;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a vendor's process sends is one message or malformed: messages with bytes changed or cut off, and noise.
/// Some
/// thousands in every build; with `-Dframes=10000000` as many as that.
final class ChildFramesTest {
    private static final int FRAMES = Integer.getInteger("frames", 4_000);
    private static final int LONGEST_NOISE = 300;

    @Test
    void mutatedMessages_areOneMessageOrMalformed() throws Exception {
        List<ToHost> messages = CodecTest.messages();
        byte[][] sound = new byte[messages.size()][];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = Codec.encode(ToHost.class, messages.get(i));
        }
        Random random = new Random();
        for (int i = 0; i < FRAMES; i++) {
            byte[] bytes = frame(sound[random.nextInt(sound.length)].clone(), random);
            try {
                CodecTest.assertOneMessageOrMalformed(ToHost.class, bytes);
                CodecTest.assertOneMessageOrMalformed(ToChild.class, bytes);
                CodecTest.assertOneMessageOrMalformed(CodecTest.outcomeOfRead(), bytes);
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError bug) {
                throw new AssertionError(HexFormat.of().formatHex(bytes), bug);
            }
        }
    }

    private static byte[] frame(byte[] sound, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(LONGEST_NOISE)];
            random.nextBytes(noise);
            return noise;
        }
        for (int breaks = 1 + random.nextInt(4); breaks > 0; breaks--) {
            sound[random.nextInt(sound.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound;
    }
}
