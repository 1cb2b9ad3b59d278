package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A screen in memory as tall as a kiosk's (Xvfb), what is painted on it, and a finger (xdotool). The pixels are read
/// from the file Xvfb keeps them in, so that looking costs the program that paints nothing.
final class VirtualScreen implements AutoCloseable {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1920;

    /// Every eighth pixel of every eighth row: 32,400 points; a character of the smallest text covers nine of them.
    private static final int STEP = 8;

    /// The halo of the start screen breathes by up to 15 of 255 levels.
    private static final int SAME_COLOUR = 24;

    private static final int STROKE_STEPS = 20;

    /// The steps of a stroke take 0.2 s.
    private static final Duration STROKE = Duration.ofMillis(350);

    /// An X server is there after 50 ms.
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Process server;
    private final Process hand;
    private final OutputStream finger;
    private final String display;
    private final IntBuffer pixels;

    /// @param folder for the pixels
    VirtualScreen(Path folder) throws IOException {
        Path number = folder.resolve("display");
        // The server chooses a display that is free and writes its number.
        server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        WIDTH + "x" + HEIGHT + "x24",
                        "-fbdir",
                        folder.toString(),
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectOutput(number.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        display = ":" + awaitLine(number);
        pixels = map(folder.resolve("Xvfb_screen0"));
        ProcessBuilder xdotool = new ProcessBuilder("xdotool", "-");
        xdotool.environment().put("DISPLAY", display);
        hand = xdotool.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        finger = hand.getOutputStream();
        point(WIDTH / 2, HEIGHT / 2);
    }

    private static String awaitLine(Path file) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            String text = Files.readString(file);
            if (text.endsWith("\n")) {
                return text.strip();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IOException("Xvfb did not start; is it installed?");
    }

    /// The file is an XWD of version 7: sizes as big-endian words, then a colour table, then the pixels row by row.
    private static IntBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int header = all.getInt(0);
            int rowBytes = all.getInt(48);
            int colours = all.getInt(76);
            if (rowBytes != WIDTH * Integer.BYTES) {
                throw new IOException("rows of " + rowBytes + " bytes");
            }
            return all.position(header + colours * 12)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer();
        }
    }

    /// For the environment of a program that shall paint here.
    String display() {
        return display;
    }

    /// Moves the pointer.
    void point(int x, int y) throws IOException {
        say("mousemove " + x + " " + y);
    }

    /// One touch where the pointer is; at first that is the middle of the screen.
    void touch() throws IOException {
        say("click 1");
    }

    /// One stroke of the finger, in a third of a second.
    void draw(int fromX, int fromY, int toX, int toY) throws IOException {
        point(fromX, fromY);
        say("mousedown 1");
        for (int i = 1; i <= STROKE_STEPS; i++) {
            say("sleep 0.01");
            point(fromX + (toX - fromX) * i / STROKE_STEPS, fromY + (toY - fromY) * i / STROKE_STEPS);
        }
        say("mouseup 1");
        LockSupport.parkNanos(STROKE.toNanos());
    }

    private void say(String line) throws IOException {
        finger.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        finger.flush();
    }

    /// What is painted now.
    int[] picture() {
        int[] points = new int[(WIDTH / STEP) * (HEIGHT / STEP)];
        for (int i = 0; i < points.length; i++) {
            points[i] = point(i);
        }
        return points;
    }

    private int point(int index) {
        int column = index % (WIDTH / STEP);
        int row = index / (WIDTH / STEP);
        return pixels.get(row * STEP * WIDTH + column * STEP);
    }

    /// Which part of the screen looks as in this picture, 0 to 1.
    double like(int[] picture) {
        int same = 0;
        for (int i = 0; i < picture.length; i++) {
            if (same(point(i), picture[i])) {
                same++;
            }
        }
        return (double) same / picture.length;
    }

    /// Which part of these points looks as in this picture, 0 to 1.
    double share(int[] places, int[] picture) {
        int same = 0;
        for (int place : places) {
            if (same(point(place), picture[place])) {
                same++;
            }
        }
        return (double) same / places.length;
    }

    /// The points in which two pictures differ.
    static int[] differing(int[] one, int[] other) {
        int[] places = new int[one.length];
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            if (!same(one[i], other[i])) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    static boolean same(int one, int other) {
        return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) <= SAME_COLOUR
                && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) <= SAME_COLOUR
                && Math.abs((one & 0xFF) - (other & 0xFF)) <= SAME_COLOUR;
    }

    @Override
    public void close() {
        hand.destroy();
        server.destroy();
        try {
            server.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
