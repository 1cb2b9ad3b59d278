package org.nightwindow.driver.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A serial port of the operating system. Its address is a link that stays, as udev keeps one for each device: after
/// the cable was pulled, the port behind it is another one.
final class PtyCable implements Cable {
    private static final int BUFFER = 4096;

    /// How long one wait for bytes takes, and with it how soon the reading thread notices that it is not needed any
    /// more.
    private static final Duration SLICE = Duration.ofMillis(50);

    /// Between two looks whether somebody has opened the port.
    private static final Duration LOOK = Duration.ofMillis(2);

    private final Consumer<byte[]> device;
    private final Path folder;
    private final Path link;
    private @Nullable PtyPair pair;
    private boolean closed;

    PtyCable(Consumer<byte[]> device) {
        this.device = device;
        try {
            folder = Files.createTempDirectory("serial");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the port", e);
        }
        link = folder.resolve("tty");
        replug();
    }

    @Override
    public String address() {
        return "serial:" + link;
    }

    @Override
    public synchronized @Nullable OutputStream out() {
        PtyPair now = pair;
        return now != null && now.connected() ? new Out(now) : null;
    }

    @Override
    public synchronized void unplug() {
        if (pair != null) {
            pair.close();
            pair = null;
            remove(link);
        }
    }

    @Override
    public synchronized void replug() {
        if (pair != null || closed) {
            return;
        }
        PtyPair next = PtyPair.open();
        try {
            Files.createSymbolicLink(link, next.path());
        } catch (IOException e) {
            next.close();
            throw new UncheckedIOException("cannot link to " + next.path(), e);
        }
        pair = next;
        Thread.ofPlatform()
                .daemon()
                .name("serial line " + next.path() + " serves")
                .start(() -> serve(next));
    }

    @Override
    public synchronized void close() {
        unplug();
        if (!closed) {
            closed = true;
            remove(folder);
        }
    }

    private void serve(PtyPair pair) {
        while (pair.isOpen()) {
            byte[] got = pair.receive(BUFFER, SLICE);
            if (got.length > 0) {
                device.accept(got);
            } else if (!pair.connected()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private static final class Out extends OutputStream {
        private final PtyPair pair;

        Out(PtyPair pair) {
            this.pair = pair;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!pair.send(Arrays.copyOfRange(bytes, from, from + length))) {
                throw new IOException("nobody has the port open");
            }
        }
    }
}
