package org.nightwindow.driver.standard.nexo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/// One response of the terminal, read with distrust: what is missing or does not fit proves nothing. Its text is never
/// shown whole, since it carries parts of a card's number.
///
/// @param message what stands under `SaleToPOIResponse`
record Response(JsonNode message) {

    boolean answers(Category category, String serviceId) {
        return names(message.path("MessageHeader"), category, serviceId);
    }

    private static boolean names(JsonNode header, Category category, String serviceId) {
        return header.path("MessageCategory").asText().equals(category.nexo())
                && header.path("ServiceID").asText().equals(serviceId);
    }

    JsonNode body(Category category) {
        return message.path(category.nexo() + "Response");
    }

    boolean succeeded(Category category) {
        return result(body(category)).equals("Success");
    }

    ErrorCondition condition(Category category) {
        return condition(body(category));
    }

    /// This response as the end of a payment or reversal.
    Ending ending(Category category) {
        return ending(category, body(category));
    }

    /// This response as the answer to a question for another message.
    Told told(Category category, String serviceId) {
        JsonNode status = body(Category.TRANSACTION_STATUS);
        return switch (result(status)) {
            case "Success" -> {
                JsonNode repeated = status.path("RepeatedMessageResponse");
                yield names(repeated.path("MessageHeader"), category, serviceId)
                        ? new Told.Ended(ending(
                                category,
                                repeated.path("RepeatedResponseMessageBody").path(category.nexo() + "Response")))
                        : new Told.Unclear("the terminal told of another transaction", ErrorCondition.NOT_ALLOWED);
            }
            case "Failure" ->
                switch (condition(status)) {
                    case IN_PROGRESS -> new Told.InProgress();
                    case NOT_FOUND -> new Told.NotFound();
                    case ErrorCondition other -> new Told.Unclear("asked for it, the terminal says " + other, other);
                };
            case String other -> new Told.Unclear("its status has the result \"" + other + "\"", ErrorCondition.BUSY);
        };
    }

    private static Ending ending(Category category, JsonNode body) {
        return switch (result(body)) {
            case "Success", "Partial" -> succeeded(category, body);
            case "Failure" -> refused(body);
            case String other -> new Ending.Unclear("its result is \"" + other + "\"");
        };
    }

    private static Ending succeeded(Category category, JsonNode body) {
        JsonNode transaction = body.path("POIData").path("POITransactionID");
        String reference = transaction.path("TransactionID").asText();
        boolean payment = category == Category.PAYMENT;
        OptionalLong fen = payment ? paid(body) : Fen.of(body.path("ReversedAmount"));
        if (reference.isEmpty() || (payment && fen.isEmpty())) {
            return new Ending.Unclear("it says Success, but not how much or under which reference");
        }
        return new Ending.Succeeded(
                fen.orElse(0), reference, transaction.path("TimeStamp").asText());
    }

    private static OptionalLong paid(JsonNode body) {
        JsonNode amounts = body.path("PaymentResult").path("AmountsResp");
        return Messages.inYuan(amounts) ? Fen.of(amounts.path("AuthorizedAmount")) : OptionalLong.empty();
    }

    private static Ending refused(JsonNode body) {
        OptionalLong fen = Fen.of(body.path("PaymentResult").path("AmountsResp").path("AuthorizedAmount"));
        if (fen.orElse(0) != 0) {
            return new Ending.Unclear("it says Failure, and an amount");
        }
        String word = body.path("Response").path("ErrorCondition").asText();
        return ErrorCondition.of(word)
                .filter(ErrorCondition::ends)
                .<Ending>map(Ending.Refused::new)
                .orElseGet(() -> new Ending.Unclear("it says Failure and no reason that ends it"));
    }

    private static String result(JsonNode body) {
        String word = body.path("Response").path("Result").asText();
        // Only words of the protocol go into logs.
        return switch (word) {
            case "Success", "Partial", "Failure" -> word;
            default -> "";
        };
    }

    private static ErrorCondition condition(JsonNode body) {
        return ErrorCondition.of(body.path("Response").path("ErrorCondition").asText())
                .orElse(ErrorCondition.NOT_ALLOWED);
    }

    @Override
    public String toString() {
        return "Response[" + message.path("MessageHeader").path("ServiceID").asText() + "]";
    }
}
