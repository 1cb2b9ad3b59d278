package org.nightwindow.driver.testkit.person;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One picture of the camera in front of a person. It lies outside the Java heap, where no collector copies it, in
/// memory of its own; [#close] overwrites it and gives it back. One thread.
public final class Frame implements AutoCloseable {
    /// 640 by 480, grey.
    private static final long SIZE = 640 * 480;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment pixels = arena.allocate(SIZE);

    private Frame() {}

    static Frame of(long seed) {
        Frame frame = new Frame();
        for (long at = 0; at < SIZE; at++) {
            frame.pixels.set(ValueLayout.JAVA_BYTE, at, pixel(seed, at));
        }
        return frame;
    }

    /// What a pixel shows: the finaliser of SplitMix64 of seed and place.
    ///
    /// @param at 0 to 307,199
    public static byte pixel(long seed, long at) {
        long mixed = seed + at * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (byte) (mixed ^ (mixed >>> 31));
    }

    @Override
    public void close() {
        pixels.fill((byte) 0);
        arena.close();
    }
}
