package org.nightwindow.kiosk;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.kiosk.attendant.AttendantMode;
import org.nightwindow.kiosk.attendant.KioskMachine;
import org.nightwindow.kiosk.attendant.StaffDoor;
import org.nightwindow.kiosk.attendant.TestPage;
import org.nightwindow.kiosk.config.DeviceFile;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.hardware.BayFittings;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.PaperPrinter;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.hardware.SelfTests;
import org.nightwindow.kiosk.hardware.SlipPrinter;
import org.nightwindow.kiosk.hardware.VendorDrivers;
import org.nightwindow.kiosk.journey.CaseJourney;
import org.nightwindow.kiosk.journey.Journey;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.journey.file.FileAct;
import org.nightwindow.kiosk.journey.file.FilingClerk;
import org.nightwindow.kiosk.journey.identify.OfflineIdentification;
import org.nightwindow.kiosk.journey.identify.UsedCodes;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.paper.PrintAct;
import org.nightwindow.kiosk.journey.paper.UncertainPrint;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerSettings;
import org.nightwindow.kiosk.ledger.Recovery;
import org.nightwindow.kiosk.slip.SlipWriter;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Preferences;
import org.nightwindow.kiosk.visit.PrivacySweep;
import org.nightwindow.kiosk.visit.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a kiosk whose configuration is right, made and joined by hand: everything that lives as long
/// as the program.
final class Station implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Station.class);

    /// Whoever was cut off longer ago has left; a restart after a power cut takes a minute or two.
    private static final Duration STILL_HERE = Duration.ofMinutes(30);

    /// Everything in the background ends when it is interrupted; a write to the disk takes 20 ms, on a bad disk a
    /// second.
    private static final Duration LAST_WRITE_LIMIT = Duration.ofSeconds(5);

    /// A device that comes and goes without end is told of once in this time, and fills no disk.
    private static final Duration NEWS_PAUSE = Duration.ofSeconds(1);

    /// EX_TEMPFAIL: `Restart=on-failure` starts it again as well as `Restart=always`.
    private static final int START_AGAIN = 75;

    /// A machine that was told to restart ends its programs within seconds; systemd gives each 90 s at most.
    private static final Duration GOES_DOWN = Duration.ofSeconds(120);

    /// The first heartbeat leaves with the first picture; a console that is being started again, or a line
    /// that is down for a moment, is back within a minute or two.
    private static final Duration PROFILE_PROOF = Duration.ofMinutes(3);

    /// Between two looks whether somebody is still there.
    private static final Duration STILL_BUSY = Duration.ofSeconds(5);

    private final KioskConfig config;
    private final Profiles profiles;
    private final Seams seams;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("chores").factory());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean ledgerIsOpen = new AtomicBoolean();
    private final AtomicBoolean printerUsable = new AtomicBoolean();
    private final ClockFloor floor;
    private final Ledger ledger;
    private final Membership hall;
    private final VendorDrivers vendors;
    private final DeviceBay bay;
    private final Recovery recovery;
    private final FilingClerk clerk;
    private final DeviceNews deviceNews;
    private final Soon deviceNewsSoon;
    private final Soon refreshSoon;
    private final Desk desk;
    private final Front front;
    private final Pulse pulse;
    private final Closure closure;
    private final NightRound nightRound;

    Station(KioskConfig config, Profiles profiles, Seams seams) {
        this.config = config;
        this.profiles = profiles;
        this.seams = seams;
        Path data = config.data();
        floor = new ClockFloor(seams.clock(), seams.nanoTime());
        ledger = new Ledger(
                LedgerSettings.under(data).withPatience(seams.limits().disk()), seams.random(), floor, seams.commits());
        hall = new Membership(config, seams, floor, ledger, background, this::refresh);
        Path run = data.resolve("run");
        vendors = new VendorDrivers(seams.drivers(), config.drivers(), config.devices(), run);
        HostEnvironment environment = new HostEnvironment(seams.clock(), seams.nanoTime(), seams.wires(), run);
        bay = DeviceBay.start(config.devices(), vendors, environment);
        PaperPrinter printer = new PaperPrinter(bay);
        recovery = Recovery.start(ledger, printer);
        deviceNewsSoon = new Soon(
                look -> {
                    var _ = chores.schedule(look, NEWS_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                },
                this::tellOfDevices);
        deviceNews = new DeviceNews(seams.nanoTime(), ledger::note);
        refreshSoon = new Soon(seams.screen(), this::refresh);
        PrivacySweep sweep = new PrivacySweep(List.of(data.resolve("tmp")), System::gc);
        sweep.sweepFolders(); // for the visit that a power cut ended
        desk = new Desk(
                seams.screen(),
                seams.nanoTime(),
                () -> "V-" + Long.toUnsignedString(seams.random().nextLong(), 36)
                        + Long.toUnsignedString(seams.random().nextLong(), 36),
                new Preferences(config.startsInEnglish()),
                sweep);
        FileAct filing = new FileAct(ledger, hall::file, this::filingCertificate, floor::stamp);
        clerk = new FilingClerk(ledger, filing, background, seams.random(), FilingClerk.Pace.USUAL);
        Readiness readiness = new Readiness(
                ledger,
                bay,
                hall::online,
                recovery::blocksPrinter,
                () -> filingCertificate().isPresent());
        ServiceBoard board = new ServiceBoard(readiness, readiness::tracking);
        OfflineIdentification identification = new OfflineIdentification(
                bay,
                () -> hall.catalogue().map(Catalogue::issuers).orElse(Map.of()),
                new UsedCodes(data.resolve("used-codes")),
                floor::stamp,
                config.zone());
        UncertainPrint uncertain =
                new UncertainPrint(ledger, recovery::blocksPrinter, wait -> LockSupport.parkNanos(wait.toNanos()));
        SlipPrinter slips = new SlipPrinter(bay, data.resolve("fonts"));
        SlipWriter slipWriter =
                new SlipWriter(hall::place, hall::kioskId, this::sample, this::materials, config.zone(), floor::stamp);
        Journey.Services services = new Journey.Services(
                board,
                () -> hall.catalogue().map(Catalogue::version).orElse(""),
                identification,
                this::today,
                hall::records,
                (item, ask) -> new PrintAct(ledger, hall::issue, printer, uncertain, background, item, ask),
                caseServices(identification, slips, slipWriter),
                background,
                seams.nanoTime());
        AttractStep attract = new AttractStep(desk, board, identification::readCard, seams.screen(), seams.nanoTime());
        front = new Front(
                desk,
                board,
                hall::catalogue,
                bay::lines,
                visit -> new Journey(visit, services),
                attract,
                this::note,
                seams.nanoTime());
        pulse = new Pulse(
                seams.clock(), ledger, bay, board, () -> profiles.inForce().name());
        closure = new Closure(
                data.resolve("closed-for-maintenance"), () -> seams.screen().execute(this::refresh));
        DeviceFile devices = new DeviceFile(data, System.getenv());
        KioskMachine machine = new KioskMachine(
                bay,
                printer,
                ledger,
                recovery,
                hall::catalogue,
                board::missing,
                new KioskMachine.Place(hall::inTheWay, hall::enrolBy, hall::enrolment),
                new KioskMachine.Workshop(
                        new BayFittings(bay, vendors, config.devices(), environment, (role, device) -> {
                            profiles.refuse(role, device);
                            devices.keep(role, device);
                        }),
                        startsAgain(),
                        () -> slips.print(slipWriter.test())),
                new TestPage(data.resolve("fonts"), floor::stamp, config.zone()),
                () -> "T-" + Long.toUnsignedString(seams.random().nextLong(), 36)
                        + Long.toUnsignedString(seams.random().nextLong(), 36));
        AttendantMode attendant = new AttendantMode(new AttendantMode.Services(
                desk,
                machine,
                new StaffDoor(hall::self, new UsedCodes(data.resolve("used-staff-codes")), floor::known),
                identification::scanCode,
                seams.screen(),
                background,
                seams.nanoTime(),
                this::noteOnceOpen,
                config.zone()));
        desk.onKnock(attendant::knock);
        nightRound = new NightRound(
                data.resolve("self-test.json"),
                config.zone(),
                new NightRound.World(
                        floor::stamp,
                        () -> desk.visit().get() == null && !desk.attended(),
                        () -> new SelfTests(bay).run(""),
                        () -> machine.outlook().closed().stream()
                                .map(item ->
                                        item.item().en() + " (" + item.why().code() + ")")
                                .toList(),
                        background,
                        seams.screen(),
                        this::noteOnceOpen));
    }

    /// A technician comes, and a driver crashes, also while the ledger cannot be opened; it is told when it can.
    private void noteOnceOpen(KioskEvent event) {
        var _ = ledger.whenOpen().thenRunAsync(() -> ledger.note(event), chores);
    }

    Desk desk() {
        return desk;
    }

    private CaseJourney.Services caseServices(
            OfflineIdentification identification, SlipPrinter slips, SlipWriter writer) {
        return new CaseJourney.Services(
                clerk::handIn,
                hall::cases,
                new SlipOffer.Desk(slips::fitted, slips::print, background),
                writer,
                new TrackStep.Scanner(
                        () -> bay.missing(List.of(Roles.CODE_SCANNER)).isEmpty(), identification::scanCode),
                this::note,
                background,
                seams.nanoTime());
    }

    private Optional<X509Certificate> filingCertificate() {
        return hall.catalogue().flatMap(Catalogue::filingCertificate);
    }

    private List<Declaring.Material> materials(String item) {
        return hall.catalogue()
                .flatMap(catalogue -> catalogue.item(item))
                .flatMap(Item::declaring)
                .map(Declaring::materials)
                .orElse(List.of());
    }

    /// Regions that begin with 99 do not exist.
    private boolean sample() {
        return hall.catalogue()
                .map(catalogue -> catalogue.region().code().startsWith("99"))
                .orElse(false);
    }

    private void note(KioskEvent event) {
        background.execute(() -> ledger.note(event));
    }

    /// @param hallName takes the name the console gave, on the screen thread
    void begin(Consumer<Text> hallName) {
        bay.onChange(() -> {
            refreshSoon.run();
            askPrinterThatIsBack();
        });
        bay.onStatus((role, status) -> {
            deviceNews.heard(role, status);
            deviceNewsLater();
        });
        bay.onCrash(crash -> {
            log.warn("{}", crash);
            noteOnceOpen(crash.asEvent());
        });
        bay.onSensor(news -> {
            log.info("{}", news);
            noteOnceOpen(news.asEvent());
        });
        desk.step().addListener((_, _, _) -> watchDevices());
        ledger.onChange(act -> seams.screen().execute(() -> {
            InterruptedStep.Fate.of(act).ifPresent(fate -> front.found(act.key(), fate));
            refresh();
        }));
        Commands commands = new Commands(
                new SelfTests(bay),
                closure,
                seams.screen(),
                () -> desk.visit().get() != null,
                ScreenPicture.ofWindow(background),
                () -> JournalLog.recent(CommandFile.MOST_BYTES),
                startsAgain(),
                desk::attended,
                new MachineRestart(
                        config.machineRestart(), config.data().resolve("machine-restart"), MachineRestart::bootId),
                GOES_DOWN,
                new ProfileCommand(profiles, hall::profile));
        var _ = chores.scheduleWithFixedDelay(() -> seams.screen().execute(nightRound::look), 1, 1, TimeUnit.MINUTES);
        hall.begin(new Membership.Terms(pulse, commands, hallName, clerk::wake, profiles::heard));
        if (profiles.isOnTrial()) {
            var _ = chores.schedule(this::judgeProfile, PROFILE_PROOF.toMillis(), TimeUnit.MILLISECONDS);
        }
        clerk.start();
        refresh();
    }

    /// While somebody is there, what the screen says of each item is never older than a second; while nobody
    /// is, the devices are left in peace.
    private void watchDevices() {
        boolean somebody = desk.visit().get() != null || desk.attended();
        Set<String> closely = new HashSet<>();
        if (somebody) {
            closely.addAll(Roles.OF_RESIDENTS);
            hall.catalogue().stream()
                    .flatMap(running -> running.items().values().stream())
                    .forEach(item -> closely.addAll(item.devices()));
        }
        bay.watch(closely);
    }

    private static Optional<Runnable> startsAgain() {
        return supervised() ? Optional.of(Station::endToBeStartedAgain) : Optional.empty();
    }

    /// systemd says so to every program it starts; another supervisor may say it by `NIGHTWINDOW_SUPERVISED`.
    private static boolean supervised() {
        return System.getenv("INVOCATION_ID") != null || System.getenv("NIGHTWINDOW_SUPERVISED") != null;
    }

    /// On a thread of its own: the end waits for the screen thread and for this command.
    private static void endToBeStartedAgain() {
        new Thread(() -> System.exit(START_AGAIN), "kiosk-restart").start();
    }

    /// The console was not reached under new settings: the program ends as soon as nobody is there, and the
    /// next one runs under the last good ones.
    private void judgeProfile() {
        if (profiles.silent() && supervised()) {
            endWhenNobodyIsThere();
        }
    }

    private void endWhenNobodyIsThere() {
        seams.screen().execute(() -> {
            if (desk.visit().get() == null && !desk.attended()) {
                endToBeStartedAgain();
            } else if (!closed.get()) {
                var _ = chores.schedule(this::endWhenNobodyIsThere, STILL_BUSY.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /// Once, at the first painted frame: what takes other processes and the disk comes after the picture.
    void openLedger() {
        background.execute(() -> vendors.look(notice -> noteOnceOpen(notice.asEvent())));
        // Not on the ledger's own thread: it would wait for itself.
        var _ = ledger.open()
                .thenAcceptAsync(
                        opened -> {
                            tellWhoWasCutOff(opened.cutOff());
                            ledger.note(new KioskEvent.Started(
                                    Kiosk.SOFTWARE, opened.leftBehind().size()));
                            ledgerIsOpen.set(true);
                            deviceNewsLater();
                            seams.screen().execute(this::refresh);
                        },
                        background);
    }

    /// Only when it became usable: to be asked makes it busy for a moment, which is a change as well.
    private void askPrinterThatIsBack() {
        boolean usable = bay.missing(List.of(Roles.DOCUMENT_PRINTER)).isEmpty();
        if (!printerUsable.getAndSet(usable) && usable) {
            recovery.lookAgain();
        }
    }

    private void deviceNewsLater() {
        if (ledgerIsOpen.get() && !closed.get()) {
            deviceNewsSoon.run();
        }
    }

    private void tellOfDevices() {
        deviceNews.look().filter(_ -> !closed.get()).ifPresent(pause -> {
            var _ = chores.schedule(deviceNewsSoon, pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /// Whoever stood here when the machine stopped, and may still stand here, is told what became of her document or
    /// declaration: also when it was settled already and she had not read it to the end.
    private void tellWhoWasCutOff(List<Act> ofHers) {
        Instant lately = floor.stamp().minus(STILL_HERE);
        Optional<Act> cutOff = ofHers.stream()
                .filter(act -> act.changedAt().isAfter(lately))
                .max(Comparator.comparing(Act::changedAt));
        seams.screen().execute(() -> front.cutOff(cutOff.map(Act::key), cutOff.flatMap(InterruptedStep.Fate::of)));
    }

    void painted(@Nullable Step step) {
        pulse.painted(
                step == null ? "none" : step.name(), desk.visit().get() != null, desk.attended() || closure.closed());
    }

    void refresh() {
        if (!closed.get()) {
            front.refresh(hall.inTheWay(), closure.why());
            pulse.readiness(hall.catalogue());
        }
    }

    private CheckContext today() {
        Instant now = floor.stamp();
        return new CheckContext(LocalDate.ofInstant(now, config.zone()));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        new LastVisit(seams.screen(), desk, ledger).end();
        recovery.close();
        hall.close();
        bay.close();
        ended(background);
        ended(chores);
        ledger.close();
    }

    /// Nothing of this program writes to the disk any more once the next one may start.
    private static void ended(ExecutorService work) {
        work.shutdownNow();
        try {
            if (!work.awaitTermination(LAST_WRITE_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                log.error("work in the background did not end within {}", LAST_WRITE_LIMIT);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
