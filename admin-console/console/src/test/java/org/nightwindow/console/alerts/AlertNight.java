package org.nightwindow.console.alerts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.Beats;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.planned.PlannedWorks;
import org.nightwindow.console.supplies.Supplies;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat;

/// A night with a few kiosks on a real database and a clock the test turns. It begins at 03:10 of the hall.
final class AlertNight implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-11-21T19:10:00Z");
    static final String K07 = "990101-K07";
    static final String K03 = "990101-K03";

    final TurnedClock clock = TurnedClock.at(BEGIN);
    final Database database;
    final AlertStore store = new AlertStore();
    private final Map<String, Kiosk> fleet = new TreeMap<>();
    final List<Rule> rules;
    final List<Supplies.Standing> supplies = new ArrayList<>();
    final PlannedWorks works;
    Sites sites = Sites.NONE;
    /// Accounts that may not be sent anywhere any more.
    final Set<String> gone = new HashSet<>();

    int turnedAway;

    AlertNight(Path folder) {
        this(Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD));
        for (String id : List.of(K03, K07)) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, ?, ?, 0)",
                            id,
                            name(id).zh(),
                            name(id).en()));
            database.jdbi() // everything it says it wrote has arrived
                    .useHandle(handle -> handle.execute(
                            "insert into kiosk_ledger (kiosk_id, epoch, first_at, last_at, last_seq)"
                                    + " values (?, 'E-1', 0, 0, 7)",
                            id));
        }
    }

    /// The same night after its console died.
    static AlertNight again(Path folder) {
        return new AlertNight(Database.open(folder.resolve("database"), FreshData.BOOT_PASSWORD));
    }

    private AlertNight(Database database) {
        this.database = database;
        works = new PlannedWorks(database.jdbi(), (kiosk, in) -> sites.isIn(kiosk, in), new AuditLog(clock), clock);
        rules = RulesFile.read(Optional.empty()) instanceof RulesFile.Read.Accepted(List<Rule> read) ? read : List.of();
        healthy(K03);
        healthy(K07);
    }

    static HallName name(String id) {
        String number = id.substring(id.length() - 2);
        return new HallName("松北-" + number, "Songbei-" + number);
    }

    void healthy(String id) {
        says(id, KioskState.WORKING, Beats.healthy(clock.instant()));
    }

    /// Jammed for ten minutes when it is told.
    void jammed(String id) {
        says(id, KioskState.OUT, Beats.jammed(clock.instant()));
    }

    /// Its certificate printer fails for this, and these items are off.
    void printerFails(String id, String detail, String... off) {
        says(id, KioskState.PART, Beats.printerFails(clock.instant(), detail, off));
    }

    /// The driver of its certificate printer crashed too often.
    void printerLeftAlone(String id) {
        says(id, KioskState.OUT, Beats.printerLeftAlone(clock.instant()));
    }

    /// The same, of its slip printer, for which nothing is closed.
    void slipsLeftAlone(String id) {
        says(id, KioskState.WATCH, Beats.slipsLeftAlone(clock.instant()));
    }

    void maintained(String id) {
        says(id, KioskState.MAINTENANCE, Beats.inHands(Beats.jammed(clock.instant())));
    }

    /// Healthy, but its own clock shows another time.
    void wrongClock(String id, Clock own) {
        says(id, KioskState.WORKING, Beats.healthy(own.instant()));
    }

    /// Silent; its last word stays.
    void silent(String id) {
        Kiosk last = fleet.get(id);
        fleet.put(id, new Kiosk(id, last.name(), KioskState.LOST, last.heard(), last.heartbeat()));
    }

    /// Enrolled, and nothing was ever heard of it.
    void neverHeard(String id) {
        fleet.put(id, new Kiosk(id, name(id), KioskState.LOST, Optional.empty(), Optional.empty()));
    }

    /// What somebody does with the newest alert of a kiosk.
    void act(String id, AlertDesk.Order order) {
        AlertRow row = database.jdbi().withHandle(store::current).stream()
                .filter(each -> each.kioskId().equals(id))
                .reduce((_, newer) -> newer)
                .orElseThrow();
        new AlertDesk(database.jdbi(), store, new AuditLog(clock), clock).act(row.id(), order, "", "li.na", "", "");
    }

    /// `OPENED 990101-K07`, in order, whatever the channel.
    List<String> told() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select m.kind || ' ' || a.kiosk_id from alert_message m"
                                + " join alert a on a.id = m.alert_id order by m.id")
                        .mapTo(String.class)
                        .list());
    }

    void says(String id, KioskState state, Heartbeat said) {
        fleet.put(id, new Kiosk(id, name(id), state, Optional.of(clock.instant()), Optional.of(said)));
    }

    List<Kiosk> fleet() {
        return List.copyOf(fleet.values());
    }

    /// A console that has just started.
    AlertWatch watch(String... channels) {
        return watch(database.jdbi(), channels);
    }

    AlertWatch watch(Jdbi jdbi, String... channels) {
        return new AlertWatch(
                jdbi,
                store,
                this::fleet,
                () -> rules,
                () -> supplies,
                this::heldBack,
                (_, who, _) -> !gone.contains(who),
                List.of(channels),
                clock);
    }

    HeldBack heldBack() {
        return database.jdbi()
                .withHandle(handle -> heldBack(
                        fleet(),
                        AlertWatch.ofSilence(store.current(handle), rules),
                        Hands.at(handle, fleet(), clock.instant())));
    }

    private HeldBack heldBack(List<Kiosk> kiosks, List<AlertRow> silence, Set<String> hands) {
        return new HeldBack(kiosks, sites, works, silence, hands, clock.instant());
    }

    AlertWords words() {
        Map<Long, Integer> away = database.jdbi().withHandle(store::current).stream()
                .collect(Collectors.toMap(AlertRow::id, _ -> turnedAway));
        return new AlertWords(fleet(), sites, rules, away, heldBack());
    }

    /// A console that has just started sends what is due.
    void send(Receivers receivers) {
        for (Channel channel : List.of(new WebhookChannel(receivers.webhook()), new MailChannel(receivers.mailbox()))) {
            try (Messenger messenger = messenger(database.jdbi(), channel)) {
                messenger.sendDue();
            }
        }
    }

    Messenger messenger(Jdbi jdbi, Channel channel) {
        return new Messenger(
                jdbi, store, channel, row -> words().sentence(row), "https://hall.example", () -> {}, clock);
    }

    List<AlertRow> open() {
        return database.jdbi().withHandle(store::current).stream()
                .filter(row -> row.state() == AlertRow.State.OPEN)
                .toList();
    }

    /// `OPENED mail`, in order, with what is not due yet.
    List<String> messages() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select kind || ' ' || channel from alert_message order by id")
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void close() {
        database.close();
    }
}
