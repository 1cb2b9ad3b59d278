package org.nightwindow.driver.testkit.ipp;

import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.bool;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.charset;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.enumeration;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.integer;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.keyword;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.language;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.mimeType;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.name;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.octets;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.text;
import static org.nightwindow.driver.testkit.ipp.IppMessage.Value.uri;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nightwindow.driver.testkit.ipp.IppMessage.Group;
import org.nightwindow.driver.testkit.ipp.IppMessage.Value;

/// Answers the operations of RFC 8011 §4 from what the [PaperPath] knows. Any thread.
final class FrontDesk {
    /// Status codes, RFC 8011 appendix B.
    static final int OK = 0x0000;

    static final int BAD_REQUEST = 0x0400;
    static final int NOT_POSSIBLE = 0x0404;
    static final int NOT_FOUND = 0x0406;
    static final int FORMAT_NOT_SUPPORTED = 0x040A;
    static final int INTERNAL_ERROR = 0x0500;
    static final int OPERATION_NOT_SUPPORTED = 0x0501;
    static final int NOT_ACCEPTING_JOBS = 0x0506;
    static final int SERVER_BUSY = 0x0507;

    private static final List<Integer> OPERATIONS = List.of(
            Operation.PRINT_JOB,
            Operation.VALIDATE_JOB,
            Operation.CREATE_JOB,
            Operation.SEND_DOCUMENT,
            Operation.CANCEL_JOB,
            Operation.GET_JOB_ATTRIBUTES,
            Operation.GET_JOBS,
            Operation.GET_PRINTER_ATTRIBUTES);

    private final PaperPath paper;
    private final String printerUri;
    private final String uuid = "urn:uuid:" + UUID.randomUUID();
    private final Abilities abilities = new Abilities();

    /// What this model of printer can do and tell. Guarded by the lock of [PaperPath].
    static final class Abilities {
        /// Create-Job and Send-Document, not only Print-Job.
        boolean createsJobs = true;
        /// `job-impressions-completed`
        boolean countsJobPages = true;
        /// `printer-impressions-completed`, PWG 5100.22
        boolean countsLifePages = true;
        /// False for one that calls every job "untitled".
        boolean keepsJobNames = true;
    }

    FrontDesk(PaperPath paper, String printerUri) {
        this.paper = paper;
        this.printerUri = printerUri;
    }

    void change(Consumer<Abilities> change) {
        paper.locked(ignored -> {
            change.accept(abilities);
            return true;
        });
    }

    /// @param abortAfter give a new document up after so many pages
    IppMessage answer(IppMessage request, byte[] document, int abortAfter) {
        return paper.locked(ignored -> switch (request.code()) {
            case Operation.GET_PRINTER_ATTRIBUTES ->
                reply(request, OK, List.of(printer(paper.facts()).only(requested(request))));
            case Operation.VALIDATE_JOB -> reply(request, formatStatus(request), List.of());
            case Operation.PRINT_JOB -> {
                SimulatedJob job = paper.newJob(jobName(request));
                yield accept(request, job, document, abortAfter);
            }
            case Operation.CREATE_JOB ->
                abilities.createsJobs
                        ? reply(request, OK, List.of(created(paper.newJob(jobName(request)))))
                        : reply(request, OPERATION_NOT_SUPPORTED, List.of());
            case Operation.SEND_DOCUMENT ->
                job(request)
                        .map(job -> job.state == JobState.PENDING_HELD
                                ? accept(request, job, document, abortAfter)
                                : reply(request, NOT_POSSIBLE, List.of()))
                        .orElseGet(() -> reply(request, NOT_FOUND, List.of()));
            case Operation.CANCEL_JOB ->
                job(request)
                        .map(job -> {
                            if (job.state.ended()) {
                                return reply(request, NOT_POSSIBLE, List.of());
                            }
                            paper.cancel(job);
                            return reply(request, OK, List.of());
                        })
                        .orElseGet(() -> reply(request, NOT_FOUND, List.of()));
            case Operation.GET_JOB_ATTRIBUTES ->
                job(request)
                        .map(job -> reply(request, OK, List.of(describe(job).only(requested(request)))))
                        .orElseGet(() -> reply(request, NOT_FOUND, List.of()));
            case Operation.GET_JOBS -> reply(request, OK, jobs(request));
            default -> reply(request, OPERATION_NOT_SUPPORTED, List.of());
        });
    }

