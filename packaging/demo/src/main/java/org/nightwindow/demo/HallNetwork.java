package org.nightwindow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The line between the kiosk and the console: what goes in comes out at the other end, as long as nobody pulls the
/// cable, and as fast as it is allowed to. Bytes only; the TLS inside is the kiosk's and the console's. Thread-safe.
final class HallNetwork implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    /// Turns of the kiosk the console must answer before TLS 1.3 lets it send a request: the first.
    private static final int HANDSHAKE = 1;

    private final ServerSocket door;
    private final int console;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean deaf;
    private volatile Duration delay = Duration.ZERO;

    /// @param console the port on the loopback address everything is handed on to
    HallNetwork(int console) {
        this.console = console;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free for the hall's network", e);
        }
        Thread.ofVirtual().name("hall network").start(this::serve);
    }

    /// Where the kiosk finds the console.
    int port() {
        return door.getLocalPort();
    }

    /// Everything under way is lost, and nothing gets through any more.
    void cut() {
        cut = true;
        open.forEach(HallNetwork::close);
    }

    void mend() {
        cut = false;
        deaf = false;
    }

    /// What the kiosk sends arrives, on new lines too; what the console answers does not.
    void loseAnswers() {
        deaf = true;
    }

    /// @param each every piece of data waits so long on its way, in each direction
    void slow(Duration each) {
        delay = each;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket kiosk = door.accept();
                if (cut) {
                    kiosk.close();
                } else {
                    Thread.ofVirtual().name("hall network line").start(() -> join(kiosk));
                }
            } catch (IOException e) {
                // closed; or one connection failed, which is the kiosk's to notice
            }
        }
    }

    private void join(Socket kiosk) {
        open.add(kiosk);
        try (kiosk;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), console)) {
            open.add(far);
            if (cut) {
                return;
            }
            Turns turns = new Turns();
            Thread back =
                    Thread.ofVirtual().start(() -> carry(far, kiosk, () -> turns.ofConsole() <= HANDSHAKE || !deaf));
            carry(kiosk, far, turns::ofKiosk);
            back.join();
            open.remove(far);
        } catch (IOException e) {
            // the console does not run: to the kiosk that is a network that is down
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(kiosk);
        }
    }

    /// How often the kiosk began to speak, on one line. Thread-safe.
    private static final class Turns {
        private int kiosk;
        private boolean answered = true;

        /// @return true: what it says gets through
        synchronized boolean ofKiosk() {
            kiosk += answered ? 1 : 0;
            answered = false;
            return true;
        }

        /// @return which turn of the kiosk it answers, from 1
        synchronized int ofConsole() {
            answered = true;
            return kiosk;
        }
    }

    /// One direction, until either end lets go.
    ///
    /// @param through asked for every piece
    private void carry(Socket from, Socket to, BooleanSupplier through) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                boolean passes = through.getAsBoolean();
                LockSupport.parkNanos(delay.toNanos());
                if (passes) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // pulled, or let go
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
