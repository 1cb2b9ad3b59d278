package org.nightwindow.driver.standard.ipp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.Supply;

/// An IPP Everywhere printer. Prints as [PrintAct] says; between commands it looks at the printer.
final class IppPrinter implements DocumentPrinter {
    private final IppLink link;
    private final IppProtocol printer;
    private final StatusBoard board;
    private final Capabilities capabilities;
    private final Pace pace;
    private final System.Logger log;
    private final SentKeys sentKeys = new SentKeys();

    /// @param first the printer as it answered when it was opened
    IppPrinter(
            IppLink link,
            IppProtocol printer,
            PrinterSnapshot first,
            Pace pace,
            DeviceConfig config,
            DeviceContext context) {
        this.link = link;
        this.printer = printer;
        this.pace = pace;
        this.log = context.log();
        this.board = new StatusBoard(context.clock(), printer.media());
        this.capabilities =
                new Capabilities(config.milliseconds("poll-ms"), features(first, config.yes("counter-kept")));
        board.saw(first);
    }

    private static Set<Feature> features(PrinterSnapshot printer, boolean counterKept) {
        Set<Feature> features = EnumSet.of(Feature.FOLLOWS_JOBS);
        if (printer.impressions().isPresent()) {
            features.add(Feature.COUNTS_PAGES);
            if (counterKept) {
                features.add(Feature.KEEPS_PAGE_COUNT);
            }
        }
        if (printer.supplies().stream().anyMatch(supply -> supply.percent().isPresent())) {
            features.add(Feature.MEASURES_SUPPLIES);
        }
        return features;
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void poll(Call call) {
        look(call);
    }

    private Answer<PrinterSnapshot> look(Call call) {
        Answer<PrinterSnapshot> answer = printer.printer(call);
        if (answer instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot snapshot)) {
            board.saw(snapshot);
        } else {
            board.lost(answer.words());
        }
        return answer;
    }

    @Override
    public Outcome<PrintProof> print(PrintJob job, Consumer<PrintProgress> progress, Call call) {
        log.log(System.Logger.Level.INFO, "print {0}, {1} pages: begins", job.key(), job.pages());
        Outcome<PrintProof> outcome = new PrintAct(printer, job, progress, call, pace, board, sentKeys).run();
        log.log(System.Logger.Level.INFO, "print {0}: {1}", job.key(), outcome);
        return outcome;
    }

    @Override
    public Outcome<PrintRecord> find(String jobKey, Call call) {
        Answer<PrinterSnapshot> look = look(call);
        if (!(look instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot now))) {
            return Outcome.failed(look.fault(), look.words());
        }
        // A job that still waits for its document has lost its sender, for no print runs while this does. It is taken
        // away, and what was in doubt is then proven.
        Answer<List<JobSnapshot>> answer = cancel(JobSnapshot::awaitsDocument, jobKey, call);
        if (!(answer instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> found))) {
            return Outcome.failed(answer.fault(), answer.words());
        }
        return Outcome.done(
                switch (found.size()) {
                    case 0 -> new PrintRecord.Forgotten(now.upSince());
                    case 1 -> record(found.getFirst(), now);
                    default -> new PrintRecord.Unclear(found.size() + " jobs have this name");
                });
    }

    /// A canceled job ends with the page under way, in 3 to 10 s; whoever asks again later hears of it.
    @Override
    public Outcome<PrintRecord> withdraw(String jobKey, Call call) {
        Answer<List<JobSnapshot>> answer = cancel(job -> !job.ended(), jobKey, call);
        log.log(System.Logger.Level.DEBUG, "withdraw {0}: {1}", jobKey, answer);
        return find(jobKey, call);
    }

    /// @return the jobs of this name, read after those that were meant were cancelled
    private Answer<List<JobSnapshot>> cancel(Predicate<JobSnapshot> meant, String jobKey, Call call) {
        Answer<List<JobSnapshot>> answer = printer.named(jobKey, call);
        List<JobSnapshot> unwanted = answer instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> found)
                ? found.stream().filter(meant).toList()
                : List.of();
        unwanted.forEach(job -> printer.cancelJob(job.id(), call));
        return unwanted.isEmpty() ? answer : printer.named(jobKey, call);
    }

    private static PrintRecord record(JobSnapshot job, PrinterSnapshot now) {
        Optional<Fault> waitingFor = now.obstacle().flatMap(Obstacle::fault);
        PrintRecord record =
                Verdict.of(job, OptionalInt.empty(), OptionalInt.empty(), now.has(Obstacle.MEDIA_JAM), waitingFor);
        // see JobFollower: a page may still be on its way
        return record instanceof PrintRecord.NotPrinted && now.working()
                ? new PrintRecord.Running(Verdict.progress(job, waitingFor))
                : record;
    }

    @Override
    public Outcome<Long> pageCounter(Call call) {
        Answer<PrinterSnapshot> look = look(call);
        if (!(look instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot now))) {
            return Outcome.failed(look.fault(), look.words());
        }
        return now.impressions().isPresent()
                ? Outcome.done(now.impressions().getAsLong())
                : Outcome.failed(Fault.UNSUPPORTED, "no printer-impressions-completed");
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        Answer<PrinterSnapshot> look = look(call);
        if (!(look instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot now))) {
            return Outcome.failed(look.fault(), look.words());
        }
        Optional<Fault> blocked = board.blocked(now);
        List<SelfTest.Check> checks = new ArrayList<>();
        checks.add(
                new SelfTest.Check("printer", blocked.isEmpty(), board.status().text()));
        for (Supply supply : now.supplies()) {
            String percent =
                    supply.percent().isPresent() ? " " + supply.percent().getAsInt() + " %" : "";
            checks.add(new SelfTest.Check(
                    supply.kind() + " " + supply.name(), supply.level() != Supply.Level.OUT, supply.level() + percent));
        }
        Answer<List<JobSnapshot>> jobs = printer.named("", call);
        checks.add(new SelfTest.Check("finds jobs by name", jobs instanceof Answer.Said, jobs.words()));
        checks.add(new SelfTest.Check(
                "says what came out",
                board.createsJobs(now) && now.impressions().isPresent(),
                "Create-Job: " + board.createsJobs(now) + ", life counter: "
                        + now.impressions().isPresent()));
        return Outcome.done(new SelfTest(checks));
    }

    @Override
    public void close() {
        link.close();
    }
}
