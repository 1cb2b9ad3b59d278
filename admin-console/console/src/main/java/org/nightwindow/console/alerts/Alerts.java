package org.nightwindow.console.alerts;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.alerts.AlertRow.State;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.events.Acts;
import org.nightwindow.console.fleet.BoardPage;
import org.nightwindow.console.fleet.Called;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.fleet.FleetPage;
import org.nightwindow.console.fleet.FleetTopics;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.live.Live;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.planned.PlannedWorks;
import org.nightwindow.console.residents.Visits;
import org.nightwindow.console.staff.Staff;
import org.nightwindow.console.supplies.Supplies;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;
import org.nightwindow.hall.Text;

/// Everything about what calls somebody. Thread-safe; [#look] and each of [#senders] by one thread.
public final class Alerts implements AutoCloseable {
    private final Jdbi jdbi;
    private final Fleet fleet;
    private final Visits visits;
    private final Acts acts;
    private final AlertFiles files;
    private final AlertStore store = new AlertStore();
    private final AlertWatch watch;
    private final AlertDesk desk;
    private final List<Messenger> messengers;
    private final List<String> channels;
    private final Staff staff;
    private final Live live;
    private final PlannedWorks planned;
    private final BooleanSupplier deaf;
    private final Continuity continuity = new Continuity();
    private final Clock clock;

    /// @param deaf whether the console takes nothing of kiosks now, so that none of them is silent by itself
    public Alerts(
            Jdbi jdbi,
            AlertSettings settings,
            Fleet fleet,
            Visits visits,
            Acts acts,
            Supplies supplies,
            PlannedWorks planned,
            AuditLog audit,
            Staff staff,
            Live live,
            BooleanSupplier deaf,
            Clock clock) {
        this.deaf = deaf;
        this.jdbi = jdbi;
        this.fleet = fleet;
        this.visits = visits;
        this.acts = acts;
        this.staff = staff;
        this.live = live;
        this.planned = planned;
        this.clock = clock;
        this.files = new AlertFiles(settings);
        List<Channel> channels = new ArrayList<>();
        settings.webhook().map(WebhookChannel::new).ifPresent(channels::add);
        settings.mail().map(MailChannel::new).ifPresent(channels::add);
        this.channels = channels.stream().map(Channel::name).toList();
        this.watch = new AlertWatch(
                jdbi,
                store,
                fleet::all,
                files::rules,
                supplies::ending,
                this::heldBack,
                (handle, account, kiosk) -> staff.reaches(handle, account, kiosk, AlertRoutes.HANDS),
                this.channels,
                clock);
        this.desk = new AlertDesk(jdbi, store, audit, clock);
        this.messengers = channels.stream()
                .map(channel -> new Messenger(
                        jdbi,
                        store,
                        channel,
                        this::sentence,
                        settings.pages().orElse(""),
                        () -> FleetTopics.boardChanged(live),
                        clock))
                .toList();
    }

    /// The night board and the pages of alerts.
    public AlertRoutes pages(Pages pages, Function<Context, Frame> frames, Clock clock) {
        return new AlertRoutes(this, staff, live, pages, frames, clock);
    }

    /// Compares what is wrong with what is known; called every few seconds.
    public void look() {
        files.lookAgain();
        boolean even = continuity.tells(clock.instant());
        if (watch.look(even && !deaf.getAsBoolean())) {
            FleetTopics.boardChanged(live);
        }
    }

    /// Each sends the messages that are due by one channel; called every few seconds, each by a thread of its own. It
    /// may take as long as a mail server lets it wait.
    public List<Runnable> senders() {
        return messengers.stream()
                .map(messenger -> (Runnable) messenger::sendDue)
                .toList();
    }

    /// Where kiosks stand, as it is known now.
    public Sites sites() {
        return files.sites();
    }

    AlertDesk desk() {
        return desk;
    }

    /// The kiosk an alert is of.
    public Optional<String> kioskOf(long alertId) {
        return jdbi.withHandle(handle -> store.find(handle, alertId)).map(AlertRow::kioskId);
    }

    /// The fleet on the night board.
    BoardPage fleet(Frame frame) {
        return BoardPage.of(frame, fleet.seenBy(frame), plannedNow(), acts.unknownSheets());
    }

    NightBoard board(Frame frame, boolean earlier) {
        List<AlertRow> open = jdbi.withHandle(store::current).stream()
                .filter(row -> row.state() != State.SEEN && frame.sees(row.kioskId()))
                .toList();
        List<AlertRow> closed = earlier ? jdbi.withHandle(handle -> store.closed(handle, frame::sees)) : List.of();
        TurnedAway away = turnedAway(open);
        return NightBoard.of(frame, words(away), away.byKiosk(), open, closed, failing());
    }

