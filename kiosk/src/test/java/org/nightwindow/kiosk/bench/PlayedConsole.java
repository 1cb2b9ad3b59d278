package org.nightwindow.kiosk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
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
import java.util.Arrays;
import java.util.HashMap;
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
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.EventAck;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.profile.Profile;

/// A console as the kiosk sees it, over real HTTPS with client certificates: the contract of `hall-api` and the
/// document life of the house, in memory. Any thread.
public final class PlayedConsole implements AutoCloseable {

    /// What everybody may choose from.
    private static final RecordChoices RECORDS = new RecordChoices(
            List.of(
                    choice("26990100000000010511", "2026-03-02　¥ 1,200.00"),
                    choice("26990100000000010474", "2026-02-14　¥ 1,908.00")),
            false);

    private final List<RecordsRequest> listed = new ArrayList<>();
    private RecordChoices records = RECORDS; // guarded by this
    private final Clock clock;
    private final PlayedCertificates certificates;
    private final SSLContext tls;
    private final int port;
    private final Map<String, IssuedDocument> documents = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, JsonNode>> events = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final List<Heartbeat.CommandResult> results = new ArrayList<>();
    private final List<HeartbeatReply.Command> commands = new ArrayList<>();
    private final List<IssueRequest> asked = new ArrayList<>();
    private final List<X509Certificate> shown = new ArrayList<>();
    private HttpsServer server;
    private boolean away;
    private String catalogue;
    private String catalogueVersion;
    private int pages = 1;
    private volatile Duration slowness = Duration.ZERO;
    private final AtomicReference<CountDownLatch> holds = new AtomicReference<>();
    private final AtomicReference<CountDownLatch> holdsFiling = new AtomicReference<>();
    private final AtomicReference<CountDownLatch> holdsSearch = new AtomicReference<>();
    private final AtomicReference<CountDownLatch> holdsRecords = new AtomicReference<>();
    private final PlayedCases cases = new PlayedCases();
    private final Map<String, byte[]> handed = new LinkedHashMap<>();
    private final Map<String, byte[]> profiles = new HashMap<>();
    private final List<Integer> partsAsked = new ArrayList<>();
    private volatile boolean breaksAfterPart;
    private volatile boolean losesAnswer;
    private volatile boolean breaksBytes;
    private volatile int refusesEvents;
    private volatile Refusal refuses = new Refusal("", "", "");

    public PlayedConsole(Clock clock, String catalogue, String catalogueVersion) throws Exception {
        this.clock = clock;
        this.catalogue = cases.inCatalogue(catalogue);
        this.catalogueVersion = catalogueVersion;
        certificates = new PlayedCertificates(clock);
        tls = certificates.tls();
        server = open(0);
        port = server.getAddress().getPort();
    }

    public static RecordChoices.Choice choice(String number, String head) {
        Text seller = new Text("样例餐饮管理有限公司", "样例餐饮管理有限公司");
        return new RecordChoices.Choice(number, new Text(head, head), seller);
    }

    public URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /// A new one, good once.
    public String ticket() throws Exception {
        return certificates.ticket();
    }