    /// What happens when the connection ends before the whole document arrived.
    void incomplete(IppMessage request, byte[] received, Incomplete habit) {
        paper.locked(ignored -> {
            Optional<SimulatedJob> job = request.code() == Operation.PRINT_JOB
                    ? habit == Incomplete.FORGETS ? Optional.empty() : Optional.of(paper.newJob(jobName(request)))
                    : job(request);
            job.filter(it -> it.state == JobState.PENDING_HELD).ifPresent(it -> {
                switch (habit) {
                    case FORGETS -> {}
                    case ABORTS -> it.become(JobState.ABORTED, "aborted-by-system");
                    case PRINTS_FIRST_PAGE -> {
                        it.document = received;
                        it.sha256 = sha256(received);
                        it.pages = 2;
                        it.abortAfter = 1;
                        it.become(JobState.PENDING, "none");
                    }
                }
            });
            return true;
        });
    }

    /// Waits until the job a document was for has ended.
    void awaitEnd(IppMessage reply) {
        Optional<Integer> id = reply.groups().stream()
                .flatMap(group -> group.attributes().getOrDefault("job-id", List.of()).stream())
                .map(Value::asInteger)
                .findFirst();
        paper.locked(ignored -> {
            paper.jobs().stream()
                    .filter(job -> id.isPresent() && job.id == id.get())
                    .findFirst()
                    .ifPresent(paper::awaitEnd);
            return true;
        });
    }

    IppMessage refuse(IppMessage request, int status) {
        return reply(request, status, List.of());
    }

    private IppMessage accept(IppMessage request, SimulatedJob job, byte[] document, int abortAfter) {
        int status = formatStatus(request);
        if (status != OK) {
            job.become(JobState.ABORTED, "unsupported-document-format");
            return reply(request, status, List.of());
        }
        job.document = document;
        job.sha256 = sha256(document);
        job.pages = PdfPages.count(document);
        job.abortAfter = abortAfter;
        job.become(JobState.PENDING, "none");
        return reply(request, OK, List.of(created(job)));
    }

    private static int formatStatus(IppMessage request) {
        String format = request.asked("document-format").map(Value::asText).orElse("application/pdf");
        return format.equals("application/pdf") || format.equals("application/octet-stream")
                ? OK
                : FORMAT_NOT_SUPPORTED;
    }

    private String jobName(IppMessage request) {
        return abilities.keepsJobNames
                ? request.asked("job-name").map(Value::asText).orElse("untitled")
                : "untitled";
    }

    private Optional<SimulatedJob> job(IppMessage request) {
        Optional<Integer> id = request.asked("job-id")
                .map(Value::asInteger)
                .or(() -> request.asked("job-uri").map(Value::asText).flatMap(FrontDesk::numberAtEnd));
        return paper.jobs().stream()
                .filter(job -> id.isPresent() && job.id == id.get())
                .findFirst();
    }

