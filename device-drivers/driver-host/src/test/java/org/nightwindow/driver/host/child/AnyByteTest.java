package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProof;

/// The host's side against a child we play byte by byte, over a real socket and beside a real process.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnyByteTest {
    private static final Contract PRINTER = Contract.of(DeviceKind.DOCUMENT_PRINTER);
    private static final PrintProof PROOF = new PrintProof("42", 2, "both pages are out");

    @TempDir
    private Path run;

    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();

    /// One child: what it is asked arrives at `socket`, and it dies with `process`.
    private final class Played implements AutoCloseable {
        private final Process process;
        private final SocketChannel socket;
        private final DocumentPrinter printer;

        Played() throws Exception {
            Path path = run.resolve("s");
            Files.deleteIfExists(path);
            process = new ProcessBuilder("sleep", "60").start();
            SocketChannel host;
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(path));
                socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
                host = server.accept();
            }
            ChildDevice device = new ChildDevice(DeviceKind.DOCUMENT_PRINTER, Clock.systemUTC(), events::add);
            Conversation conversation =
                    new Conversation(new ChildProcess(process, host, run, run.resolve("log")), device);
            device.talkOver(conversation);
            conversation.begin();
            printer = (DocumentPrinter) device.handOut(snapshot());
        }

        Outcome<PrintProof> print(Duration limit) {
            return printer.print(new PrintJob("P-1", new byte[10], 2), _ -> {}, Call.within(limit));
        }

        /// Waits for the request, says this much, and is gone.
        void sayAndDie(byte[] bytes, int count) {
            Thread.ofVirtual().start(() -> {
                try {
                    int length = fill(4).getInt();
                    fill(length);
                    say(bytes, count);
                    process.destroyForcibly();
                    socket.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }

        void say(byte[] bytes, int count) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(bytes, 0, count);
            while (out.hasRemaining()) {
                socket.write(out);
            }
        }

        private ByteBuffer fill(int count) throws IOException {
            ByteBuffer in = ByteBuffer.allocate(count);
            while (in.hasRemaining() && socket.read(in) >= 0) {
                // the request is of no interest
            }
            return in.flip();
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            socket.close();
        }
    }

    private static byte[] snapshot() throws MalformedException {
        List<Object> values = new ArrayList<>();
        PRINTER.snapshots()
                .forEach(method -> values.add(
                        method.getName().equals("status")
                                ? DeviceStatus.ready(Instant.EPOCH)
                                : Capabilities.of(Duration.ofSeconds(1))));
        return Codec.encode(PRINTER.snapshotTypes(), values);
    }

    private static byte[] frame(ToHost message) throws MalformedException {
        byte[] body = Codec.encode(ToHost.class, message);
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] answer() throws Exception {
        Contract.Verb verb = PRINTER.verbs().stream()
                .filter(it -> it.method().getName().equals("print"))
                .findFirst()
                .orElseThrow();
        byte[] outcome = Codec.encode(verb.returns(), Outcome.done(PROOF));
        return frame(new ToHost.Answered(1, outcome, snapshot()));
    }

    @Test
    void childDiesAtAnyByteOfItsAnswer_theActIsUnknown_andDoneOnlyWithTheLastByte() throws Exception {
        byte[] answer = answer();
        assertThat(answer.length).isGreaterThan(100);
        for (int count = 0; count <= answer.length; count++) {
            try (Played child = new Played()) {
                child.sayAndDie(answer, count);
                Outcome<PrintProof> outcome = child.print(Duration.ofSeconds(20));
                if (count == answer.length) {
                    assertThat(outcome).isEqualTo(Outcome.done(PROOF));
                } else if (outcome instanceof Outcome.Unknown<PrintProof>(String _, Optional<String> key)) {
                    assertThat(key).contains("P-1");
                } else {
                    throw new AssertionError("after " + count + " bytes: " + outcome);
                }
            }
        }
    }

    @Test
    void anyBitOfTheAnswerIsWrong_itIsTheAnswerOrUnknown_neverFailed() throws Exception {
        for (int at = 0; at < answer().length; at += 3) {
            byte[] answer = answer();
            answer[at] ^= (byte) (1 << at % 8);
            try (Played child = new Played()) {
                child.sayAndDie(answer, answer.length);
                Outcome<PrintProof> outcome = child.print(Duration.ofSeconds(20));
                assertThat(outcome).isNotInstanceOf(Outcome.Cancelled.class);
                if (outcome instanceof Outcome.Failed<PrintProof>) {
                    // The one bit that turns Done into Failed is a driver that says Failed; it must be one it can say.
                    assertThat(at).isBetween(4, answer.length);
                }
            }
        }
    }

    @Test
    void childTalksWithoutEnd_theCallEndsAtItsDeadline_andItIsKilled() throws Exception {
        byte[] stale = frame(new ToHost.Told(77, new byte[0]));
        try (Played child = new Played()) {
            Thread talker = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        child.say(stale, stale.length);
                    }
                } catch (IOException killed) {
                    // that is what is wanted
                }
            });
            long before = System.nanoTime();
            Duration limit = Duration.ofMillis(500);
            assertThat(child.print(limit)).isInstanceOf(Outcome.Unknown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(limit.plus(StormTest.LATE));
            assertThat(child.process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            talker.join(Duration.ofSeconds(5));
        }
    }

    @Test
    void childFloodsTheHost_itIsKilled_andTheDeviceIsGone() throws Exception {
        byte[] event = frame(new ToHost.Happened(new DeviceEvent.MediaDetected()));
        try (Played child = new Played()) {
            try {
                for (int i = 0; i < 100_000; i++) {
                    child.say(event, event.length);
                }
            } catch (IOException killed) {
                // that is what is wanted
            }
            assertThat(child.process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(child.printer.status().state()).isEqualTo(DeviceStatus.State.DISCONNECTED);
            assertThat(child.printer.status().text()).contains("events within a second");
            assertThat(events.size()).isLessThan(2000);
            assertThat(Collections.frequency(events, new DeviceEvent.MediaDetected()))
                    .isPositive();
        }
    }
}