    /// Who may speak to it.
    public PlayedCertificates certificates() {
        return certificates;
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

    /// Is slow with the next declaration, and only with that one, until the test lets it go on.
    public Runnable holdsNextFiling() {
        CountDownLatch held = new CountDownLatch(1);
        holdsFiling.set(held);
        return held::countDown;
    }

    /// Is slow with the next question about cases, and only with that one, until the test lets it go on.
    public Runnable holdsNextSearch() {
        CountDownLatch held = new CountDownLatch(1);
        holdsSearch.set(held);
        return held::countDown;
    }

    /// Is slow with the next list of records, and only with that one, until the test lets it go on; whose they are is
    /// settled when it is asked.
    public Runnable holdsNextRecords() {
        CountDownLatch held = new CountDownLatch(1);
        holdsRecords.set(held);
        return held::countDown;
    }

    /// From now on these are listed; no choices for the usual ones.
    public synchronized void lists(RecordChoices choices) {
        records = choices.choices().isEmpty() ? RECORDS : choices;
    }

    /// What became of declarations.
    public PlayedCases cases() {
        return cases;
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

    /// Under which certificate each heartbeat came that was answered.
    public synchronized List<X509Certificate> shown() {
        return List.copyOf(shown);
    }

    public synchronized void refuse(Refusal refusal) {
        refuses = refusal;
    }

    /// Answers every batch of events with this and takes none; 0 takes them again.
    public void refuseEvents(int status, Refusal refusal) {
        refuses = refusal;
        refusesEvents = status;
    }

    /// How many pages documents have from now on.
    public synchronized void pages(int count) {
        pages = count;
    }

    /// Asks the kiosk that is enrolled here; sealed as it must be.
    public synchronized void command(HeartbeatReply.Command command) {
        commands.add(certificates.sealed(PlayedCertificates.KIOSK, command));
    }

    /// Sends this, whoever sealed it.
    public synchronized void exactly(HeartbeatReply.Command command) {
        commands.add(command);
    }

    public synchronized void publish(String yaml, String version) {
        catalogue = cases.inCatalogue(yaml);
        catalogueVersion = version;
    }

    public synchronized List<IssuedDocument> documents() {
        return List.copyOf(documents.values());
    }

    /// What was asked about records to choose from.
    public synchronized List<RecordsRequest> listed() {
        return List.copyOf(listed);
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
            if (!path.equals(KioskApi.ENROL) && !certificates.known(holder(exchange))) {
                answer(exchange, 403, new Refusal(Refusal.CERTIFICATE, "没有有效的证书", "No valid certificate"));
                return;
            }
            switch (path) {
                case KioskApi.ENROL ->
                    answer(exchange, certificates.enrol(Json.MAPPER.readValue(body, Enrolment.Request.class)), 403);
                case KioskApi.RENEW ->
                    answer(exchange, certificates.renew(Json.MAPPER.readValue(body, Enrolment.Renewal.class)), 403);
                case KioskApi.HEARTBEAT -> beat(exchange, body);
                case KioskApi.COMMAND_FILES -> takePart(exchange, body);
                case KioskApi.EVENTS -> {
                    if (refusesEvents > 0) {
                        answer(exchange, refusesEvents, refuses);
                    } else {
                        take(exchange, body);
                    }
                }
                case KioskApi.CATALOGUE -> catalogue(exchange);
                case KioskApi.DOCUMENTS -> issue(exchange, body);
                case KioskApi.RECORDS -> list(exchange, body);
                case KioskApi.FILINGS -> file(exchange, body);
                case KioskApi.CASES -> search(exchange, body);
                default -> profile(exchange, path);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static X509Certificate holder(HttpExchange exchange) {
        try {
            return (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException nobody) {
            return null;
        }
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

    /// Gives this under its name, or under a wrong one.
    public synchronized void profile(String name, Profile profile) {
        profiles.put(KioskApi.PROFILES + "/" + name, profile.bytes());
    }

    private synchronized void profile(HttpExchange exchange, String path) throws IOException {
        byte[] bytes = profiles.get(path);
        if (bytes == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// What kiosks handed over so far for a command.
    public synchronized byte[] handed(String command) {
        return handed.getOrDefault(command, new byte[0]);
    }

    /// The line breaks after the next part was taken, before the answer.
    public void breaksAfterNextPart() {
        breaksAfterPart = true;
    }

    private synchronized void takePart(HttpExchange exchange, byte[] body) throws Exception {
        CommandFile.Part part = Json.MAPPER.readValue(body, CommandFile.Part.class);
        byte[] before = handed(part.command());
        partsAsked.add(part.offset());
        if (part.offset() == before.length) {
            byte[] now = Arrays.copyOf(before, before.length + part.bytes().length);
            System.arraycopy(part.bytes(), 0, now, before.length, part.bytes().length);
            handed.put(part.command(), now);
        }
        if (breaksAfterPart) {
            breaksAfterPart = false;
            return; // the exchange is closed without an answer
        }
        answer(exchange, 200, new CommandFile.Stored(handed(part.command()).length));
    }

    /// Where each part that came began.
    public synchronized List<Integer> partsAsked() {
        return List.copyOf(partsAsked);
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

    private void list(HttpExchange exchange, byte[] body) throws Exception {
        Object answer;
        synchronized (this) {
            listed.add(Json.MAPPER.readValue(body, RecordsRequest.class));
            answer = refuses.code().isEmpty() ? records : refuses;
        }
        CountDownLatch held = holdsRecords.getAndSet(null);
        if (held != null) {
            held.await();
        }
        if (losesAnswer) {
            return;
        }
        answer(exchange, answer, 422);
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
        answer(exchange, answer, 422);
    }

    private void file(HttpExchange exchange, byte[] body) throws Exception {
        CountDownLatch held = holdsFiling.getAndSet(null);
        if (held != null) {
            held.await();
        }
        Object answer = cases.file(Json.MAPPER.readValue(body, FilingRequest.class), refuses);
        if (losesAnswer) {
            return; // the exchange is closed without an answer
        }
        answer(exchange, answer, 422);
    }

    private void search(HttpExchange exchange, byte[] body) throws Exception {
        CountDownLatch held = holdsSearch.getAndSet(null);
        if (held != null) {
            held.await();
        }
        answer(exchange, cases.search(Json.MAPPER.readValue(body, CaseSearch.class)), 422);
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
            byte[] pdf = PlayedDocument.of(serial, pages);
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

    private static void answer(HttpExchange exchange, Object value, int ifRefused) throws IOException {
        answer(exchange, value instanceof Refusal ? ifRefused : 200, value);
    }

    private static void answer(HttpExchange exchange, int status, Object value) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(value);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
