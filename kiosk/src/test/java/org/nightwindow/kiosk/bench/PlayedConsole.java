package org.nightwindow.kiosk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;

/// A console as the kiosk sees it, over real HTTPS with client certificates: the contract of `hall-api` and the
/// document life of the house, in memory. Any thread.
public final class PlayedConsole implements AutoCloseable {
    private static final String KIOSK = "990101-K03";
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(90);
    private static final Duration BACKDATED = Duration.ofHours(1);

    private final Clock clock;
    private final Authority authority;
    private final SSLContext tls;
    private final int port;
    private final Map<String, IssuedDocument> documents = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, JsonNode>> events = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final List<Heartbeat.CommandResult> results = new ArrayList<>();
    private final List<HeartbeatReply.Command> commands = new ArrayList<>();
    private final List<IssueRequest> asked = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private int tickets;
    private final Set<X509Certificate> valid = new HashSet<>();
    private final List<X509Certificate> shown = new ArrayList<>();
    private Duration certificateAge = Duration.ZERO;
    private boolean certifiesAnotherKey;
    private boolean takesNoRenewed;
    private int renewals;
    private HttpsServer server;
    private boolean away;
    private String catalogue;
    private String catalogueVersion;
    private int pages = 1;
    private volatile Duration slowness = Duration.ZERO;
    private final AtomicReference<CountDownLatch> holds = new AtomicReference<>();
    private volatile boolean losesAnswer;
    private volatile boolean breaksBytes;
    private Refusal refuses = new Refusal("", "", "");