    /// By which channels nothing leaves, and since when.
    private Map<String, Instant> failing() {
        Map<String, Instant> failing = new LinkedHashMap<>();
        jdbi.useHandle(handle -> channels.forEach(channel ->
                store.messages().failingSince(handle, channel).ifPresent(since -> failing.put(channel, since))));
        return failing;
    }

    /// Names of the ways by which people are told.
    public List<String> channels() {
        return channels;
    }

    /// How many messages are due and have not left by a channel.
    public int undelivered(String channel) {
        return jdbi.withHandle(handle -> store.messages().undelivered(handle, channel, clock.instant()));
    }

    /// How many alerts of an urgency are open.
    public int open(Rule.Urgency urgency) {
        return jdbi.withHandle(handle -> store.open(handle, urgency.name()));
    }

    /// @param people to whom what is wrong with a kiosk can be given
    Optional<NightBoard.Page> page(Frame frame, long id, Function<String, List<String>> people) {
        return jdbi.withHandle(handle -> store.find(handle, id)).map(row -> {
            AlertWords words = words(List.of(row));
            return new NightBoard.Page(
                    NightBoard.row(frame, words, row),
                    row.state() == State.OPEN,
                    row.state() == State.QUIET,
                    jdbi.withHandle(handle -> NightBoard.story(
                            frame,
                            words,
                            row,
                            store.notes(handle, id),
                            WhoWasTold.story(store.messages().of(handle, id), clock.instant()))),
                    people.apply(row.kioskId()));
        });
    }

    /// What is not over at a kiosk, for its page.
    public List<Called> called(Frame frame, String kioskId) {
        List<AlertRow> rows = jdbi.withHandle(store::current).stream()
                .filter(row -> row.state() != State.SEEN && row.kioskId().equals(kioskId))
                .toList();
        if (rows.isEmpty()) {
            return List.of(); // most pages, and without reading the fleet
        }
        AlertWords words = words(rows);
        return rows.stream()
                .map(row ->
                        NightBoard.called(frame, words, row, jdbi.withHandle(handle -> store.notes(handle, row.id()))))
                .toList();
    }

    /// Whom what is wrong turns away and who has it, by kiosk.
    public Map<String, FleetPage.Watched> watched() {
        List<AlertRow> open = jdbi.withHandle(store::current).stream()
                .filter(row -> row.state() == State.OPEN)
                .toList();
        Map<String, Integer> away = turnedAway(open).byKiosk();
        Map<String, FleetPage.Watched> watched = new HashMap<>();
        open.stream().collect(Collectors.groupingBy(AlertRow::kioskId)).forEach((kiosk, rows) -> {
            boolean nobody = rows.stream().anyMatch(row -> row.takenBy() == null);
            String takers = rows.stream()
                    .flatMap(row -> Stream.ofNullable(row.takenBy()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            watched.put(kiosk, new FleetPage.Watched(away.getOrDefault(kiosk, 0), nobody ? "" : takers));
        });
        return watched;
    }

    private Text sentence(AlertRow row) {
        return words(List.of(row)).sentence(row);
    }

    private TurnedAway turnedAway(List<AlertRow> rows) {
        return TurnedAway.of(rows, visits::leftWithout);
    }

    private AlertWords words(List<AlertRow> rows) {
        return words(turnedAway(rows));
    }

    private AlertWords words(TurnedAway away) {
        List<Kiosk> kiosks = fleet.all();
        return new AlertWords(
                kiosks,
                files.sites(),
                files.rules(),
                away.byAlert(),
                jdbi.withHandle(handle -> heldBack(handle, kiosks)));
    }

    private HeldBack heldBack(Handle handle, List<Kiosk> kiosks) {
        return heldBack(
                kiosks,
                AlertWatch.ofSilence(store.current(handle), files.rules()),
                Hands.at(handle, kiosks, clock.instant()));
    }

    private HeldBack heldBack(List<Kiosk> kiosks, List<AlertRow> silence, Set<String> hands) {
        return new HeldBack(kiosks, files.sites(), planned, silence, hands, clock.instant());
    }

    /// Why nobody is called for a kiosk now: announced work. For the pages.
    public Function<String, Optional<PlannedWork>> plannedNow() {
        List<PlannedWork> on = planned.on();
        return kioskId -> planned.at(kioskId, on);
    }

    @Override
    public void close() {
        messengers.forEach(Messenger::close);
    }
}
