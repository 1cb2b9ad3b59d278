package org.nightwindow.driver.testkit.nexo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.wire.Pace;

/// A payment terminal on a network, with everything that can go wrong, and the [ChargeBook] of the money that really
/// moved. As forgiving as the worst terminal: it charges a ServiceID as often as it is asked to, so that a driver that
/// asks twice is found out. All methods may be called from any thread.
public final class NexoTerminalSimulator implements Simulator<NexoFault> {
    /// What it tells of every card.
    public static final String MASKED_PAN = "622848******7890";

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final TerminalDesk desk = new TerminalDesk(json);
    private final ExecutorService atWork = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> asked = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final String scheme;
    private final NexoDoor door;
    private @Nullable NexoFault next;
    private @Nullable NexoFault always;
    private volatile boolean dribbling;
    private volatile boolean garbling;
    private volatile boolean hanging;
    private int garbled;

    private NexoTerminalSimulator(String scheme, Optional<SSLContext> tls) {
        this.scheme = scheme;
        this.door = new NexoDoor(tls, this::received);
    }

    /// A terminal that listens now and is spoken to over TCP, with a card holder who pays at once.
    public static NexoTerminalSimulator start() {
        return new NexoTerminalSimulator("tcp", Optional.empty());
    }

    /// The same over HTTP.
    public static NexoTerminalSimulator startHttp() {
        return new NexoTerminalSimulator("http", Optional.empty());
    }

    /// The same over HTTPS, with the certificate of this context.
    public static NexoTerminalSimulator startHttps(SSLContext certificate) {
        return new NexoTerminalSimulator("https", Optional.of(certificate));
    }

    /// What the card holder does from now on, at once.
    public void cardHolder(CardHolder does) {
        cardHolder(does, Duration.ofMillis(2), Duration.ofMillis(2));
    }

    /// @param card how long until the card is presented; until then a payment can be called off
    /// @param bank how long the bank takes after that
    public void cardHolder(CardHolder does, Duration card, Duration bank) {
        desk.cardHolder(does, card, bank);
    }

    /// `OK`, `Busy`, `Maintenance` or `Unreachable`.
    public void globalStatus(String status) {
        desk.globalStatus(status);
    }

    /// The money that really moved.
    public ChargeBook book() {
        return desk.book();
    }

    /// True while a payment is in progress.
    public boolean paying() {
        return desk.atWork();
    }

    /// True while a payment is with the bank: it cannot be called off any more.
    public boolean cardPresented() {
        return desk.cardPresented();
    }

    /// True when nothing that was sent here can still have an effect: every request was lost for good or taken. A
    /// payment that waits for its card was taken.
    public boolean quiet() {
        return door.quiet() && underWay.get() <= (desk.atWork() ? 1 : 0);
    }

    /// How many requests of this `MessageCategory` came in.
    public synchronized int asked(String category) {
        return asked.getOrDefault(category, 0);
    }

    /// The power is cut and comes back: connections, sessions and a waiting payment are gone, what ended is kept.
    public void reboot() {
        door.dropAll();
        desk.reboot();
    }

    /// Forgets all transactions. The book does not.
    public void forget() {
        desk.forget();
    }

    @Override
    public String address() {
        return scheme + "://127.0.0.1:" + door.port() + (scheme.equals("tcp") ? "" : "/nexo");
    }

    @Override
    public synchronized void failNext(NexoFault fault) {
        next = fault;
    }

    @Override
    public synchronized void failRepeatedly(NexoFault fault) {
        always = fault;
    }

    @Override
    public synchronized void clear() {
        next = null;
        always = null;
        dribbling = false;
        garbling = false;
        hanging = false;
    }

    @Override
    public void unplug() {
        door.shut();
    }

    @Override
    public void replug() {
        door.reopen();
    }

    @Override
    public void dribble() {
        dribbling = true;
    }

    @Override
    public void garble() {
        garbling = true;
    }

    @Override
    public void hang() {
        hanging = true;
    }

    @Override
    public void close() {
        door.close();
        atWork.shutdownNow();
    }

    private void received(byte[] bytes, Reply reply) {
        underWay.incrementAndGet();
        try {
            atWork.execute(() -> handle(bytes, reply));
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
            reply.cut(); // switched off
        }
    }