    public PlayedConsole(Clock clock, String catalogue, String catalogueVersion) throws Exception {
        this.clock = clock;
        this.catalogue = catalogue;
        this.catalogueVersion = catalogueVersion;
        authority = new Authority();
        tls = authority.tls();
        server = open(0);
        port = server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /// A new one, good once.
    public synchronized String ticket() throws Exception {
        String code = "ABCD-EFGH-%04d".formatted(++tickets);
        codes.add(code);
        return new EnrolmentTicket(code, EnrolmentTicket.fingerprint(authority.certificate.getEncoded())).written();
    }

    /// The network to it is gone.
    public synchronized void away() {
        server.stop(0);
        away = true;
    }

    /// Harmless when it was not away.
    public synchronized void back() throws IOException {
        if (away) {
            server = open(port);
            away = false;
        }
    }

    /// Takes this long to answer a request for a document.
    public void slow(Duration by) {
        slowness = by;
    }

    /// Is slow with the next request for a document, and only with that one, until the test lets it go on.
    public Runnable holdsNext() {
        CountDownLatch held = new CountDownLatch(1);
        holds.set(held);
        return held::countDown;
    }

    /// Issues the next document, but the answer is lost, and so is every further one until [#answersAgain()].
    public void losesAnswers() {
        losesAnswer = true;
    }

    public void answersAgain() {
        losesAnswer = false;
    }

    /// What it sends is not what it announced.
    public void breaksBytes() {
        breaksBytes = true;
    }

    /// Certificates it gives from now on look as if they had been given so long ago.
    public synchronized void certificatesAreOld(Duration age) {
        certificateAge = age;
    }

    /// What it renews is of no use: the certificate is for another key.
    public synchronized void certifiesAnotherKey() {
        certifiesAnotherKey = true;
    }

    /// What it renews it does not take afterwards.
    public synchronized void takesNoRenewed() {
        takesNoRenewed = true;
    }

    /// Takes no certificate any more that it gave so far.
    public synchronized void revokeAll() {
        valid.clear();
    }

    /// How often a new certificate was asked for over an old one.
    public synchronized int renewals() {
        return renewals;
    }

    /// Under which certificate each heartbeat came that was answered.
    public synchronized List<X509Certificate> shown() {
        return List.copyOf(shown);
    }

    public synchronized void refuse(Refusal refusal) {
        refuses = refusal;
    }

    /// How many pages documents have from now on.
    public synchronized void pages(int count) {
        pages = count;
    }

    public synchronized void command(HeartbeatReply.Command command) {
        commands.add(command);
    }

    public synchronized void publish(String yaml, String version) {
        catalogue = yaml;
        catalogueVersion = version;
    }

    public synchronized List<IssuedDocument> documents() {
        return List.copyOf(documents.values());
    }

    public synchronized List<IssueRequest> asked() {
        return List.copyOf(asked);
    }

    public synchronized List<Heartbeat> heartbeats() {
        return List.copyOf(heartbeats);
    }

    public synchronized List<Heartbeat.CommandResult> results() {
        return List.copyOf(results);
    }

    /// Every event of every epoch, in order.
    public synchronized List<KioskEvent> events() {
        return events.values().stream()
                .flatMap(epoch -> epoch.values().stream())
                .map(body -> Json.MAPPER.convertValue(body, KioskEvent.class))
                .toList();
    }

    public synchronized long lastSeq(String epoch) {
        TreeMap<Long, JsonNode> of = events.get(epoch);
        return of == null || of.isEmpty() ? 0 : of.lastKey();
    }

    /// What the console knows of each key: the last outcome it heard.
    public Map<String, KioskEvent.Outcome> outcomes() {
        Map<String, KioskEvent.Outcome> last = new LinkedHashMap<>();
        for (KioskEvent event : events()) {
            if (event instanceof KioskEvent.ActChanged act) {
                last.put(act.key(), act.outcome());
            }
        }
        return last;
    }

    /// What the console says of each serial, by what it was told of its key: `ISSUED`, `PRINTED`, `UNCONFIRMED`,
    /// `VOID`.
    public Map<String, String> serials() {
        Map<String, KioskEvent.Outcome> told = outcomes();
        Map<String, String> states = new LinkedHashMap<>();
        for (IssuedDocument document : documents()) {
            KioskEvent.Outcome outcome = told.get(document.key());
            states.put(
                    document.serial(),
                    outcome == null
                            ? "ISSUED"
                            : switch (outcome) {
                                case DONE, RESOLVED_DONE -> "PRINTED";
                                case NOT_DONE, RESOLVED_NOT_DONE -> "VOID";
                                case UNKNOWN -> "UNCONFIRMED";
                            });
        }
        return states;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpsServer open(int at) throws IOException {
        HttpsServer opened = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        opened.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setWantClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        opened.createContext("/", this::handle);
        opened.start();
        return opened;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (!path.equals(KioskApi.ENROL) && !known(exchange)) {
                answer(exchange, 403, new Refusal(Refusal.CERTIFICATE, "没有有效的证书", "No valid certificate"));
                return;
            }
            switch (path) {
                case KioskApi.ENROL -> enrol(exchange, body);
                case KioskApi.RENEW -> renew(exchange, body);
                case KioskApi.HEARTBEAT -> beat(exchange, body);
                case KioskApi.EVENTS -> take(exchange, body);
                case KioskApi.CATALOGUE -> catalogue(exchange);
                case KioskApi.DOCUMENTS -> issue(exchange, body);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private synchronized boolean known(HttpExchange exchange) {
        X509Certificate holder = holder(exchange);
        return valid.contains(holder) && holder.getNotAfter().toInstant().isAfter(clock.instant());
    }

    private static X509Certificate holder(HttpExchange exchange) {
        try {
            return (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException nobody) {
            return null;
        }
    }

    private synchronized void enrol(HttpExchange exchange, byte[] body) throws Exception {
        Enrolment.Request request = Json.MAPPER.readValue(body, Enrolment.Request.class);
        if (!codes.remove(request.code())) {
            answer(exchange, 403, new Refusal(Refusal.ENROLMENT, "注册码不对", "The code is wrong"));
            return;
        }
        valid.clear(); // one id is one machine
        // The machine's own TLS goes by the real time, the rest by the clock of the bench.
        X509Certificate certificate = authority.certify(
                request.csrPem(),
                KIOSK,
                Instant.now().minus(BACKDATED).minus(certificateAge),
                clock.instant().plus(CERTIFICATE_LIFE).minus(certificateAge));
        valid.add(certificate);
        answer(exchange, 200, reply(certificate));
    }

    private synchronized void renew(HttpExchange exchange, byte[] body) throws Exception {
        renewals++;
        Enrolment.Renewal request = Json.MAPPER.readValue(body, Enrolment.Renewal.class);
        Instant begin = Instant.now().minus(BACKDATED);
        Instant end = clock.instant().plus(CERTIFICATE_LIFE);
        X509Certificate certificate = certifiesAnotherKey
                ? authority.certifyAnother(KIOSK, begin, end)
                : authority.certify(request.csrPem(), KIOSK, begin, end);
        if (!takesNoRenewed) {
            valid.add(certificate);
        }
        answer(exchange, 200, reply(certificate));
    }

    private Enrolment.Reply reply(X509Certificate certificate) throws Exception {
        Enrolment.HallName name = new Enrolment.HallName("示范区 24 小时政务服务厅", "Shifan District 24-hour Service Hall");
        return new Enrolment.Reply(KIOSK, name, Authority.pem(certificate), Authority.pem(authority.certificate));
    }

    private synchronized void beat(HttpExchange exchange, byte[] body) throws Exception {
        Heartbeat heartbeat = Json.MAPPER.readValue(body, Heartbeat.class);
        heartbeats.add(heartbeat);
        shown.add(holder(exchange));
        results.addAll(heartbeat.results());
        List<String> heard =
                heartbeat.results().stream().map(Heartbeat.CommandResult::id).toList();
        commands.removeIf(command -> heard.contains(command.id()));
        Instant now = clock.instant();
        answer(exchange, 200, new HeartbeatReply(now, 5, catalogueVersion, List.copyOf(commands), heard));
    }

    private synchronized void take(HttpExchange exchange, byte[] body) throws Exception {
        EventBatch batch = Json.MAPPER.readValue(body, EventBatch.class);
        TreeMap<Long, JsonNode> epoch = events.computeIfAbsent(batch.epoch(), _ -> new TreeMap<>());
        for (EventBatch.Event event : batch.events()) {
            JsonNode before = epoch.putIfAbsent(event.seq(), event.body());
            if (before != null && !before.equals(event.body())) {
                answer(exchange, 409, new Refusal(Refusal.SEQUENCE, "序号分叉", "The sequence forked"));
                return;
            }
            if (Json.MAPPER.convertValue(event.body(), KioskEvent.class) instanceof KioskEvent.ActChanged act) {
                settled.add(act.key());
            }
        }
        answer(exchange, 200, new EventAck(epoch.lastKey()));
    }

    private synchronized void catalogue(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("ETag", "\"" + catalogueVersion + "\"");
        byte[] yaml = catalogue.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, yaml.length);
        exchange.getResponseBody().write(yaml);
    }

    private void issue(HttpExchange exchange, byte[] body) throws Exception {
        IssueRequest request = Json.MAPPER.readValue(body, IssueRequest.class);
        Thread.sleep(slowness); // the console is slow; nobody's test waits for it by a clock
        CountDownLatch held = holds.getAndSet(null);
        if (held != null) {
            held.await();
        }
        Object answer = answerTo(request);
        if (losesAnswer) {
            return; // the exchange is closed without an answer
        }
        answer(exchange, answer instanceof Refusal ? 422 : 200, answer);
    }

    private synchronized Object answerTo(IssueRequest request) throws IOException {
        asked.add(request);
        if (settled.contains(request.key())) {
            return new Refusal(Refusal.SETTLED, "这次办理已经结束", "This was settled before");
        }
        if (!refuses.code().isEmpty()) {
            return refuses;
        }
        IssuedDocument issued = documents.get(request.key());
        if (issued == null) {
            String serial = "99012611%07d".formatted(documents.size() + 1);
            byte[] pdf = document(serial, pages);
            issued = new IssuedDocument(request.key(), serial, Sha256.hex(pdf), pages, clock.instant(), pdf);
            documents.put(request.key(), issued);
        }
        if (breaksBytes) {
            byte[] broken = issued.pdf().clone();
            broken[broken.length / 2] ^= 1;
            return new IssuedDocument(
                    issued.key(), issued.serial(), issued.sha256(), issued.pages(), issued.issuedAt(), broken);
        }
        return issued;
    }

    private static void answer(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(value);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    /// A small real PDF; the serial stands on each page.
    static byte[] document(String serial, int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int page = 1; page <= pages; page++) {
                PDPage sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (PDPageContentStream text = new PDPageContentStream(document, sheet)) {
                    text.beginText();
                    text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
                    text.newLineAtOffset(80, 700);
                    text.showText("SAMPLE " + serial + " page " + page + " of " + pages);
                    text.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
