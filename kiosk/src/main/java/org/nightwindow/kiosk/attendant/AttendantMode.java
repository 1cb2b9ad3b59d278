package org.nightwindow.kiosk.attendant;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.hardware.CodeWait;
import org.nightwindow.kiosk.visit.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A technician at the kiosk: which step follows which, who he is, and when he has left. While it is on, the desk
/// begins no visit; it never comes over one that runs. Screen thread only.
///
/// Nothing here survives a power cut, and nothing needs to: the kiosk starts closed to technicians, and what was
/// settled is in the ledger. The console then sees an entry without an exit, and the kiosk's start after it.
public final class AttendantMode {
    private static final Logger log = LoggerFactory.getLogger(AttendantMode.class);

    /// Without a touch; loading paper takes a minute or two, and the kiosk must not stay closed because somebody
    /// was called away.
    public static final Duration IDLE = Duration.ofMinutes(3);

    /// Whoever knocked has the code at hand, or knocked by accident.
    public static final Duration AT_THE_DOOR = Duration.ofSeconds(60);

    private final Services services;
    private Optional<String> account = Optional.empty();
    private long touchedAt;
    private int working;
    private int settled;

    /// What the mode is made of.
    ///
    /// @param scan waits once for a code under the scanner
    /// @param screen runs what it is given on the screen thread, in order
    /// @param background for what blocks
    /// @param events takes events for the console
    /// @param zone of the hall, for times on the screen
    public record Services(
            Desk desk,
            Machine machine,
            StaffDoor door,
            Supplier<Pending<ScannedCode>> scan,
            Executor screen,
            Executor background,
            LongSupplier nanoTime,
            Consumer<KioskEvent> events,
            ZoneId zone) {}

    public AttendantMode(Services services) {
        this.services = services;
    }

    /// Somebody made the gesture: shows the door, unless somebody is being served.
    public void knock() {
        if (services.desk().attended()) {
            return;
        }
        account = Optional.empty();
        touched();
        show(services.door().exists() ? new DoorStep(this) : new EnrolStep(this));
    }

    /// His code was good.
    void enter(String who) {
        account = Optional.of(who);
        settled = 0;
        log.info("{} account {} is at the kiosk", LogEvent.STAFF_ENTERED, who);
        services.events().accept(new KioskEvent.Noticed(LogEvent.STAFF_ENTERED.id(), "account " + who));
        overview();
    }

    /// Somebody showed a code that is not good.
    void refused(StaffDoor.Admission.Refused refused) {
        String text = refused.why() + (refused.detail().isEmpty() ? "" : ", " + refused.detail());
        log.warn("{} {}", LogEvent.STAFF_CODE_REFUSED, text);
        services.events().accept(new KioskEvent.Noticed(LogEvent.STAFF_CODE_REFUSED.id(), text));
    }

    void overview() {
        show(new OverviewStep(this));
    }

    /// Shows a step; when a visit has begun meanwhile, nothing.
    void show(StaffStep step) {
        touched();
        if (!services.desk().attend(step)) {
            log.info("somebody is being served; the technician waits");
        }
    }

    /// Back to residents. Does nothing while a page is being printed or a device tested.
    void leave() {
        end("left");
    }

    private void end(String how) {
        if (working > 0) {
            return;
        }
        account.ifPresent(who -> {
            String text = "account " + who + ", " + how + ", sheets settled: " + settled + "; " + closedWords();
            log.info("{} {}", LogEvent.STAFF_LEFT, text);
            services.events().accept(new KioskEvent.Noticed(LogEvent.STAFF_LEFT.id(), text));
        });
        account = Optional.empty();
        services.desk().attendEnds();
    }

    private String closedWords() {
        Machine.Outlook outlook = services.machine().outlook();
        if (outlook.allOpen()) {
            return "everything is open";
        }
        String closed = outlook.closed().stream()
                .map(item -> item.item().en() + " (" + item.why().code() + ")")
                .collect(Collectors.joining(", "));
        return "not open: " + String.join("; ", outlook.shut()) + closed;
    }

    /// Time passed.
    void tick() {
        Duration limit = account.isPresent() ? IDLE : AT_THE_DOOR;
        if (services.nanoTime().getAsLong() - touchedAt >= limit.toNanos()) {
            end("nobody touched it for " + limit.toMinutes() + " min");
        }
    }

    /// Somebody is there.
    void touched() {
        touchedAt = services.nanoTime().getAsLong();
    }

    /// Something runs that is waited for; the idle time stands still.
    void workBegins() {
        working++;
    }

    void workEnded() {
        working--;
        touched();
    }

    /// He set a device.
    ///
    /// @param changed names of the settings; a value may be a secret
    void deviceSet(String role, String driver, List<String> changed) {
        String text = "account " + account() + ": " + role + ", " + driver
                + (changed.isEmpty() ? ", nothing changed" : ", changed: " + String.join(", ", changed));
        log.info("{} {}", LogEvent.STAFF_SET_DEVICE, text);
        services.events().accept(new KioskEvent.Noticed(LogEvent.STAFF_SET_DEVICE.id(), text));
    }

    /// Counts for the event of leaving.
    void sheetSettled() {
        settled++;
    }

    /// Who works here, as an account's id.
    String account() {
        return account.orElseThrow();
    }

    CodeWait waitForCode(CodeWait.Listener listener) {
        return new CodeWait(services.scan(), services.screen(), services.nanoTime(), listener);
    }

    Services services() {
        return services;
    }

    Machine machine() {
        return services.machine();
    }

    /// Whether a technician was let in: a ticket may also be shown by somebody at a kiosk without a console.
    boolean entered() {
        return account.isPresent();
    }
}