    private void handle(byte[] bytes, Reply reply) {
        try {
            JsonNode request;
            NexoFault fault;
            Optional<ObjectNode> done;
            try {
                request = json.readTree(bytes).path("SaleToPOIRequest");
                fault = count(
                        request.path("MessageHeader").path("MessageCategory").asText());
                if (hanging || fault instanceof NexoFault.Mute) {
                    return;
                }
                if (fault instanceof NexoFault.CutAtRequest(int at)) {
                    reply.cut();
                    if (at < bytes.length) {
                        return;
                    }
                }
                if (fault instanceof NexoFault.TakenLate(Duration by)) {
                    pause(by);
                }
                done = desk.handle(request, fault);
            } finally {
                underWay.decrementAndGet();
            }
            answer(done, request, fault, reply);
        } catch (JsonProcessingException garbage) {
            reply.cut(); // what is no JSON ends the connection
        } catch (IOException e) {
            // the kiosk went: the answer is lost, what was done stays done
        }
    }

    private synchronized @Nullable NexoFault count(String category) {
        asked.merge(category, 1, Integer::sum);
        NexoFault once = strikes(next, category);
        if (once != null) {
            next = null;
            return once;
        }
        return strikes(always, category);
    }

    private static @Nullable NexoFault strikes(@Nullable NexoFault fault, String category) {
        if (fault instanceof NexoFault.During(String meant, NexoFault inner)) {
            return meant.equals(category) ? inner : null;
        }
        return fault;
    }

    private void answer(Optional<ObjectNode> answer, JsonNode request, @Nullable NexoFault fault, Reply reply)
            throws IOException {
        byte[] whole = reply.wrapped(answer.isPresent() ? json.writeValueAsBytes(answer.get()) : new byte[0]);
        if (answer.isEmpty() && reply.takesMany()) {
            return; // nothing answers an Abort; over HTTP the reply is empty
        }
        switch (fault) {
            case NexoFault.AnswerLost _ -> {}
            case NexoFault.AnswerLate(Duration by) -> {
                pause(by);
                write(whole, reply);
            }
            case NexoFault.AnswerTwice _ -> {
                write(whole, reply);
                if (reply.takesMany()) {
                    write(whole, reply);
                }
            }
            case NexoFault.WrongServiceId(boolean thenTheRightOne) -> {
                write(reply.wrapped(json.writeValueAsBytes(foreign(request))), reply);
                if (thenTheRightOne && reply.takesMany()) {
                    write(whole, reply);
                }
            }
            case NexoFault.Garbage _ ->
                write(reply.wrapped("\u0000{\"SaleToPOIResp=?".getBytes(StandardCharsets.UTF_8)), reply);
            case NexoFault.Half _ -> write(Arrays.copyOf(whole, whole.length / 2), reply);
            case NexoFault.CutAtAnswer(int at) -> {
                write(Arrays.copyOf(whole, Math.min(at, whole.length)), reply);
                reply.cut();
            }
            case NexoFault.Refused _,
                    NexoFault.Mute _,
                    NexoFault.CutAtRequest _,
                    NexoFault.TakenLate _,
                    NexoFault.Approves _,
                    NexoFault.Contradicts _,
                    NexoFault.TellsOfAnother _,
                    NexoFault.During _ -> write(whole, reply);
            case null -> write(whole, reply);
        }
    }

    /// A success for a payment nobody here asked for, as it comes late from an earlier one.
    private ObjectNode foreign(JsonNode request) {
        ObjectNode header = request.path("MessageHeader").deepCopy();
        header.put("MessageType", "Response").put("ServiceID", "ZZ99");
        String category = header.path("MessageCategory").asText();
        ObjectNode message = json.createObjectNode();
        ObjectNode response = message.putObject("SaleToPOIResponse");
        response.set("MessageHeader", header);
        ObjectNode body = response.putObject(category + "Response");
        body.putObject("Response").put("Result", "Success");
        body.putObject("POIData")
                .putObject("POITransactionID")
                .put("TransactionID", "T1")
                .put("TimeStamp", "2026");
        body.putObject("PaymentResult")
                .putObject("AmountsResp")
                .put("Currency", "CNY")
                .put("AuthorizedAmount", 1);
        return message;
    }

    private void write(byte[] bytes, Reply reply) throws IOException {
        byte[] sent = garbling ? garbled(bytes) : bytes;
        if (!dribbling) {
            reply.write(sent);
            return;
        }
        for (byte one : sent) {
            reply.write(new byte[] {one});
            pause(Pace.DRIBBLE.perByte());
        }
    }

    /// The high bit of one byte is set, behind any length or header: no text in any encoding a terminal may use. An
    /// amount never becomes another amount.
    private synchronized byte[] garbled(byte[] bytes) {
        byte[] broken = bytes.clone();
        int body = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('{');
        if (body >= 0) {
            broken[body + garbled++ * 7 % (broken.length - body)] |= (byte) 0x80;
        }
        return broken;
    }

    static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return; // switched off
            }
        }
    }
}
