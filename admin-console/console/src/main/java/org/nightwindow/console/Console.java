package org.nightwindow.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.alerts.AlertRoutes;
import org.nightwindow.console.alerts.Alerts;
import org.nightwindow.console.alerts.Crashes;
import org.nightwindow.console.alerts.Rule;
import org.nightwindow.console.audit.AuditChain;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.audit.AuditRoutes;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.audit.WrongListener;
import org.nightwindow.console.availability.Availability;
import org.nightwindow.console.availability.AvailabilityRoutes;
import org.nightwindow.console.backup.Backup;
import org.nightwindow.console.backup.NightlyBackup;
import org.nightwindow.console.cases.CaseRoutes;
import org.nightwindow.console.cases.Cases;
import org.nightwindow.console.cases.FilingKey;
import org.nightwindow.console.catalogue.CatalogueRoutes;
import org.nightwindow.console.catalogue.Catalogues;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.Documents;
import org.nightwindow.console.enrolment.CertificateAuthority;
import org.nightwindow.console.enrolment.CertificateStore;
import org.nightwindow.console.enrolment.EnrolmentPages;
import org.nightwindow.console.enrolment.EnrolmentRoutes;
import org.nightwindow.console.enrolment.Enrolments;
import org.nightwindow.console.enrolment.KioskGate;
import org.nightwindow.console.enrolment.StaffCodePages;
import org.nightwindow.console.enrolment.StaffCodes;
import org.nightwindow.console.events.Acts;
import org.nightwindow.console.events.Events;
import org.nightwindow.console.events.IntakeStep;
import org.nightwindow.console.fleet.DayStrip;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.fleet.FleetRoutes;
import org.nightwindow.console.fleet.FleetTopics;
import org.nightwindow.console.fleet.HeartbeatRoutes;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.SettingsRoutes;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.operations.Figures;
import org.nightwindow.console.operations.OperationsRoutes;
import org.nightwindow.console.planned.PlannedRoutes;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.planned.PlannedWorks;
import org.nightwindow.console.records.SampleRegistry;
import org.nightwindow.console.residents.RatingRoutes;
import org.nightwindow.console.residents.Ratings;
import org.nightwindow.console.residents.Visits;
import org.nightwindow.console.retention.Retention;
import org.nightwindow.console.staff.Accounts;
import org.nightwindow.console.staff.Places;
import org.nightwindow.console.staff.Staff;
import org.nightwindow.console.staff.StaffGate;
import org.nightwindow.console.supplies.Supplies;
import org.nightwindow.console.supplies.SuppliesRoutes;
import org.nightwindow.console.verification.Verification;
import org.nightwindow.console.verification.VerificationRoutes;
import org.nightwindow.console.web.Access;
import org.nightwindow.console.web.Assets;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.JsonRoutes;
import org.nightwindow.console.web.Listener;
import org.nightwindow.console.web.Look;
import org.nightwindow.console.web.Pages;
import org.nightwindow.console.web.Role;
import org.nightwindow.console.web.SecurityHeaders;
import org.nightwindow.console.web.Speaks;
import org.nightwindow.console.web.Within;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.MachineClock;
import org.nightwindow.hall.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running console: everything is made here, by hand, in the order it depends on each other, and closed in the
/// opposite order.
///
/// **Where a feature plugs in:** its objects are made in the constructor under "features"; its routes are added in
/// [#kioskRoutes], [#staffRoutes] or [#publicRoutes], each of which is the whole list of what its listener answers.
public final class Console implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /// 200 events of a few hundred bytes; a whole certificate request is far smaller.
    private static final long KIOSK_BODY_BYTES = 4_000_000;

    /// Forms of a few fields.
    private static final long PAGE_BODY_BYTES = 64_000;

    /// How soon a changed catalogue file is published.
    private static final Duration CATALOGUE_LOOK = Duration.ofSeconds(10);

    /// How soon an event whose effect failed is tried again, when no new one of its kiosk comes before.
    private static final Duration EVENTS_RETRY = Duration.ofMinutes(1);

    /// Bytes that name somebody are kept for hours, not for days.
    private static final Duration FORGETTING = Duration.ofHours(1);

    /// How old what is known of consumption may be; a forecast moves by minutes in an hour.
    private static final Duration SUPPLIES_LOOK = Duration.ofHours(1);

    /// How late an alert may be.
    private static final Duration ALERTS_LOOK = Duration.ofSeconds(5);

    /// A million rows a second: reading the whole chain is cheap, and a break should be known before the shift
    /// ends.
    private static final Duration AUDIT_CHECK = Duration.ofHours(6);

    /// How late a nightly copy may begin, and how soon one that failed is tried again.
    private static final Duration BACKUP_LOOK = Duration.ofMinutes(10);

    /// Twenty small deletions at most, at night.
    private static final Duration RETENTION_LOOK = Duration.ofMinutes(1);

    private static final Duration CERTIFICATE_RENEWAL =
            CertificateAuthority.SERVER_LIFE.multipliedBy(2).dividedBy(3);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DiskSpace disk;
    private final KioskGate kioskGate;
    private final Enrolments enrolments;
    private final Catalogues catalogues;
    private final Live live;
    private final Fleet fleet;
    private final HeartbeatRoutes heartbeats;
    private final Supplies supplies;
    private final Documents documents;
    private final Function<Path, Backup> backups;
    private final Cases cases;
    private final VerificationRoutes verification;
    private final Assets assets = new Assets();
    private final Pages pages;
    private final Function<Context, Frame> frames;
    private final Staff staff;
    private final AuditChain chain;
    private final EnrolmentPages enrolmentPages;
    private final StaffCodePages staffCodePages;
    private final FleetRoutes fleetRoutes;
    private final SettingsRoutes settingsRoutes;
    private final AvailabilityRoutes availabilityRoutes;
    private final PlannedWorks planned;
    private final PlannedRoutes plannedRoutes;
    private final Alerts alerts;
    private final AlertRoutes alertRoutes;
    private final SuppliesRoutes suppliesRoutes;
    private final CaseRoutes caseRoutes;
    private final RatingRoutes ratingRoutes;
    private final Acts acts;
    private final Events events;
    private final Figures figures;
    private final OperationsRoutes operations;
    private final WrongListener wrongListener;
    private final Listener kioskListener;
    private final Listener staffListener;
    private final Listener publicListener;

    public static Console start(ConsoleConfig config) {
        return start(config, MachineClock.utc());
    }

    /// @throws Database.DatabaseInUse when another console runs on the same data
    public static Console start(ConsoleConfig config, Clock clock) {
        return start(config, clock, _ -> {});
    }

    /// @param witness told of each step of event intake; for tests that kill the console there
    static Console start(ConsoleConfig config, Clock clock, Consumer<IntakeStep> witness) {
        return new Console(config, clock, new SecureRandom(), witness);
    }

    private Console(ConsoleConfig config, Clock clock, SecureRandom random, Consumer<IntakeStep> witness) {
        try {
            DataFolder data = new DataFolder(config.data());
            disk = new DiskSpace(config.data());
            KeyFolder keys = data.keys(random);
            Jdbi jdbi = closing(data.openDatabase(keys)).jdbi();
            backups = into -> new Backup(jdbi, config.data(), into, clock);

            // features
            chain = closing(new AuditChain(jdbi, clock));
            AuditLog audit = chain.log();
            Refusals refusals = new Refusals(jdbi, audit, clock);
            CertificateAuthority authority = new CertificateAuthority(keys, clock, random);
            CertificateStore certificates = new CertificateStore(jdbi);
            kioskGate = new KioskGate(certificates, refusals, clock);
            fleet = new Fleet(jdbi, clock);
            enrolments = new Enrolments(jdbi, certificates, fleet::kiosksChange, authority, audit, clock, random);
            FilingKey filingKey = FilingKey.in(keys, clock.instant(), random);
            catalogues = new Catalogues(jdbi, config.catalogue(), config.issuers(), filingKey.certificatePem(), clock);
            live = new Live();
            cases = new Cases(
                    jdbi, keys, filingKey, config.calendar(), catalogues::published, audit, refusals, live, clock);
            Commands commands = new Commands(jdbi, authority::commandSeal, audit, clock);
            supplies = new Supplies(jdbi, audit, clock);
            pages = new Pages();
            Availability availability = new Availability(jdbi, clock);
            Ratings ratings = new Ratings(jdbi, clock);
            Visits visits = new Visits(jdbi);
            staff = new Staff(jdbi, keys, config.secondStep(), audit, refusals, new Whereabouts(), live, clock, random);
            frames = ctx -> new Frame(
                    Look.of(ctx),
                    config.hall(),
                    ctx.path(),
                    StaffGate.viewer(ctx),
                    assets,
                    clock.instant(),
                    () -> cases.waiting(kiosk -> StaffGate.viewer(ctx)
                            .filter(who -> who.everywhere() || who.reaches().test(kiosk))
                            .isPresent()),
                    disk::trouble);
            caseRoutes = cases.desk(staff.gate(), pages, frames);
            ratingRoutes = new RatingRoutes(ratings, () -> catalogues.running().catalogue(), pages, frames);
            enrolmentPages = new EnrolmentPages(enrolments, clock, pages, frames);
            staffCodePages = new StaffCodePages(new StaffCodes(jdbi, authority, audit, clock, random), pages, frames);
            heartbeats = closing(new HeartbeatRoutes(
                    jdbi,
                    fleet,
                    commands,
                    (transaction, kiosk, said, now) -> {
                        supplies.levels().onHeartbeat(transaction, kiosk, said, now);
                        availability.onHeartbeat(transaction, kiosk, said, now);
                    },
                    () -> catalogues.running().version(),
                    live,
                    clock));
            acts = new Acts(jdbi, clock);
            documents = closing(new Documents(
                    jdbi,
                    keys,
                    data.fonts(),
                    SampleRegistry.in(jdbi),
                    () -> catalogues.running().catalogue(),
                    () -> config.publicUrl().orElseGet(this::publicUrl),
                    refusals,
                    clock,
                    random));
            verification = new VerificationRoutes(
                    new Verification(documents.store()),
                    new Text(config.hall().zh(), config.hall().en()),
                    config.publicSide().proxies(),
                    clock);
            events = closing(new Events(
                    jdbi,
                    clock,
                    List.of(acts, documents.outcomes(), cases.outcomes()),
                    ratings,
                    visits,
                    new Crashes(jdbi),
                    kiosk -> FleetTopics.changed(live, kiosk),
                    witness));
            planned = new PlannedWorks(jdbi, (kiosk, in) -> alerts().sites().isIn(kiosk, in), audit, clock);
            alerts = closing(new Alerts(
                    jdbi,
                    config.alerts(),
                    fleet,
                    visits,
                    acts,
                    supplies,
                    planned,
                    audit,
                    staff,
                    live,
                    disk::isFull,
                    clock));
            plannedRoutes =
                    new PlannedRoutes(planned, this::spots, () -> FleetTopics.boardChanged(live), pages, frames, clock);
            suppliesRoutes = supplies.pages(fleet, alerts::sites, pages, frames);
            alertRoutes = alerts.pages(pages, frames, clock);
            fleetRoutes = new FleetRoutes(
                    fleet,
                    commands,
                    acts,
                    events.log(),
                    () -> catalogues.running().catalogue(),
                    alerts::sites,
                    alerts::plannedNow,
                    new FleetRoutes.Beside(
                            alerts::called,
                            availability::day,
                            availability::whole,
                            (kiosk, since) -> visits.ended(kiosk, since).stream()
                                    .map(visit -> new DayStrip.Visit(visit.at(), visit.done()))
                                    .toList(),
                            supplies::runs,
                            alerts::watched,
                            supplies::ends),
                    live,
                    staff.gate(),
                    pages,
                    frames,
                    clock);

            availabilityRoutes = new AvailabilityRoutes(
                    availability, fleet, () -> catalogues.running().catalogue(), pages, frames, clock);
            settingsRoutes = new SettingsRoutes(fleet, commands.profiles(), alerts::sites, live, pages, frames);
            figures = new Figures(fleet::all, events::waiting);
            for (Rule.Urgency urgency : Rule.Urgency.values()) {
                figures.count(
                        "nightwindow.alerts.open",
                        "alerts that are open",
                        "urgency",
                        urgency.name(),
                        () -> alerts().open(urgency));
            }
            alerts.channels()
                    .forEach(channel -> figures.count(
                            "nightwindow.messages.undelivered",
                            "messages of alerts that are due and have not left",
                            "channel",
                            channel,
                            () -> alerts().undelivered(channel)));
            operations = new OperationsRoutes(jdbi, figures, this::listeners, keys.secret("operations"), refusals, "1");

            // doors
            wrongListener = new WrongListener(this::listeners, refusals);
            kioskListener = closing(Listener.start(
                    Doors.kioskAddress(config, KIOSK_BODY_BYTES),
                    Optional.of(Doors.kioskTls(config, authority)),
                    this::kioskRoutes));
            staffListener = closing(Listener.start(
                    Doors.address("staff", config.staff(), PAGE_BODY_BYTES),
                    Doors.tls(config.staff(), authority),
                    this::staffRoutes));
            publicListener = closing(Listener.start(
                    Doors.address("public", config.publicSide(), PAGE_BODY_BYTES),
                    Doors.tls(config.publicSide(), authority),
                    this::publicRoutes));
            Chores chores = closing(new Chores()
                    .every(CERTIFICATE_RENEWAL, "renew the listeners' certificates", () -> renew(config, authority))
                    .every(CATALOGUE_LOOK, "look at the catalogue file", catalogues::lookAgain)
                    .every(FORGETTING, "delete what is needed no more", whenTimeIsSure(documents::forget))
                    .every(CATALOGUE_LOOK, "look at the calendar file", cases::lookAtCalendar)
                    .every(FORGETTING, "delete declarations of cases long closed", whenTimeIsSure(cases::forget))
                    .every(EVENTS_RETRY, "interpret events left over", events::retry)
                    .every(SUPPLIES_LOOK, "learn how paper is used", supplies::look)
                    .every(EVENTS_RETRY, "link the audit", chain::link)
                    .every(FORGETTING, "note where the audit ends", chain::noteHead)
                    .every(AUDIT_CHECK, "check the audit", chain::check));
            config.backup()
                    .ifPresent(plan -> chores.every(
                            BACKUP_LOOK,
                            "copy the data",
                            new NightlyBackup(backup(plan.folder()), plan.hour(), plan.keep(), clock)::look));
            Retention retention = new Retention(jdbi, config.retention(), audit, clock);
            closing(new Chores()
                    .every(RETENTION_LOOK, "delete what was kept long enough", whenTimeIsSure(retention::look)));
            // Each on a thread of its own: a slow mail server must not make an alert late.
            closing(new Chores().every(ALERTS_LOOK, "look for what is wrong", alerts::look));
            alerts.senders()
                    .forEach(sender ->
                            closing(new Chores().every(ALERTS_LOOK, "send the messages that are due", sender)));
            closing(live); // first to close: an open page would hold its listener
            LOG.info("kiosks {} · staff {} · public {}", kioskUrl(), staffUrl(), publicUrl());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// What is deleted does not come back: by a clock that somebody has set wrong nothing is.
    private Runnable whenTimeIsSure(Runnable deletion) {
        return () -> {
            if (fleet.confirmsTime()) {
                deletion.run();
            }
        };
    }

    /// Where things stand, for the gate; it is asked only once everything runs.
    private final class Whereabouts implements Places {
        @Override
        public boolean isIn(String kioskId, Set<String> sites) {
            return alerts.sites().isIn(kioskId, sites);
        }

        @Override
        public boolean covers(Within kind, String id, Set<String> sites) {
            Optional<Long> number = id.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
            return switch (kind) {
                case KIOSK, KIOSK_OF_FORM -> isIn(id, sites);
                case ALERT -> isIn(number.flatMap(alerts::kioskOf), sites);
                case SUPPLY -> isIn(number.flatMap(supplies::kioskOf), sites);
                case CASE -> isIn(cases.kioskOf(id), sites);
                case SPOT_OF_FORM -> isAt(PlannedWork.Spot.of(id), sites);
                case PLANNED -> isAt(number.flatMap(planned::find).map(PlannedWork::spot), sites);
                case SEEN, NO_PLACE, HALL -> false;
            };
        }

        private boolean isIn(Optional<String> kioskId, Set<String> sites) {
            return kioskId.filter(id -> isIn(id, sites)).isPresent();
        }

        private boolean isAt(Optional<PlannedWork.Spot> spot, Set<String> sites) {
            return spot.filter(where -> switch (where) {
                        case PlannedWork.Spot.OfKiosk(String id) -> isIn(id, sites);
                        case PlannedWork.Spot.OfSite(String site) ->
                            alerts.sites().isWithin(site, sites);
                    })
                    .isPresent();
        }

        @Override
        public List<Place> all() {
            return alerts.sites().tree();
        }
    }

    /// A console that runs for years must not stop answering because the certificates of its start have expired.
    private void renew(ConsoleConfig config, CertificateAuthority authority) {
        kioskListener.renew(Doors.kioskTls(config, authority));
        Doors.tls(config.staff(), authority).ifPresent(staffListener::renew);
        Doors.tls(config.publicSide(), authority).ifPresent(publicListener::renew);
    }

    /// Everything the kiosk listener answers. The gate stands first; behind it
    /// [org.nightwindow.console.web.KioskIdentity] tells who asks.
    private void kioskRoutes(RoutesConfig routes) {
        JsonRoutes.errorsOn(routes);
        figures.on(routes, "kiosk");
        disk.on(routes);
        kioskGate.on(routes);
        wrongListener.on(routes, "kiosk");
        new EnrolmentRoutes(enrolments).kiosk(routes);
        new CatalogueRoutes(catalogues).kiosk(routes);
        heartbeats.kiosk(routes);
        documents.kiosk(routes);
        cases.kiosk(routes);
        events.kiosk(routes);
    }

    /// Everything the staff listener answers.
    private void staffRoutes(RoutesConfig routes) {
        SecurityHeaders.on(routes);
        figures.on(routes, "staff");
        wrongListener.on(routes, "staff");
        operations.staff(routes);
        assets.on(routes, Access.ANYBODY);
        Look.on(routes, Access.ANYBODY, Speaks.query("language", "theme", "back"));
        staff.staff(routes, pages, frames);
        new AuditRoutes(chain).staff(routes, pages, frames);
        alertRoutes.staff(routes);
        plannedRoutes.staff(routes);
        fleetRoutes.staff(routes);
        settingsRoutes.staff(routes);
        availabilityRoutes.staff(routes);
        suppliesRoutes.staff(routes);
        caseRoutes.staff(routes);
        ratingRoutes.staff(routes);
        enrolmentPages.staff(routes);
        staffCodePages.staff(routes);
    }

    /// Where a viewer can announce work: places that lie in hers, and the kiosks she sees.
    private Map<String, Text> spots(Frame frame) {
        Map<String, Text> spots = new LinkedHashMap<>();
        List<Kiosk> seen = fleet.seenBy(frame);
        alerts.sites().tree().stream()
                .filter(place -> frame.seesPlace(place.id()))
                .forEach(place -> spots.put("site:" + place.id(), place.name()));
        seen.forEach(kiosk -> spots.put(
                "kiosk:" + kiosk.id(), new Text(kiosk.name().zh(), kiosk.name().en())));
        return spots;
    }

    /// Everything the public listener answers.
    private void publicRoutes(RoutesConfig routes) {
        SecurityHeaders.on(routes);
        figures.on(routes, "public");
        wrongListener.on(routes, "public");
        verification.anybody(routes);
    }

    /// A one-time ticket to enrol a kiosk, valid 15 minutes.
    public EnrolmentTicket newTicket(String kioskId, HallName name) {
        return enrolments.newTicket(kioskId, name, AuditLog.SYSTEM);
    }

    /// Makes ready what the first resident would wait for.
    public void prepare() {
        documents.prepare();
    }

    /// The link by which the first account is set up; empty once somebody can sign in.
    Optional<String> firstSetUpLink() {
        return staff.accounts().firstSetUp().map(secret -> staffUrl() + "/set-up/" + secret);
    }

    /// For tests: the link by which an account is set up.
    String setUpLink(String name) {
        return setUpLink(name, Accounts.DESK_AND_MACHINES);
    }

    /// For tests: the same for an account with these roles.
    String setUpLink(String name, Set<Role> roles) {
        return staffUrl() + "/set-up/" + staff.accounts().newSetUp(name, roles, AuditLog.SYSTEM);
    }

    /// For tests: how acts ended.
    Acts acts() {
        return acts;
    }

    /// For tests: what is left of paper and toner.
    Supplies supplies() {
        return supplies;
    }

    /// For tests: all kiosks.
    Fleet fleet() {
        return fleet;
    }

    /// For tests: what calls somebody.
    Alerts alerts() {
        return alerts;
    }

    /// For tests: what was recorded.
    AuditChain audit() {
        return chain;
    }

    /// For tests: everything each listener answers.
    List<Listener> listeners() {
        return List.of(kioskListener, staffListener, publicListener);
    }

    /// For tests and the demo: what kiosks reported.
    Events events() {
        return events;
    }

    public String kioskUrl() {
        return kioskListener.url();
    }

    public String staffUrl() {
        return staffListener.url();
    }

    public String publicUrl() {
        return publicListener.url();
    }

    /// Copies of all this console keeps, made while it runs.
    ///
    /// @param into where they go; better on another disk
    public Backup backup(Path into) {
        return backups.apply(into);
    }

    /// Stops answering, lets running requests end, closes the database.
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) { // one that does not close must not keep the others open
                LOG.warn("{} did not close", next, e);
            }
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        open.push(part);
        return part;
    }
}
