package org.nightwindow.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;

/// Many kiosks in one process, each with a certificate and a kept connection of its own, on a virtual thread of its
/// own.
/// Kiosk i of n is due i/n into each period, whether or not the console is late: how long an answer took counts from
/// then.
final class SimulatedFleet implements AutoCloseable {
    /// So many handshakes at once.
    private static final int HANDSHAKES = 32;

    private static final int TIMEOUT_MS = 60_000;

    /// Which kiosk a handshake is for: the key manager is asked by the thread that shakes hands.
    private static final ThreadLocal<Integer> KIOSK = ThreadLocal.withInitial(() -> 0);

    private final EnrolledConsole console;
    private final Duration period;
    private final SSLSocketFactory sockets;
    private final Semaphore handshakes = new Semaphore(HANDSHAKES);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connected = new AtomicInteger();
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> sentAway = new ConcurrentHashMap<>();
    private final AtomicInteger told = new AtomicInteger();

    /// Nothing has happened to any device since.
    private final Instant since = Instant.now();

    private volatile boolean running = true;
    private volatile boolean telling;

    /// Starts to connect all kiosks of a console.
    ///
    /// @param ramp over which the first connections are spread, at random
    SimulatedFleet(EnrolledConsole console, Duration period, Duration ramp)
            throws IOException, GeneralSecurityException {
        this.console = console;
        this.period = period;
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(
                new javax.net.ssl.KeyManager[] {new KeyOfThisKiosk(console)},
                console.trust().getTrustManagers(),
                null);
        sockets = context.getSocketFactory();
        long begin = System.nanoTime();
        for (int i = 0; i < size(); i++) {
            int kiosk = i;
            long wait = ThreadLocalRandom.current().nextLong(Math.max(1, ramp.toNanos()));
            threads.execute(() -> live(kiosk, begin + wait));
        }
    }

    int size() {
        return console.kiosks().size();
    }

    int connected() {
        return connected.get();
    }

    /// Milliseconds of every answer since the last time this was asked.
    List<Double> newLatencies() {
        List<Double> taken = new ArrayList<>();
        for (Double next = latencies.poll(); next != null; next = latencies.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /// What went wrong so far.
    List<String> failures() {
        return List.copyOf(failures);
    }

    /// What the console wanted to hear later, and how often so far.
    Map<String, AtomicInteger> sentAway() {
        return Map.copyOf(sentAway);
    }

    /// From now on each kiosk tells one event before its next heartbeat.
    void tell() {
        telling = true;
    }

    /// How many events the console has acknowledged.
    int told() {
        return told.get();
    }

    private void live(int kiosk, long begin) {
        sleepUntil(begin);
        KIOSK.set(kiosk);
        boolean hasTold = false;
        try (Line line = connect(kiosk)) {
            connected.incrementAndGet();
            long phase = period.toNanos() / size() * kiosk;
            long due = System.nanoTime() / period.toNanos() * period.toNanos() + phase;
            while (running) {
                due += period.toNanos();
                sleepUntil(due);
                if (!running) {
                    return;
                }
                try {
                    if (telling && !hasTold) {
                        EventAck ack = Json.MAPPER.readValue(line.post(KioskApi.EVENTS, event()), EventAck.class);
                        hasTold = ack.storedUpTo() == 1;
                        told.addAndGet(hasTold ? 1 : 0);
                    }
                    line.post(KioskApi.HEARTBEAT, heartbeat(hasTold ? 1 : 0));
                    latencies.add((System.nanoTime() - due) / 1e6);
                } catch (NotNow e) {
                    // as a kiosk does: again at its next moment; the answer that was late counts as one that never came
                    latencies.add((double) TIMEOUT_MS);
                    sentAway.computeIfAbsent(e.getMessage(), _ -> new AtomicInteger())
                            .incrementAndGet();
                }
            }
        } catch (IOException e) {
            failures.add(EnrolledConsole.id(kiosk) + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Line connect(int kiosk) throws IOException, InterruptedException {
        handshakes.acquire();
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), console.kioskPort());
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(TIMEOUT_MS);
            // A name of its own: else a session of another kiosk would be resumed.
            String name = "kiosk-" + kiosk;
            SSLSocket socket = (SSLSocket) sockets.createSocket(plain, name, console.kioskPort(), true);
            socket.startHandshake();
            return new Line(socket);
        } finally {
            handshakes.release();
        }
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// A quiet kiosk: four devices, twelve items, nothing to say that it has not said. About 2 kB.
    private byte[] heartbeat(long sequence) throws IOException {
        Instant now = Instant.now();
        List<Heartbeat.Device> devices = new ArrayList<>();
        for (String role : List.of("id-card-reader", "code-scanner", "document-printer", "receipt-printer")) {
            devices.add(new Heartbeat.Device(
                    role,
                    role.toUpperCase(Locale.ROOT).replace('-', '_'),
                    "standard." + role,
                    "READY",
                    "NONE",
                    "ready",
                    since,
                    List.of(new Heartbeat.Supply("PAPER", "tray 1", "OK", OptionalInt.of(80)))));
        }
        List<Heartbeat.Item> items = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            items.add(new Heartbeat.Item("TAX-%02d".formatted(i), true, ""));
        }
        return Json.MAPPER.writeValueAsBytes(new Heartbeat(
                now,
                "epoch-1",
                sequence,
                "0.1.0",
                "1",
                new Heartbeat.Screen("attract", now),
                false,
                false,
                0,
                devices,
                items,
                List.of(),
                List.of()));
    }

    private static byte[] event() throws IOException {
        return Json.MAPPER.writeValueAsBytes(new EventBatch(
                "epoch-1",
                List.of(new EventBatch.Event(
                        1, Instant.now(), Json.MAPPER.valueToTree(new KioskEvent.Started("0.1.0", 0))))));
    }

    @Override
    public void close() {
        running = false;
        threads.shutdownNow();
    }

    private static final class NotNow extends IOException {
        private static final long serialVersionUID = 1;

        private NotNow(String answer) {
            super(answer);
        }
    }

    /// One kept connection: HTTP/1.1, one request after the other.
    private static final class Line implements AutoCloseable {
        private final SSLSocket socket;
        private final InputStream in;
        private final OutputStream out;

        Line(SSLSocket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream(), 1024);
            this.out = socket.getOutputStream();
        }

        /// @throws NotNow when the console wants to hear it later
        /// @throws IOException unless the answer is 200
        byte[] post(String path, byte[] body) throws IOException {
            byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[head.length + body.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            out.write(request);
            out.flush();
            String status = line();
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            header.substring("content-length:".length()).strip());
                }
            }
            if (length < 0) {
                throw new IOException("an answer without a length: " + status);
            }
            byte[] answer = in.readNBytes(length);
            if (status.contains(" 503")) {
                throw new NotNow(path + ": " + status + " " + new String(answer, StandardCharsets.UTF_8));
            }
            if (!status.contains(" 200")) {
                throw new IOException(status + " " + new String(answer, StandardCharsets.UTF_8));
            }
            return answer;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the console closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static final class KeyOfThisKiosk extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final List<X509Certificate> certificates;

        KeyOfThisKiosk(EnrolledConsole console) {
            key = console.keys().getPrivate();
            certificates = console.kiosks();
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return Integer.toString(KIOSK.get());
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificates.get(Integer.parseInt(alias))};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {Integer.toString(KIOSK.get())};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a kiosk is no server");
        }
    }
}
