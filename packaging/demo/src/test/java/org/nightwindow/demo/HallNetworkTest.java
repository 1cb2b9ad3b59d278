package org.nightwindow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The bench's line to the console, between real sockets.
@Timeout(20)
class HallNetworkTest {
    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private ServerSocket console;
    private HallNetwork network;

    @BeforeEach
    void plugIn() throws IOException {
        console = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        network = new HallNetwork(console.getLocalPort());
    }

    @AfterEach
    void unplug() throws IOException {
        network.close();
        console.close();
    }

    private void echo() {
        while (!console.isClosed()) {
            try {
                Socket kiosk = console.accept();
                Thread.ofVirtual().start(() -> {
                    try (kiosk) {
                        for (int sent = kiosk.getInputStream().read();
                                sent >= 0;
                                sent = kiosk.getInputStream().read()) {
                            heard.add(sent);
                            kiosk.getOutputStream().write(sent);
                        }
                    } catch (IOException e) {
                        // cut
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private Socket kiosk() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), network.port());
    }

    /// What comes back for one byte.
    private static int ask(Socket kiosk) throws IOException {
        kiosk.getOutputStream().write(7);
        InputStream in = kiosk.getInputStream();
        int answer = in.read();
        if (answer < 0) {
            throw new EOFException("the line is dead");
        }
        return answer;
    }

    @Test
    void cutAndMended_whatIsUnderWayIsLost_andTheNextCallGetsThrough() throws IOException {
        try (Socket kiosk = kiosk()) {
            assertThat(ask(kiosk)).isEqualTo(7);
            network.cut();
            assertThatThrownBy(() -> ask(kiosk)).isInstanceOf(IOException.class);
        }
        try (Socket kiosk = kiosk()) {
            assertThatThrownBy(() -> ask(kiosk)).isInstanceOf(IOException.class);
        }
        network.mend();
        try (Socket kiosk = kiosk()) {
            assertThat(ask(kiosk)).isEqualTo(7);
        }
    }

    @Test
    void answersAreLost_onTheNextLineOnlyTheFirstGetsThrough_andWhatIsSentStillArrives() throws IOException {
        try (Socket kiosk = kiosk()) {
            network.loseAnswers();
            assertThat(ask(kiosk)).as("as in a handshake").isEqualTo(7);
            kiosk.getOutputStream().write(9);
            await().until(() -> heard.contains(9));
            kiosk.setSoTimeout(300);
            assertThatThrownBy(() -> kiosk.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void slow_everyAnswerTakesTwiceTheDelay() throws IOException {
        network.slow(Duration.ofMillis(150));
        try (Socket kiosk = kiosk()) {
            long begin = System.nanoTime();
            assertThat(ask(kiosk)).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }
}
