package org.nightwindow.console.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLHandshakeException;
import org.nightwindow.hall.Json;

/// Posts each message as JSON. `X-Nightwindow-Signature` is HMAC-SHA-256 in hex over the header
/// `X-Nightwindow-Timestamp`, a dot and the body; `X-Nightwindow-Delivery` is the same for a message that comes again.
final class WebhookChannel implements Channel {
    /// A receiver in the same city answers within 100 ms.
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// A gateway passed it on, and heard nothing, or nothing it understood.
    private static final int BAD_GATEWAY = 502;

    private static final int GATEWAY_TIMEOUT = 504;

    private final AlertSettings.Webhook webhook;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookChannel(AlertSettings.Webhook webhook) {
        this.webhook = webhook;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Delivery deliver(Notice notice) {
        HttpRequest request;
        try {
            request = request(notice);
        } catch (IOException e) {
            return new Delivery.NotTaken(why(e));
        }
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                return new Delivery.Done();
            }
            String why = "the receiver answered " + status;
            return status == BAD_GATEWAY || status == GATEWAY_TIMEOUT
                    ? new Delivery.InDoubt(why)
                    : new Delivery.NotTaken(why);
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            return new Delivery.NotTaken(why(e));
        } catch (IOException e) {
            return new Delivery.InDoubt(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.InDoubt("the console stopped");
        }
    }

    private static String why(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private HttpRequest request(Notice notice) throws IOException {
        String body = body(notice);
        String timestamp = String.valueOf(notice.at().getEpochSecond());
        return HttpRequest.newBuilder(webhook.address())
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Nightwindow-Delivery", notice.id())
                .header("X-Nightwindow-Timestamp", timestamp)
                .header("X-Nightwindow-Signature", signature(timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(Notice notice) throws JsonProcessingException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("delivery", notice.id())
                .put("alert", notice.alert())
                .put("kind", notice.kind())
                .put("rule", notice.rule())
                .put("urgency", notice.urgency())
                .put("kiosk", notice.kiosk())
                .put("since", notice.since().toString())
                .put("zh", notice.zh())
                .put("en", notice.en())
                .put("link", notice.link());
        return Json.MAPPER.writeValueAsString(body);
    }

    private String signature(String text) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String secret = Files.readAllLines(webhook.secret()).getFirst();
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
