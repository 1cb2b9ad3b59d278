package org.nightwindow.driver.standard.nexo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nightwindow.driver.standard.AnyFrames;
import org.nightwindow.driver.standard.SpokenWire;

/// What a payment terminal answers, on a TCP line with its length in front.
final class NexoFramesTest extends AnyFrames {
    private static final String PAID = """
            "PaymentResponse":{"Response":{"Result":"Success"},"POIData":{"POITransactionID":{"TransactionID":"9",\
            "TimeStamp":"2026-11-22T00:00:00Z"}},"PaymentResult":{"AmountsResp":{"Currency":"CNY",\
            "AuthorizedAmount":12.34}}}""";

    private static final String REFUSED = """
            "PaymentResponse":{"Response":{"Result":"Failure","ErrorCondition":"Refusal"}}""";

    private final Messages messages = new Messages("K", "P", Clock.systemUTC());

    @Override
    protected List<byte[]> sound() {
        String payment = header("Payment");
        return List.of(
                framed(payment + "," + PAID),
                framed(payment + "," + REFUSED),
                framed(header("TransactionStatus") + ",\"TransactionStatusResponse\":{\"Response\":{\"Result\":"
                        + "\"Success\"},\"RepeatedMessageResponse\":{" + payment
                        + ",\"RepeatedResponseMessageBody\":{" + PAID + "}}}"),
                framed(header("TransactionStatus") + ","
                        + REFUSED.replace("Refusal", "NotFound").replace("Payment", "TransactionStatus")));
    }

    private static String header(String category) {
        return "\"MessageHeader\":{\"MessageType\":\"Response\",\"MessageCategory\":\"" + category
                + "\",\"ServiceID\":\"T1\",\"SaleID\":\"K\",\"POIID\":\"P\"}";
    }

    private static byte[] framed(String body) {
        byte[] message = ("{\"SaleToPOIResponse\":{" + body + "}}").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + message.length)
                .putInt(message.length)
                .put(message)
                .array();
    }

    @Override
    protected void read(byte[] bytes, Random random) {
        try (TcpLine line = new TcpLine(() -> new SpokenWire(bytes, random), System::nanoTime)) {
            NexoLine.Sent _ = line.send("T1", new byte[0], Duration.ofSeconds(1));
            while (line.hear(Duration.ofSeconds(1)) instanceof NexoLine.Heard.Message(byte[] message)) {
                understood(message);
            }
        }
        if (bytes.length > 4) { // what a wrong length hides
            understood(Arrays.copyOfRange(bytes, 4, bytes.length));
        }
    }

    private void understood(byte[] message) {
        Optional<Response> read;
        try {
            read = messages.read(message);
        } catch (IOException noJson) {
            return;
        }
        read.ifPresent(response -> {
            for (Category category : Category.values()) {
                boolean _ = response.answers(category, "T1");
                Ending _ = response.ending(category);
                Told _ = response.told(category, "T1");
                ErrorCondition _ = response.condition(category);
            }
        });
    }
}
