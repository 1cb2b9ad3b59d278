package org.nightwindow.driver.testkit.nexo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the terminal does with each request (nexo Sale to POI protocol 3.0, message tables). Any thread.
final class TerminalDesk {
    /// A terminal gives up by itself after a minute or so.
    private static final Duration NOBODY_CAME = Duration.ofSeconds(60);

    private final JsonMapper json;
    private final ChargeBook book = new ChargeBook();
    private final List<Transaction> transactions = new ArrayList<>();
    private final Set<String> loggedIn = new HashSet<>();
    private @Nullable Transaction atWork;
    private CardHolder cardHolder = CardHolder.PAYS;
    private Duration cardTime = Duration.ofMillis(2);
    private Duration bankTime = Duration.ofMillis(2);
    private String globalStatus = "OK";

    TerminalDesk(JsonMapper json) {
        this.json = json;
    }

    ChargeBook book() {
        return book;
    }

    synchronized void cardHolder(CardHolder does, Duration cardTime, Duration bankTime) {
        this.cardHolder = does;
        this.cardTime = cardTime;
        this.bankTime = bankTime;
    }

    synchronized void globalStatus(String status) {
        globalStatus = status;
    }

    synchronized boolean atWork() {
        return atWork != null;
    }

    synchronized boolean cardPresented() {
        return atWork != null && atWork.cardPresented();
    }

    /// The power was cut: sessions and what is under way are gone, what ended is kept.
    synchronized void reboot() {
        loggedIn.clear();
        if (atWork != null) {
            atWork.callOff();
        }
    }

    synchronized void forget() {
        transactions.clear();
    }

    /// @param fault what strikes this request; null for nothing
    /// @return empty when there is no answer to this request at all
    Optional<ObjectNode> handle(JsonNode request, @Nullable NexoFault fault) {
        JsonNode header = request.path("MessageHeader");
        String category = header.path("MessageCategory").asText();
        String saleId = header.path("SaleID").asText();
        JsonNode body = request.path(category + "Request");
        String wrong = wrong(header, body);
        if (!wrong.isEmpty()) {
            return Optional.of(failure(header, "MessageFormat"));
        }
        if (fault instanceof NexoFault.Refused(String condition)) {
            ObjectNode refused = failure(header, condition);
            if (category.equals("Payment") || category.equals("Reversal")) {
                begin(header, category).end(refused);
            }
            return Optional.of(refused);
        }
        synchronized (this) {
            if (category.equals("Login")) {
                loggedIn.add(saleId);
            } else if (!loggedIn.contains(saleId)) {
                return Optional.of(failure(header, "LoggedOut"));
            }
        }
        return switch (category) {
            case "Login" -> Optional.of(login(header));
            case "Diagnosis" -> Optional.of(diagnosis(header, body));
            case "Payment" -> Optional.of(payment(header, body, fault));
            case "Reversal" -> Optional.of(reversal(header, body));
            case "TransactionStatus" -> Optional.of(status(header, body, fault));
            case "Abort" -> abort(header, body);
            default -> Optional.of(failure(header, "UnavailableService"));
        };
    }

    private static String wrong(JsonNode header, JsonNode body) {
        for (String field : List.of("ProtocolVersion", "MessageClass", "MessageType", "ServiceID", "SaleID", "POIID")) {
            if (!header.path(field).isTextual() || header.path(field).asText().isEmpty()) {
                return field;
            }
        }
        boolean shaped = header.path("MessageClass").asText().equals("Service")
                && header.path("MessageType").asText().equals("Request")
                && header.path("ServiceID").asText().length() <= 10
                && body.isObject();
        return shaped ? "" : "shape";
    }

    private ObjectNode login(JsonNode header) {
        ObjectNode answer = success(header);
        body(answer, "Login").putObject("POISystemData").set("POIStatus", poiStatus());
        return answer;
    }

    private ObjectNode diagnosis(JsonNode header, JsonNode body) {
        ObjectNode answer = success(header);
        ObjectNode diagnosis = body(answer, "Diagnosis");
        diagnosis.set("POIStatus", poiStatus());
        if (body.path("HostDiagnosisFlag").asBoolean()) {
            diagnosis.putArray("HostStatus").addObject().put("AcquirerID", "4").put("IsReachableFlag", true);
        }
        return answer;
    }

