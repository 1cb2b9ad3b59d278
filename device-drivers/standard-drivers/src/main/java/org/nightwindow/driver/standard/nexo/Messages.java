package org.nightwindow.driver.standard.nexo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// The messages to the terminal (nexo Sale to POI protocol 3.0), and the header of those that come back. Any thread,
/// but [#newId()] is for the owner thread.
final class Messages {
    /// A ServiceID has 1 to 10 characters (nexo Sale to POI protocol, data dictionary).
    static final int MAX_SERVICE_ID = 10;

    private static final String CURRENCY = "CNY";
    private static final int ID_TAIL = 36 * 36;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String saleId;
    private final String poiId;
    private final Clock clock;
    private long lastId;

    /// @param saleId names the kiosk to the terminal
    /// @param poiId names the terminal
    Messages(String saleId, String poiId, Clock clock) {
        this.saleId = saleId;
        this.poiId = poiId;
        this.clock = clock;
    }

    /// A ServiceID for a message that is no transaction. Later ones are greater, also after a restart.
    String newId() {
        lastId = Math.max(lastId + 1, clock.millis() * ID_TAIL);
        return Long.toString(lastId, 36).toUpperCase(Locale.ROOT);
    }

    /// The ServiceID of the reversal of a payment: always the same one for the same try, so that it can be asked for
    /// after a crash without having been stored.
    static String reversalId(String serviceId, int attempt) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((serviceId + "/" + attempt).getBytes(StandardCharsets.US_ASCII));
            String digits = new BigInteger(1, hash).toString(36).toUpperCase(Locale.ROOT);
            return "R" + digits.substring(digits.length() - (MAX_SERVICE_ID - 1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] login(String id) {
        ObjectNode message = header(Category.LOGIN, id);
        ObjectNode login = body(message, Category.LOGIN);
        login.put("DateTime", now());
        login.putObject("SaleSoftware")
                .put("ManufacturerID", "Nightwindow")
                .put("ApplicationName", "Nightwindow")
                .put("SoftwareVersion", "1.0.0")
                .put("CertificationCode", "none");
        // No capability is offered: the terminal shall neither show nor print nor ask anything through the kiosk.
        login.putObject("SaleTerminalData")
                .put("TerminalEnvironment", "Unattended")
                .putArray("SaleCapabilities");
        login.put("OperatorLanguage", "zh");
        return bytes(message);
    }

    byte[] diagnosis(String id, boolean withHost) {
        ObjectNode message = header(Category.DIAGNOSIS, id);
        body(message, Category.DIAGNOSIS).put("HostDiagnosisFlag", withHost);
        return bytes(message);
    }

    byte[] payment(String id, long fen) {
        ObjectNode message = header(Category.PAYMENT, id);
        ObjectNode payment = body(message, Category.PAYMENT);
        payment.putObject("SaleData")
                .putObject("SaleTransactionID")
                .put("TransactionID", id)
                .put("TimeStamp", now());
        payment.putObject("PaymentTransaction")
                .putObject("AmountsReq")
                .put("Currency", CURRENCY)
                .put("RequestedAmount", Fen.yuan(fen));
        payment.putObject("PaymentData").put("PaymentType", "Normal").put("SplitPaymentFlag", false);
        return bytes(message);
    }

    byte[] reversal(String id, Ending.Succeeded payment) {
        ObjectNode message = header(Category.REVERSAL, id);
        ObjectNode reversal = body(message, Category.REVERSAL);
        reversal.putObject("OriginalPOITransaction")
                .put("POIID", poiId)
                .put("SaleID", saleId)
                .putObject("POITransactionID")
                .put("TransactionID", payment.reference())
                .put("TimeStamp", payment.time());
        reversal.put("ReversalReason", "MerchantCancel");
        return bytes(message);
    }

    byte[] abort(String id, String serviceId) {
        ObjectNode message = header(Category.ABORT, id);
        ObjectNode abort = body(message, Category.ABORT);
        abort.set("MessageReference", reference(Category.PAYMENT, serviceId));
        abort.put("AbortReason", "MerchantAbort");
        return bytes(message);
    }

    byte[] status(String id, Category category, String serviceId) {
        ObjectNode message = header(Category.TRANSACTION_STATUS, id);
        ObjectNode status = body(message, Category.TRANSACTION_STATUS);
        status.set("MessageReference", reference(category, serviceId));
        status.put("ReceiptReprintFlag", false);
        return bytes(message);
    }

    /// @return empty when this is no response to this kiosk; then it is nobody's answer here
    /// @throws IOException when it is no message at all
    Optional<Response> read(byte[] bytes) throws IOException {
        JsonNode response = JSON.readTree(bytes).path("SaleToPOIResponse");
        JsonNode header = response.path("MessageHeader");
        boolean ours = header.path("MessageType").asText().equals("Response")
                && header.path("SaleID").asText().equals(saleId)
                && header.path("POIID").asText().equals(poiId);
        return ours ? Optional.of(new Response(response)) : Optional.empty();
    }

    private ObjectNode reference(Category category, String serviceId) {
        return JSON.createObjectNode()
                .put("MessageCategory", category.nexo())
                .put("ServiceID", serviceId)
                .put("SaleID", saleId)
                .put("POIID", poiId);
    }

    private ObjectNode header(Category category, String id) {
        ObjectNode message = JSON.createObjectNode();
        message.putObject("SaleToPOIRequest")
                .putObject("MessageHeader")
                .put("ProtocolVersion", "3.0")
                .put("MessageClass", "Service")
                .put("MessageCategory", category.nexo())
                .put("MessageType", "Request")
                .put("ServiceID", id)
                .put("SaleID", saleId)
                .put("POIID", poiId);
        return message;
    }

    private static ObjectNode body(ObjectNode message, Category category) {
        return message.withObject("/SaleToPOIRequest").putObject(category.nexo() + "Request");
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] bytes(ObjectNode message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return whether the amount is in the only currency this kiosk takes
    static boolean inYuan(JsonNode amounts) {
        return amounts.path("Currency").asText().equals(CURRENCY);
    }
}
