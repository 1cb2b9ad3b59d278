package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightwindow.console.alerts.Channel.Delivery;

/// Whether a letter was taken, was not, or may have been, read from what a mail server says and where it hangs up.
class MailChannelTest {
    /// It says no more at this line and hangs up.
    private static final String HANGS_UP = "";

    private static final String GREETING = "greeting";
    private static final String LETTER = "letter";

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatTheServerTookIsDelivered_evenIfItHangsUpThen() throws Exception {
        assertThat(deliver("QUIT", HANGS_UP)).isInstanceOf(Delivery.Done.class);
        assertThat(said).contains(LETTER);
    }

    @Test
    void theLineBreaksAfterTheLetter_nobodyKnows() throws Exception {
        assertThat(deliver(LETTER, HANGS_UP)).isInstanceOf(Delivery.InDoubt.class);
    }

    @Test
    void theServerSaysNo_orIsNotThere_itWasNotTaken() throws Exception {
        assertThat(deliver(GREETING, HANGS_UP)).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliver(GREETING, "554 go away")).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliver("MAIL", "451 later")).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliver("RCPT", "550 nobody here")).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliver("DATA", "452 no room")).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliver(LETTER, "554 spam")).isInstanceOf(Delivery.NotTaken.class);
        assertThat(deliverTo(1)).as("nobody listens there").isInstanceOf(Delivery.NotTaken.class);
    }

    @Test
    void oneMailboxOfTwoIsGone_theOtherIsToldAllTheSame() throws Exception {
        assertThat(deliver("RCPT TO:<gone@example.org>", "550 nobody here")).isInstanceOf(Delivery.Done.class);
        assertThat(said).contains(LETTER);
    }

    /// @param at where the server does not say what it should
    private Delivery deliver(String at, String answer) throws IOException, InterruptedException {
        said.clear();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.startVirtualThread(() -> serve(server, at, answer));
            Delivery delivery = deliverTo(server.getLocalPort());
            serving.join();
            return delivery;
        }
    }

    private static Delivery deliverTo(int port) {
        AlertSettings.Mail mail = new AlertSettings.Mail(
                "127.0.0.1",
                port,
                "hall@example.org",
                List.of("watch@example.org", "gone@example.org"),
                Optional.empty(),
                Optional.empty());
        try (MailChannel channel = new MailChannel(mail)) {
            return channel.deliver(new Channel.Notice(
                    "nw-alert-1-1",
                    1,
                    "OPENED",
                    "r",
                    "NOW",
                    AlertNight.K07,
                    "卡纸",
                    "jam",
                    AlertNight.BEGIN,
                    AlertNight.BEGIN,
                    ""));
        }
    }

    /// One connection, as in RFC 5321.
    private void serve(ServerSocket server, String at, String answer) {
        try (Socket client = server.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            boolean on = say(client, GREETING, "220 here", at, answer);
            while (on) {
                String line = lines.readLine();
                if (line == null) {
                    return;
                }
                on = switch (line.substring(0, Math.min(4, line.length()))) {
                    case "DATA" -> {
                        boolean goes = say(client, line, "354 go", at, answer);
                        if (goes && !(line.startsWith(at) && !at.equals(LETTER))) {
                            while (!".".equals(lines.readLine())) {
                                // the letter
                            }
                            said.add(LETTER);
                            goes = say(client, LETTER, "250 taken", at, answer);
                        }
                        yield goes;
                    }
                    case "QUIT" -> {
                        say(client, line, "221 bye", at, answer);
                        yield false;
                    }
                    default -> say(client, line, "250 fine", at, answer);
                };
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean say(Socket client, String line, String usual, String at, String answer) throws IOException {
        String words = line.startsWith(at) ? answer : usual;
        if (words.equals(HANGS_UP)) {
            return false;
        }
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