    private synchronized ObjectNode poiStatus() {
        return json.createObjectNode()
                .put("GlobalStatus", atWork == null ? globalStatus : "Busy")
                .put("SecurityOKFlag", true)
                .put("PEDOKFlag", true)
                .put("CardReaderOKFlag", true)
                .put("CommunicationOKFlag", true);
    }

    private ObjectNode payment(JsonNode header, JsonNode body, @Nullable NexoFault fault) {
        JsonNode amounts = body.path("PaymentTransaction").path("AmountsReq");
        JsonNode amount = amounts.path("RequestedAmount");
        // A JSON number with at most two decimals, and no exponent (SimpleAmountType).
        if (!amount.isNumber()
                || amount.decimalValue().scale() > 2
                || amount.decimalValue().scale() < 0) {
            return failure(header, "MessageFormat");
        }
        long fen = amount.decimalValue().movePointRight(2).longValueExact();
        Transaction transaction;
        CardHolder does;
        Duration toCard;
        Duration toBank;
        synchronized (this) {
            if (atWork != null) {
                return failure(header, "Busy");
            }
            transaction = begin(header, "Payment");
            atWork = transaction;
            does = cardHolder;
            toCard = does == CardHolder.WALKS_AWAY ? NOBODY_CAME : cardTime;
            toBank = bankTime;
        }
        boolean presented = transaction.waitForCard(toCard);
        if (presented) {
            NexoTerminalSimulator.pause(toBank);
        }
        String currency = amounts.path("Currency").asText();
        ObjectNode answer = presented
                ? decided(header, transaction.serviceId(), fen, currency, does, fault)
                : failure(header, "Aborted");
        synchronized (this) {
            transaction.end(answer);
            atWork = null;
        }
        return answer;
    }

    private ObjectNode decided(
            JsonNode header, String serviceId, long fen, String currency, CardHolder does, @Nullable NexoFault fault) {
        return switch (does) {
            case IS_DECLINED -> failure(header, "Refusal");
            case MISTYPES_PIN -> failure(header, "WrongPIN");
            case CANCELS -> failure(header, "Cancel");
            case WALKS_AWAY -> failure(header, "Aborted");
            case PAYS -> {
                long approved = fault instanceof NexoFault.Approves(long less) ? less : fen;
                ChargeBook.Entry entry = book.charge(serviceId, approved);
                ObjectNode answer =
                        fault instanceof NexoFault.Contradicts ? failure(header, "Refusal") : success(header);
                ObjectNode paid = body(answer, "Payment");
                if (approved < fen) {
                    ((ObjectNode) paid.get("Response")).put("Result", "Partial");
                }
                poiTransaction(paid, entry.reference());
                ObjectNode result = paid.putObject("PaymentResult");
                result.put("OnlineFlag", true);
                result.putObject("PaymentInstrumentData")
                        .put("PaymentInstrumentType", "Card")
                        .putObject("CardData")
                        .put("MaskedPan", NexoTerminalSimulator.MASKED_PAN);
                result.putObject("AmountsResp")
                        .put("Currency", currency)
                        .put("AuthorizedAmount", BigDecimal.valueOf(approved, 2));
                yield answer;
            }
        };
    }

    private ObjectNode reversal(JsonNode header, JsonNode body) {
        Transaction transaction;
        synchronized (this) {
            if (atWork != null) {
                return failure(header, "Busy");
            }
            transaction = begin(header, "Reversal");
        }
        JsonNode original = body.path("OriginalPOITransaction").path("POITransactionID");
        ObjectNode answer = book.giveBack(original.path("TransactionID").asText())
                .map(entry -> {
                    ObjectNode done = success(header);
                    ObjectNode reversed = body(done, "Reversal");
                    poiTransaction(reversed, "B" + entry.reference());
                    reversed.put("ReversedAmount", BigDecimal.valueOf(entry.fen(), 2));
                    return done;
                })
                .orElseGet(() -> failure(header, "NotAllowed"));
        transaction.end(answer);
        return answer;
    }