    private static Optional<Integer> numberAtEnd(String jobUri) {
        String end = jobUri.substring(jobUri.lastIndexOf('/') + 1);
        return end.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(end)) : Optional.empty();
    }

    private List<Group> jobs(IppMessage request) {
        boolean completed = request.asked("which-jobs")
                .map(Value::asText)
                .orElse("not-completed")
                .equals("completed");
        Set<String> requested = requested(request);
        // RFC 8011 §4.2.6.1: without requested-attributes, only job-uri and job-id
        Set<String> shown = requested.isEmpty() ? Set.of("job-uri", "job-id") : requested;
        List<Group> groups = new ArrayList<>(paper.jobs().stream()
                .filter(job -> job.state.ended() == completed)
                .map(job -> describe(job).only(shown))
                .toList());
        return completed ? groups.reversed() : groups;
    }

    private static Set<String> requested(IppMessage request) {
        return request.askedAll("requested-attributes").stream()
                .map(Value::asText)
                .collect(Collectors.toSet());
    }

    private IppMessage reply(IppMessage request, int status, List<Group> groups) {
        List<Group> all = new ArrayList<>();
        all.add(new Group(IppMessage.OPERATION_GROUP)
                .put("attributes-charset", charset("utf-8"))
                .put("attributes-natural-language", language("en")));
        all.addAll(groups);
        return new IppMessage(status, request.requestId(), all);
    }

    private Group created(SimulatedJob job) {
        return describe(job).only(Set.of("job-id", "job-uri", "job-state", "job-state-reasons"));
    }

    private Group describe(SimulatedJob job) {
        Group group = new Group(IppMessage.JOB_GROUP)
                .put("job-id", integer(job.id))
                .put("job-uri", uri(printerUri + "/" + job.id))
                .put("job-name", name(job.name))
                .put("job-state", enumeration(job.state.number))
                .put("job-state-reasons", keyword(job.reason));
        if (abilities.countsJobPages) {
            group.put("job-impressions", integer(job.pages));
            group.put("job-impressions-completed", integer(job.impressions));
        }
        return group;
    }

    private Group printer(PrinterFacts facts) {
        Value[] reasons = facts.reasons().isEmpty()
                ? new Value[] {keyword("none")}
                : facts.reasons().stream().map(Value::keyword).toArray(Value[]::new);
        Value[] operations = OPERATIONS.stream()
                .filter(it -> abilities.createsJobs
                        || !List.of(Operation.CREATE_JOB, Operation.SEND_DOCUMENT)
                                .contains(it))
                .map(Value::enumeration)
                .toArray(Value[]::new);
        String tray = "type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity="
                + PrinterFacts.CAPACITY + ";level=" + facts.sheets() + ";status=0;name=main;";
        Group group = new Group(IppMessage.PRINTER_GROUP)
                .put("printer-uri-supported", uri(printerUri))
                .put("uri-security-supported", keyword("none"))
                .put("uri-authentication-supported", keyword("none"))
                .put("printer-name", name("Nightwindow A4"))
                .put("printer-make-and-model", text("Nightwindow simulated A4 printer"))
                .put("printer-uuid", uri(uuid))
                .put("printer-up-time", integer(facts.upSeconds()))
                .put("printer-state", enumeration(facts.state()))
                .put("printer-state-reasons", reasons)
                .put("printer-is-accepting-jobs", bool(true))
                .put("ipp-versions-supported", keyword("1.1"), keyword("2.0"))
                .put("operations-supported", operations)
                .put("document-format-default", mimeType("application/pdf"))
                .put("document-format-supported", mimeType("application/pdf"))
                .put(
                        "job-creation-attributes-supported",
                        keyword("copies"),
                        keyword("media"),
                        keyword("print-scaling"),
                        keyword("sides"))
                .put("media-default", keyword("iso_a4_210x297mm"))
                .put("media-supported", keyword("iso_a4_210x297mm"))
                .put("media-ready", keyword("iso_a4_210x297mm"))
                .put("printer-input-tray", octets(tray))
                .put("marker-names", name("black"))
                .put("marker-types", keyword("toner"))
                .put("marker-levels", integer(facts.toner()))
                .put("marker-low-levels", integer(PrinterFacts.LOW_TONER));
        if (abilities.countsLifePages) {
            group.put("printer-impressions-completed", integer((int) facts.lifeCounter()));
        }
        return group;
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
