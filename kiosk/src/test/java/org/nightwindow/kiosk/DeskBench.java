package org.nightwindow.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.kiosk.attendant.AttendantMode;
import org.nightwindow.kiosk.attendant.PlayedMachine;
import org.nightwindow.kiosk.attendant.StaffDoor;
import org.nightwindow.kiosk.bench.PlayedCases;
import org.nightwindow.kiosk.bench.PlayedCertificates;
import org.nightwindow.kiosk.hall.Cases;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.hall.Identity;
import org.nightwindow.kiosk.hall.Records;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.hardware.SlipPrinter;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.journey.file.FileAct;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.Identification;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.identify.UsedCodes;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PageImage;
import org.nightwindow.kiosk.journey.paper.Paperwork;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.rate.Rating;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;
import org.nightwindow.kiosk.slip.Slip;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Preferences;
import org.nightwindow.kiosk.visit.PrivacySweep;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// A desk with the real steps and the shipped catalogue, where the test decides what lies on the reader, what the
/// phone shows, what the console answers and what the printer says. JavaFX thread only.
final class DeskBench implements Desk.Reception, KioskApplication.Program {

    static final Text HALL = new Text("示范区 24 小时政务服务厅", "Shifan District 24-hour Service Hall");
    static final String SERIAL = "990126110004173";

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T19:12:00Z"), ZoneId.of("Asia/Shanghai"));

    final SimpleObjectProperty<Text> hallName = new SimpleObjectProperty<>(HALL);
    volatile boolean painted;
    final Preferences preferences = new Preferences(false);
    final Catalogue catalogue;
    Item item;
    final ServiceBoard board;
    final Desk desk;
    final DeskView view;

    Optional<Missing> missing = Optional.empty();
    List<DeviceLine> devices = List.of(
            line(Roles.ID_CARD_READER, DeviceLine.Health.WELL),
            line(Roles.CODE_SCANNER, DeviceLine.Health.WELL),
            line(Roles.DOCUMENT_PRINTER, DeviceLine.Health.LOW));
    long nanos;

    /// What sweeps the memory.
    Runnable collector = () -> {};
    int pages = 1;
    List<CaseView.Correction> remarks = List.of();

    @Nullable
    Call<IdCard> card;

    @Nullable
    Call<ScannedCode> code;

    @Nullable
    CodeVerdicts verdicts;

    @Nullable
    Runnable document;

    @Nullable
    Consumer<Records> recordsAsked;

    Optional<PrintProgress> progress = Optional.empty();
    boolean slipPrinterFitted = true;
    boolean scannerWorks = true;

    /// What becomes of slips; empty while they are being printed.
    /// Of the card that was read well.
    Optional<IdentifyStep.CardProblem> cardProblem = Optional.empty();

    Optional<SlipPrinter.Ended> slipEnds = Optional.of(SlipPrinter.Ended.PRINTED);

    final List<KioskEvent> events = new ArrayList<>();

    @Nullable
    Consumer<FileAct.Kept> keeping;

    @Nullable
    Consumer<Filing> console;

    @Nullable
    Runnable answering;

    @Nullable
    Runnable printing;

    final PlayedMachine machine = new PlayedMachine();

    @Nullable
    Call<ScannedCode> staffCode;

    /// Whether the technician's work in the background waits for [#workEnds].
    boolean workWaits;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private static final PlayedCertificates CONSOLE = console();

    private final CompletableFuture<Void> heard = new CompletableFuture<>();
    private final CompletableFuture<Void> paperOut = new CompletableFuture<>();
    private Optional<Thread> printer = Optional.empty();

    /// What the check of a phone's code will find.
    interface CodeVerdicts {
        Identification.CodeVerdict check(String token);
    }

    /// A wait at a device that the test ends.
    static final class Call<T> implements Pending<T> {
        final CompletableFuture<org.nightwindow.driver.Outcome<T>> outcome = new CompletableFuture<>();

