package org.nightwindow.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.RecordsRequest;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.filing.CaseSearch;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.attendant.Machine;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.hall.Cases;
import org.nightwindow.kiosk.hall.CommandRunner;
import org.nightwindow.kiosk.hall.Enroller;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.hall.HallLink;
import org.nightwindow.kiosk.hall.HallSettings;
import org.nightwindow.kiosk.hall.HeartbeatSource;
import org.nightwindow.kiosk.hall.Identity;
import org.nightwindow.kiosk.hall.IdentityFolder;
import org.nightwindow.kiosk.hall.Issue;
import org.nightwindow.kiosk.hall.LinkState;
import org.nightwindow.kiosk.hall.Records;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.Outbox;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk's place in the hall: its enrolment, the line to its console, and what it has to tell there.
///
/// A kiosk whose certificate the console does not take any more is enrolled again from a new ticket without a
/// restart; until then its screen says that this machine is not open, and why.
///
/// Any thread; [#close()] waits a few seconds at most.
final class Membership implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);

    private final KioskConfig config;
    private final Seams seams;
    private final ClockFloor floor;
    private final Ledger ledger;
    private final ExecutorService background;
    private final Runnable changed;
    private final IdentityFolder identities;
    private final AtomicBoolean enrolling = new AtomicBoolean();
    private final Path shownTicket;
    private volatile Optional<Identity> self = Optional.empty();
    private volatile @Nullable Terms terms;
    private volatile @Nullable Joined joined;
    private volatile String enrolmentTrouble = "";
    private volatile String kioskId = "";
    private volatile Text place;
    private boolean closed; // guarded by this

    /// While the kiosk is one of the console's.
    private record Joined(HallLink link, Outbox outbox) {
        void leave() {
            outbox.close();
            link.close();
        }
    }

    /// @param changed told on the screen thread when something here looks different
    Membership(
            KioskConfig config,
            Seams seams,
            ClockFloor floor,
            Ledger ledger,
            ExecutorService background,
            Runnable changed) {
        this.config = config;
        this.seams = seams;
        this.floor = floor;
        this.ledger = ledger;
        this.background = background;
        this.changed = changed;
        this.place = config.hall();
        this.identities = new IdentityFolder(config.data().resolve("identity"));
        this.shownTicket = config.data().resolve("shown-ticket");
    }

    /// What the console is told, and what it tells.
    ///
    /// @param pulse says how the kiosk is
    /// @param commands does what the console asks for
    /// @param hallName takes the name the console gave, on the screen thread
    /// @param consoleBack told whenever the console answers again; returns at once
    /// @param beatAnswered told of each heartbeat that was answered, before what the answer brings is looked at
    record Terms(
            HeartbeatSource pulse,
            CommandRunner commands,
            Consumer<Text> hallName,
            Runnable consoleBack,
            Runnable beatAnswered) {}

    /// Joins the console, or has the kiosk enrolled first. Screen thread.
    void begin(Terms newTerms) {
        terms = newTerms;
        identities.load().ifPresentOrElse(identity -> join(identity, newTerms), () -> enrol(newTerms));
    }

    /// Who the kiosk is; empty when it was never enrolled.
    Optional<Identity> self() {
        return self;
    }

    /// A ticket was shown to the scanner: it is taken like one in the ticket file. Blocks for the disk.
    ///
    /// @return whether it could be kept
    boolean enrolBy(EnrolmentTicket ticket) {
        try {
            PrivateFile.write(shownTicket, ticket.written());
        } catch (IOException e) {
            log.warn("the ticket that was shown cannot be kept", e);
            return false;
        }
        enrolmentTrouble = "";
        Terms known = terms;
        if (known != null) {
            enrol(known);
        }
        return true;
    }

    /// How far an enrolment is.
    Machine.Enrolment enrolment() {
        return new Machine.Enrolment(
                self.map(Identity::kioskId).orElse(""), enrolling.get(), enrolling.get() ? enrolmentTrouble : "");
    }

    /// The newer of the file of the settings and what was shown to the scanner.
    private Optional<Path> ticketFile() {
        Path own = shownTicket;
        return config.ticketFile()
                .filter(file -> !Files.exists(own) || written(file) > written(own))
                .or(() -> Files.exists(own) ? Optional.of(own) : Optional.empty());
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MIN_VALUE;
        }
    }

    private void forgetShownTicket() {
        try {
            Files.deleteIfExists(shownTicket);
        } catch (IOException e) {
            log.warn("the ticket that was used cannot be deleted; it is of no use to anybody", e);
        }
    }

    /// Its id at the console; empty until it has one.
    String kioskId() {
        return kioskId;
    }

    /// Where it stands.
    Text place() {
        return place;
    }

    boolean online() {
        return Optional.ofNullable(joined)
                .map(now -> now.link().state().online())
                .orElse(false);
    }

    /// What the kiosk runs, whether or not it may serve.
    Optional<Catalogue> catalogue() {
        return Optional.ofNullable(joined).flatMap(now -> now.link().catalogue().current());
    }

    /// Why nobody can be served at all, one line each for the technician; empty when the kiosk is open.
    List<String> inTheWay() {
        Optional<String> locked = Optional.ofNullable(joined)
                .map(now -> now.link().state())
                .flatMap(LinkState::locked)
                .map(why -> "this kiosk must be enrolled again: " + why
                        + "; make a ticket at the console (console ticket) and put it into console.ticket-file");
        if (locked.isPresent()) {
            return enrolmentTrouble.isEmpty() ? List.of(locked.get()) : List.of(locked.get(), enrolmentTrouble);
        }
        if (catalogue().isPresent()) {
            return List.of();
        }
        return List.of(enrolmentTrouble.isEmpty() ? "no catalogue has arrived from the console yet" : enrolmentTrouble);
    }

    /// Blocks, [Seams.Limits#issue()] at most.
    Issue issue(IssueRequest request) {
        Joined now = joined;
        return now == null
                ? new Issue.Unreachable("not enrolled")
                : now.link().issue(request, seams.limits().issue());
    }

    /// Blocks, [Seams.Limits#issue()] at most.
    Records records(RecordsRequest request) {
        Joined now = joined;
        return now == null
                ? new Records.NoAnswer("not enrolled")
                : now.link().records(request, seams.limits().issue());
    }

    /// Blocks until the console has answered or `limit` is over.
    Filing file(FilingRequest request, Duration limit) {
        Joined now = joined;
        return now == null ? new Filing.NoAnswer("not enrolled") : now.link().file(request, limit);
    }

    /// Blocks, [Seams.Limits#issue()] at most.
    Cases cases(CaseSearch search) {
        Joined now = joined;
        return now == null
                ? new Cases.NoAnswer("not enrolled")
                : now.link().cases(search, seams.limits().issue());
    }

    /// A profile of the console by its name; empty when it did not come. Blocks.
    Optional<Profile> profile(String name) {
        return Optional.ofNullable(joined).flatMap(now -> now.link().profile(name));
    }

    /// Stops to enrol, beat and send.
    @Override
    public void close() {
        Joined last;
        synchronized (this) {
            closed = true;
            last = joined;
        }
        if (last != null) {
            last.leave();
        }
    }

    private void enrol(Terms terms) {
        if (enrolling.getAndSet(true)) {
            return;
        }
        Enroller enroller = new Enroller(identities, floor::known);
        TicketWatch watch = new TicketWatch(
                enroller, config.console(), this::ticketFile, seams.limits().ticket(), this::trouble);
        background.execute(() -> watch.untilDone(Kiosk.SOFTWARE).ifPresent(identity -> {
            enrolmentTrouble = "";
            forgetShownTicket();
            self = Optional.of(identity);
            enrolling.set(false);
            Joined before = joined;
            if (before != null) {
                before.leave();
            }
            seams.screen().execute(() -> join(identity, terms));
        }));
    }

    private void trouble(String line) {
        if (!line.equals(enrolmentTrouble)) {
            log.warn("{} {}", LogEvent.NOT_ENROLLED, line);
            enrolmentTrouble = line;
            seams.screen().execute(changed);
        }
    }

    /// The kiosk knows who it is. Screen thread.
    private synchronized void join(Identity identity, Terms terms) {
        if (closed) {
            return;
        }
        self = Optional.of(identity);
        kioskId = identity.kioskId();
        place = new Text(identity.name().zh(), identity.name().en());
        terms.hallName().accept(place);
        HallLink link = new HallLink(
                identity,
                identities,
                HallSettings.under(
                        config.data(),
                        seams.limits().beatAtLeast(),
                        seams.limits().beatAtMost()),
                seams.clock(),
                floor,
                seams.random(),
                terms.pulse(),
                terms.commands(),
                (consoleTime, roundTrip) -> {
                    ledger.heardConsole(consoleTime, roundTrip);
                    terms.beatAnswered().run();
                },
                ledger::note);
        Outbox outbox = Outbox.start(ledger, link, seams.random(), Outbox.Pace.USUAL);
        joined = new Joined(link, outbox);
        link.catalogue().onChange(_ -> seams.screen().execute(changed));
        link.onState(state -> {
            if (state.locked().isPresent()) {
                enrol(terms);
            }
            seams.screen().execute(changed);
            outbox.wake();
            if (state.online()) {
                terms.consoleBack().run();
            }
        });
        // A heartbeat tells the epoch, so it waits for the ledger, which waits for the first picture.
        var _ = ledger.whenOpen().thenAcceptAsync(_ -> link.start(), background);
        changed.run();
    }
}
