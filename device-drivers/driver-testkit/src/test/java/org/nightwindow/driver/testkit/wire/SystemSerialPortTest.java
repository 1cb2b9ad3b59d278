package org.nightwindow.driver.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.host.SystemWires;

/// What the kiosk's serial wire makes of a port of the operating system, and of one that is pulled out.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SystemSerialPortTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private PtyPair line;
    private Wire wire;

    @BeforeEach
    void open() throws WireException {
        line = PtyPair.open();
        wire = new SystemWires().open("serial:" + line.path() + "?baud=115200");
    }

    @AfterEach
    void close() {
        wire.close();
        line.close();
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    @Test
    void everyByteGoesBothWays() throws WireException {
        wire.write(everyByte(), LONG);
        assertThat(line.receive(256, LONG)).isEqualTo(everyByte());
        line.send(everyByte());
        byte[] buffer = new byte[256];
        int got = 0;
        while (got < 256) {
            byte[] part = new byte[256];
            int count = wire.read(part, LONG);
            System.arraycopy(part, 0, buffer, got, count);
            got += count;
        }
        assertThat(buffer).isEqualTo(everyByte());
    }

    @Test
    void nothingComes_aShortWaitIsShort() throws WireException {
        long before = System.nanoTime();
        assertThat(wire.read(new byte[10], SHORT)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(SHORT, Duration.ofSeconds(2));
    }

    @Test
    void cableIsPulled_aReadThatWaitsIsTold_andNothingCanBeWritten() throws Exception {
        CompletableFuture<Throwable> told = waitingRead();
        line.close();
        assertThat(told.get(5, TimeUnit.SECONDS)).hasMessageContaining("is gone");
        assertThatThrownBy(() -> wire.write(new byte[] {1}, LONG)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> wire.discardInput()).isInstanceOf(WireException.class);
    }

    @Test
    void closeFromAnotherThread_endsAReadThatWaits() throws Exception {
        CompletableFuture<Throwable> told = waitingRead();
        wire.close();
        assertThat(told.get(5, TimeUnit.SECONDS)).hasMessageContaining("closed");
        wire.close();
    }

    private CompletableFuture<Throwable> waitingRead() {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                wire.read(new byte[10], LONG);
            } catch (WireException expected) {
                told.complete(expected);
            }
        });
        await().until(() -> Stream.of(reader.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("readBytes")));
        return told;
    }

    @Test
    void staleInputIsDiscarded() throws WireException {
        line.send(new byte[] {1, 2, 3});
        await().until(() -> {
            wire.discardInput();
            return wire.read(new byte[10], SHORT) == 0;
        });
        line.send(new byte[] {4});
        byte[] buffer = new byte[10];
        assertThat(wire.read(buffer, LONG)).isEqualTo(1);
        assertThat(buffer[0]).isEqualTo((byte) 4);
    }

    @Test
    void portThatIsOpenAlready_isRefusedWithAReason() {
        assertThatThrownBy(() -> new SystemWires().open("serial:" + line.path()))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("open");
    }

    @Test
    void theOtherEndIsSeenComingAndGoing() {
        assertThat(line.connected()).isTrue();
        wire.close();
        await().until(() -> !line.connected());
        assertThat(line.send(new byte[] {1})).isFalse();
        assertThat(line.receive(1, SHORT)).isEmpty();
    }

    @Test
    void nobodyReads_whoSendsIsReleasedByTheClosing() throws Exception {
        CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> line.send(new byte[1_000_000]));
        assertThat(line.isOpen()).isTrue();
        line.close();
        assertThat(sent.get(5, TimeUnit.SECONDS)).isFalse();
        assertThat(line.isOpen()).isFalse();
    }
}