        @Override
        public CompletableFuture<org.nightwindow.driver.Outcome<T>> outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            outcome.complete(org.nightwindow.driver.Outcome.cancelled());
        }
    }

    DeskBench() throws Exception {
        this(Shape.PORTRAIT);
    }

    private static Path usedCodes() throws IOException {
        Path file = Files.createTempFile("used", ".codes");
        file.toFile().deleteOnExit();
        return file;
    }

    DeskBench(Shape shape) throws Exception {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("default-catalogue.yaml"))) {
            CatalogueReader.Read read = CatalogueReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            catalogue = ((CatalogueReader.Read.Accepted) read).catalogue();
        }
        item = catalogue.item("TAX-01").orElseThrow();
        board = new ServiceBoard(_ -> missing, () -> missing);
        desk = new Desk(
                Platform::runLater,
                () -> nanos,
                () -> "visit",
                preferences,
                new PrivacySweep(List.of(), () -> collector.run()));
        view = new DeskView(desk, hallName, CLOCK, () -> nanos, shape);
        refresh();
        desk.open(new AttractStep(desk, board), this);
        Optional<Identity> self = Optional.of(CONSOLE.identity());
        AttendantMode attendant = new AttendantMode(new AttendantMode.Services(
                desk,
                machine,
                new StaffDoor(() -> self, new UsedCodes(usedCodes()), () -> Optional.of(CLOCK.instant())),
                () -> {
                    Call<ScannedCode> next = new Call<>();
                    staffCode = next;
                    return next;
                },
                Platform::runLater,
                task -> {
                    work.add(task);
                    if (!workWaits) {
                        workEnds();
                    }
                },
                () -> nanos,
                _ -> {},
                CLOCK.getZone()));
        desk.onKnock(attendant::knock);
    }

    private static PlayedCertificates console() {
        try {
            return new PlayedCertificates(CLOCK);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A technician shows something to the scanner.
    void showsStaff(String text) {
        Objects.requireNonNull(staffCode).outcome.complete(org.nightwindow.driver.Outcome.done(new ScannedCode(text)));
    }

    String goodStaffCode() {
        return staffCodeFor("990101-K03");
    }

    String staffCodeFor(String kioskId) {
        return CONSOLE.staffCode(kioskId, "S-1f0c99ab", CLOCK.instant());
    }

    void workEnds() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    static DeviceLine line(String role, DeviceLine.Health health) {
        return new DeviceLine(role, health, DeviceStatus.Detail.NONE);
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public ObservableValue<Text> hallName() {
        return hallName;
    }

    @Override
    public void painted() {
        painted = true;
    }

    @Override
    public void tick() {
        desk.tick();
    }

    void refresh() {
        board.refresh(catalogue, devices);
    }

    Visit visit() {
        return Objects.requireNonNull(desk.visit().get());
    }

    Step step() {
        return Objects.requireNonNull(desk.step().get());
    }

    /// Time passes without a touch.
    void pass(Duration time) {
        nanos += time.toNanos();
        desk.tick();
        view.tick();
    }

    @Override
    public Step firstStep(Visit visit, Desk.Start start) {
        return new HomeStep(board, this::chosen, this::track, this::identify);
    }

    @Override
    public void visitEnded(Visit.Ending ending, Optional<String> chosen, int touches, Duration length) {}

    void homeAfterCard() {
        HomeStep home = new HomeStep(board, this::chosen, this::track, this::identify);
        home.sayTakeCardBack();
        visit().show(home);
    }

    private void chosen(Item next) {
        item = next;
        identify();
    }

    void identify() {
        Identification identification = new Identification() {
            @Override
            public Pending<IdCard> readCard() {
                Call<IdCard> next = new Call<>();
                card = next;
                return next;
            }

            @Override
            public Pending<ScannedCode> scanCode() {
                Call<ScannedCode> next = new Call<>();
                code = next;
                return next;
            }

            @Override
            public Optional<IdentifyStep.CardProblem> check(IdCard read) {
                return cardProblem;
            }

            @Override
            public CodeVerdict check(String token, String idNumber) {
                return Objects.requireNonNull(verdicts).check(token);
            }
        };
        visit().show(new IdentifyStep(
                visit(), identification, Runnable::run, Optional.of(item), item.level(), new IdentifyStep.Exits() {
                    @Override
                    public void identified() {
                        form();
                    }

                    @Override
                    public void back() {
                        visit().show(firstStep(visit(), Desk.Start.TOUCH));
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        DeskBench.this.trouble(trouble);
                    }
                }));
    }

    void layCard() {
        Objects.requireNonNull(card)
                .outcome
                .complete(org.nightwindow.driver.Outcome.done(new IdCard.Citizen(
                        "样若溪",
                        IdCard.Sex.FEMALE,
                        "01",
                        LocalDate.of(1985, 11, 12),
                        "样例市示范区",
                        "990101198511122024",
                        "样例市公安局",
                        LocalDate.of(2020, 1, 1),
                        Optional.empty(),
                        Optional.empty())));
    }

    void cardFails(Fault fault) {
        Objects.requireNonNull(card).outcome.complete(org.nightwindow.driver.Outcome.failed(fault, ""));
    }

    void showCode(Identification.CodeVerdict verdict) {
        verdicts = _ -> verdict;
        Objects.requireNonNull(code).outcome.complete(org.nightwindow.driver.Outcome.done(new ScannedCode("NW1.x.y")));
    }

    void form() {
        visit().show(new FormStep(
                item,
                () -> new CheckContext(LocalDate.of(2026, 11, 21)),
                Form.known("样若溪", "990101198511122024"),
                remarks,
                this::ask,
                new FormStep.Exits() {
                    @Override
                    public void filledIn(Map<String, String> values) {
                        preview();
                    }

                    @Override
                    public void back() {
                        identify();
                    }

                    @Override
                    public void trouble(FormStep from, Trouble trouble) {
                        DeskBench.this.trouble(trouble);
                    }
                }));
    }

    private void ask(String field, Consumer<Records> heard) {
        recordsAsked = heard;
    }

    /// The console lists this many invoices.
    void recordsArrive(int count) {
        List<RecordChoices.Choice> invoices = IntStream.range(0, count)
                .mapToObj(i -> {
                    String head = "2026-%02d-14　¥ %,d.00".formatted(11 - i, 1980 + 173 * i);
                    String seller = "样例示范科技有限公司 · *计算机外部设备*激光打印机";
                    return new RecordChoices.Choice(
                            "2699010000000001%04d".formatted(i),
                            new Text(head, head),
                            new Text(seller + " 等 2 项", seller + " and 1 more"));
                })
                .toList();
        Objects.requireNonNull(recordsAsked).accept(new Records.Listed(new RecordChoices(invoices, false)));
    }

    void preview() {
        PageImage page = SamplePage.draw();
        Paperwork paperwork = new Paperwork() {
            @Override
            public Prepared prepare() {
                return new Prepared.Ready(SERIAL, Collections.nCopies(pages, page));
            }

            @Override
            public Ended print(Consumer<PrintProgress> news) {
                DeskBench.this.progress.ifPresent(news);
                heard.complete(null);
                paperOut.join();
                return new Ended.Printed("P-1", SERIAL, pages);
            }

            @Override
            public void abandon() {}
        };
        visit().show(new PreviewStep(
                visit(), item, paperwork, work -> document = work, () -> nanos, new PreviewStep.Exits() {
                    @Override
                    public void print(Paperwork ready, String serial, int count) {
                        visit().show(new PrintStep(
                                visit(),
                                item,
                                ready,
                                serial,
                                count,
                                work -> printing = work,
                                () -> nanos,
                                printExits()));
                    }

                    @Override
                    public void wrong() {
                        form();
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        DeskBench.this.trouble(trouble);
                    }
                }));
    }

    /// The printer begins and says what the test gave it to say.
    void startPrinting() {
        printer = Optional.of(Thread.ofVirtual().start(Objects.requireNonNull(printing)));
        heard.join();
    }

    /// All paper is out and the printer said so.
    void finishPrinting() throws InterruptedException {
        startPrinting();
        paperOut.complete(null);
        printer.orElseThrow().join();
    }

    void documentArrives() {
        Objects.requireNonNull(document).run();
    }

    void track() {
        visit().show(new TrackStep(
                visit(),
                new TrackStep.Scanner(() -> scannerWorks, () -> {
                    Call<ScannedCode> next = new Call<>();
                    code = next;
                    return next;
                }),
                () -> nanos,
                new TrackStep.Exits() {
                    @Override
                    public void byCard() {
                        identify();
                    }

                    @Override
                    public void byCode(String queryCode) {
                        progress(new Cases.Found(new CaseList(List.of(PlayedCases.view("F-slip")), false)));
                    }

                    @Override
                    public void back() {
                        visit().show(firstStep(visit(), Desk.Start.TOUCH));
                    }
                }));
    }

    void progress(Cases cases) {
        visit().show(new ProgressStep(
                visit(),
                () -> cases,
                _ -> slip(),
                ZoneId.of("Asia/Shanghai"),
                work -> answering = work,
                () -> nanos,
                new ProgressStep.Exits() {
                    @Override
                    public void back() {
                        track();
                    }

                    @Override
                    public void home() {
                        visit().show(firstStep(visit(), Desk.Start.TOUCH));
                    }

                    @Override
                    public void correct(CaseView view) {
                        remarks = view.corrections();
                        item = catalogue.item("CIV-03").orElseThrow();
                        form();
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        DeskBench.this.trouble(trouble);
                    }
                }));
    }

    /// The console answers what was asked about cases.
    void casesArrive() {
        Objects.requireNonNull(answering).run();
    }

    void filing() {
        visit().show(new FileStep(
                visit(),
                item,
                (kept, heard) -> {
                    keeping = kept;
                    console = heard;
                    return () -> {};
                },
                () -> nanos,
                new FileStep.Exits() {
                    @Override
                    public void outcome(Outcome outcome) {
                        filed(outcome);
                    }

                    @Override
                    public void trouble(Trouble trouble) {
                        DeskBench.this.trouble(trouble);
                    }
                }));
    }

    void filed(Outcome outcome) {
        visit().show(new FiledStep(
                visit(),
                item,
                outcome,
                _ -> slip(),
                outcome instanceof Outcome.Filed ? Optional.of(rating("F-1")) : Optional.empty(),
                () -> nanos,
                () -> visit().show(firstStep(visit(), Desk.Start.TOUCH))));
    }

    /// The kiosk has her declaration.
    void declarationKept() {
        Objects.requireNonNull(keeping).accept(new FileAct.Kept.Safely("F-1"));
    }

    private SlipOffer slip() {
        Optional<SlipPrinter.Ended> ended = slipEnds;
        return new SlipOffer(
                visit(),
                new SlipOffer.Desk(
                        () -> slipPrinterFitted, _ -> ended.orElseThrow(), work -> ended.ifPresent(_ -> work.run())),
                () -> Slip.of());
    }

    private Rating rating(String act) {
        return new Rating(act, item.id(), events::add);
    }

    private PrintStep.Exits printExits() {
        return new PrintStep.Exits() {
            @Override
            public void printed(Paperwork.Ended.Printed paper) {
                visit().show(new DoneStep(
                        visit(),
                        item,
                        paper,
                        slip(),
                        rating("P-1"),
                        () -> nanos,
                        () -> visit().show(firstStep(visit(), Desk.Start.TOUCH))));
            }

            @Override
            public void trouble(Trouble trouble) {
                DeskBench.this.trouble(trouble);
            }
        };
    }

    void trouble(Trouble trouble) {
        visit().show(new TroubleStep(
                trouble,
                About.of(item),
                Optional.empty(),
                () -> List.of(
                        new Way(Way.Kind.TRY_AGAIN, this::preview),
                        new Way(Way.Kind.CHANGE_FORM, this::form),
                        new Way(Way.Kind.OTHER_SERVICE, () -> visit().show(firstStep(visit(), Desk.Start.TOUCH))),
                        new Way(Way.Kind.LEAVE, () -> visit().leave()))));
    }
}
