package org.nightwindow.console.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightwindow.hall.Json;

/// Those who are told: a real HTTP receiver and a real mail server.
public final class Receivers implements AutoCloseable {
    /// It takes the message, and its answer is lost.
    static final int NO_ANSWER = 0;

    private final Path secret;
    private final HttpServer phone;
    final AtomicInteger answer = new AtomicInteger(200);
    final List<Map<String, String>> posted = Collections.synchronizedList(new ArrayList<>());
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    /// @param folder of the webhook's secret
    public Receivers(Path folder) {
        try {
            secret = Files.writeString(folder.resolve("secret"), "who posts\n");
            phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        phone.createContext("/hook", exchange -> {
            posted.add(Map.of(
                    "delivery", exchange.getRequestHeaders().getFirst("X-Nightwindow-Delivery"),
                    "signature", exchange.getRequestHeaders().getFirst("X-Nightwindow-Signature"),
                    "timestamp", exchange.getRequestHeaders().getFirst("X-Nightwindow-Timestamp"),
                    "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (answer.get() != NO_ANSWER) {
                exchange.sendResponseHeaders(answer.get(), -1);
            }
            exchange.close();
        });
        phone.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        phone.start();
        mail.start();
    }

    public AlertSettings.Webhook webhook() {
        return new AlertSettings.Webhook(
                URI.create("http://127.0.0.1:" + phone.getAddress().getPort() + "/hook"), secret);
    }

    public AlertSettings.Mail mailbox() {
        return mailbox(mail.getSmtp() == null ? 1 : mail.getSmtp().getPort());
    }

    public static AlertSettings.Mail mailbox(int port) {
        return new AlertSettings.Mail(
                "127.0.0.1",
                port,
                "hall@example.org",
                List.of("watch@example.org"),
                Optional.empty(),
                Optional.empty());
    }

    /// `OPENED 990101-K07`, in the order in which they came.
    public List<String> heard() {
        return bodies().stream()
                .map(body ->
                        body.path("kind").asText() + " " + body.path("kiosk").asText())
                .toList();
    }

    public List<JsonNode> bodies() {
        return List.copyOf(posted).stream().map(post -> read(post.get("body"))).toList();
    }

    public MimeMessage[] letters() {
        return mail.getReceivedMessages();
    }

    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        try {
            for (MimeMessage letter : letters()) {
                subjects.add(letter.getSubject());
            }
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        return subjects;
    }

    private static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    @Override
    public void close() {
        mail.stop();
        phone.stop(0);
    }
}