    private ObjectNode status(JsonNode header, JsonNode body, @Nullable NexoFault fault) {
        JsonNode reference = body.path("MessageReference");
        String category = reference.path("MessageCategory").asText("Payment");
        String saleId = reference.path("SaleID").asText(header.path("SaleID").asText());
        Optional<Transaction> found;
        synchronized (this) {
            boolean another = fault instanceof NexoFault.TellsOfAnother;
            found = transactions.reversed().stream()
                    .filter(it -> another
                            != it.is(
                                    category,
                                    saleId,
                                    reference.path("ServiceID").asText()))
                    .findFirst();
        }
        if (found.isEmpty()) {
            return failure(header, "NotFound");
        }
        ObjectNode ended = found.get().answer();
        if (ended == null) {
            return failure(header, "InProgress");
        }
        ObjectNode answer = success(header);
        ObjectNode status = body(answer, "TransactionStatus");
        status.set("MessageReference", reference);
        ObjectNode repeated = status.putObject("RepeatedMessageResponse");
        JsonNode original = ended.path("SaleToPOIResponse");
        repeated.set("MessageHeader", original.path("MessageHeader"));
        String name = original.path("MessageHeader").path("MessageCategory").asText() + "Response";
        repeated.putObject("RepeatedResponseMessageBody").set(name, original.path(name));
        return answer;
    }

    /// A good Abort has no answer of its own; one that comes too late or means nothing is rejected by an event.
    private Optional<ObjectNode> abort(JsonNode header, JsonNode body) {
        JsonNode reference = body.path("MessageReference");
        Optional<Transaction> meant;
        synchronized (this) {
            meant = transactions.reversed().stream()
                    .filter(it -> it.is(
                            reference.path("MessageCategory").asText(),
                            header.path("SaleID").asText(),
                            reference.path("ServiceID").asText()))
                    .findFirst();
        }
        if (meant.isPresent() && meant.get().callOff()) {
            return Optional.empty();
        }
        ObjectNode event = json.createObjectNode();
        ObjectNode request = event.putObject("SaleToPOIRequest");
        request.putObject("MessageHeader")
                .put("ProtocolVersion", "3.0")
                .put("MessageClass", "Event")
                .put("MessageCategory", "Event")
                .put("MessageType", "Notification")
                .put("SaleID", header.path("SaleID").asText())
                .put("POIID", header.path("POIID").asText());
        request.putObject("EventNotification").put("EventToNotify", "Reject").put("EventDetails", "too late");
        return Optional.of(event);
    }

    private synchronized Transaction begin(JsonNode header, String category) {
        Transaction transaction = new Transaction(
                category,
                header.path("SaleID").asText(),
                header.path("ServiceID").asText());
        transactions.add(transaction);
        return transaction;
    }

    private static void poiTransaction(ObjectNode body, String reference) {
        body.putObject("POIData")
                .putObject("POITransactionID")
                .put("TransactionID", reference)
                .put("TimeStamp", "2026-11-22T02:03:04.000Z");
    }

    private ObjectNode success(JsonNode header) {
        return answer(header, "Success");
    }

    ObjectNode failure(JsonNode header, String condition) {
        ObjectNode answer = answer(header, "Failure");
        String category = header.path("MessageCategory").asText();
        ((ObjectNode) body(answer, category).get("Response")).put("ErrorCondition", condition);
        return answer;
    }

    private ObjectNode answer(JsonNode header, String result) {
        String category = header.path("MessageCategory").asText();
        ObjectNode answer = json.createObjectNode();
        ObjectNode response = answer.putObject("SaleToPOIResponse");
        ObjectNode back = header.isObject() ? header.deepCopy() : json.createObjectNode();
        back.put("MessageType", "Response");
        response.set("MessageHeader", back);
        response.putObject(category + "Response").putObject("Response").put("Result", result);
        return answer;
    }

    private static ObjectNode body(ObjectNode answer, String category) {
        return (ObjectNode) answer.path("SaleToPOIResponse").path(category + "Response");
    }
}
