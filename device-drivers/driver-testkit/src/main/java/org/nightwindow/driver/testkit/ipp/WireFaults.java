package org.nightwindow.driver.testkit.ipp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What is wrong with the wire right now, and the way every answer takes through it. Any thread.
final class WireFaults {
    /// Between two bytes of a dribbled answer.
    private static final Duration DRIBBLE = Duration.ofMillis(5);
    /// Of so many bytes of a garbled answer, one is broken; of shorter ones too.
    private static final int GARBLE_ONE_OF = 60;

    private final Deque<IppFault> once = new ArrayDeque<>();
    /// Always the same "noise", so that a test that fails fails again.
    private final Random noise = new Random(8010);

    private @Nullable IppFault repeated;
    private boolean dribbling;
    private boolean garbling;
    private boolean hanging;
    private Duration delay = Duration.ZERO;

    synchronized void failNext(IppFault fault) {
        once.add(fault);
    }

    synchronized void failRepeatedly(IppFault fault) {
        repeated = fault;
    }

    synchronized void dribble() {
        dribbling = true;
    }

    synchronized void garble() {
        garbling = true;
    }

    synchronized void hang() {
        hanging = true;
    }

    synchronized void slow(Duration newDelay) {
        delay = newDelay;
    }

    synchronized void clear() {
        once.clear();
        repeated = null;
        dribbling = false;
        garbling = false;
        hanging = false;
        delay = Duration.ZERO;
        notifyAll();
    }

    /// The fault this request meets; null for none. One that was set for the next request is then used up.
    synchronized @Nullable IppFault take(int operation) {
        for (Iterator<IppFault> faults = once.iterator(); faults.hasNext(); ) {
            IppFault fault = faults.next();
            if (fault.strikes(operation)) {
                faults.remove();
                return fault;
            }
        }
        return repeated != null && repeated.strikes(operation) ? repeated : null;
    }

    /// Sends an IPP message.
    void send(byte[] message, Socket socket) throws IOException {
        byte[] body = garbled(message);
        send("200 OK", "application/ipp", body, socket);
    }

    /// Sends something that is no IPP.
    void sendText(Socket socket) throws IOException {
        byte[] text = "<html>Service Unavailable</html>".getBytes(StandardCharsets.US_ASCII);
        send("503 Service Unavailable", "text/html", text, socket);
    }

    private void send(String status, String type, byte[] body, Socket socket) throws IOException {
        boolean slowly;
        try {
            slowly = readyToSend(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        String head =
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] all = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        System.arraycopy(body, 0, all, head.length(), body.length);
        OutputStream out = socket.getOutputStream();
        if (!slowly) {
            out.write(all);
            return;
        }
        for (byte one : all) {
            out.write(one);
            if (dribbles()) {
                pause(DRIBBLE);
            }
        }
    }

    /// Waits as long as answers are held back; a connection that hung is cut in the end.
    private boolean readyToSend(Socket socket) throws InterruptedException {
        Duration wait;
        synchronized (this) {
            wait = delay;
            boolean hung = hanging;
            while (hanging) {
                wait();
            }
            if (hung) {
                HttpDoor.cut(socket);
            }
        }
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        return dribbles();
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized boolean dribbles() {
        return dribbling;
    }

    private synchronized byte[] garbled(byte[] message) {
        if (!garbling) {
            return message;
        }
        byte[] broken = message.clone();
        int howMany = 1 + message.length / GARBLE_ONE_OF;
        for (int i = 0; i < howMany; i++) {
            broken[noise.nextInt(broken.length)] ^= (byte) (1 << noise.nextInt(8));
        }
        return broken;
    }
}
