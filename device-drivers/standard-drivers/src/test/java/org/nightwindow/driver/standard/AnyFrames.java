package org.nightwindow.driver.standard;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever bytes come from a device, a codec understands or refuses them, and ends: random frames, and sound ones with
/// bytes changed, left out, doubled, or cut off. Some thousands of each codec in every build; with
/// `-Dframes=10000000` as many as that.
///
/// A failure prints the bytes; they belong into a test of their own then.
public abstract class AnyFrames {
    private static final int FRAMES = Integer.getInteger("frames", 4_000);
    private static final int LONGEST_NOISE = 300;

    /// What a device says when it is sound.
    protected abstract List<byte[]> sound();

    /// Has the codec read the bytes and looks at all it made of them.
    ///
    /// @param random for the pieces in which they come
    /// @throws Exception any refusal this codec may give is caught here; what is thrown is a bug
    protected abstract void read(byte[] bytes, Random random) throws Exception;

    @Test
    void randomAndMutatedFrames_areUnderstoodOrRefused() {
        List<byte[]> sound = sound();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < FRAMES; i++) {
            byte[] bytes = i < sound.size() ? sound.get(i) : frame(sound, random);
            try {
                read(bytes.clone(), new Random(seed + i));
            } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError bug) {
                fail(
                        bytes.length + " bytes, pieces " + (seed + i) + ": "
                                + HexFormat.of().formatHex(bytes),
                        bug);
            }
        }
    }

    private static byte[] frame(List<byte[]> sound, Random random) {
        if (sound.isEmpty() || random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(LONGEST_NOISE)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] frame = sound.get(random.nextInt(sound.size())).clone();
        for (int breaks = 1 + random.nextInt(4); breaks > 0 && frame.length > 0; breaks--) {
            frame = broken(frame, random);
        }
        return frame;
    }

    private static byte[] broken(byte[] frame, Random random) {
        int at = random.nextInt(frame.length);
        int many = Math.min(frame.length - at, 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                frame[at] = (byte) random.nextInt();
                yield frame;
            }
            case 2 -> {
                frame[at] ^= (byte) (1 << random.nextInt(8));
                yield frame;
            }
            case 3 -> joined(frame, at, at + many); // left out
            case 4 -> joined(frame, at + many, at); // doubled
            default -> joined(frame, at, frame.length); // cut off
        };
    }

    /// The bytes before `end`, and those from `from` on.
    private static byte[] joined(byte[] frame, int end, int from) {
        byte[] joined = new byte[end + frame.length - from];
        System.arraycopy(frame, 0, joined, 0, end);
        System.arraycopy(frame, from, joined, end, frame.length - from);
        return joined;
    }
}
