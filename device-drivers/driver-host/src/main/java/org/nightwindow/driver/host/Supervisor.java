package org.nightwindow.driver.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns one device: opens it, gives it one command at a time, polls it while idle, opens it again when it is lost
/// (at once when its port is plugged in again),
/// and gives it up when its driver crashes too often. Whatever a driver does, no call on this class blocks, and
/// every command ends exactly once.
///
/// All methods: any thread, never block; but [#close()] waits a few seconds at most.
///
/// A command waits while the device is being opened or is at work, and is refused with [Fault#NOT_READY] while it
/// is gone. Its limit counts from its submission. Crash table of a command: see [Ticket].
public final class Supervisor implements AutoCloseable {
    /// How long after its deadline a command is reported as not answered: a driver that itself gives up
    /// exactly at the deadline still gets its own word in.
    public static final Duration GRACE = Duration.ofMillis(150);

    /// How long a driver that crashed too often is left alone.
    public static final Duration LONG_PAUSE = Duration.ofMinutes(15);

    /// How long a device must have been open before its loss counts as a new one and the back-off begins anew.
    static final Duration STEADY = Duration.ofSeconds(10);

    /// The longest pause before a device that is gone is tried again while somebody is there: whoever mends it,
    /// or waits for it, stays a few minutes.
    static final Duration WATCHED_PAUSE = Duration.ofSeconds(5);

    /// How long [#restart()] waits for a running command that was called off; a printer answers in 1 to 3 s.
    static final Duration RESTART_PATIENCE = Duration.ofSeconds(5);

    /// Abandoned threads that did not come back. More than this and the driver is not tried again until one
    /// does or the program restarts.
    static final int STUCK_THREADS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final String role;
    private final DriverProvider provider;
    private final DriverInfo info;
    private final @Nullable DeviceConfig config; // null when the settings are wrong: never opened
    private final String problems;
    private final HostEnvironment env;
    private final StatusBoard board;
    private final Listeners<DeviceEvent> events = new Listeners<>();
    private final Listeners<Crash> crashes = new Listeners<>();
    private final Landlord landlord = new House();
    private final CountDownLatch vacated = new CountDownLatch(1);

    private final Object lock = new Object();
    private final Backoff backoff = new Backoff();
    private final CircuitBreaker breaker = new CircuitBreaker();
    private @Nullable Tenure tenure;
    private Timers.@Nullable Timer reopening;
    private Timers.Timer plugWatch = () -> {};
    private int tenures;
    private long openedAt;
    private int stuck;
    private boolean maintenance;
    private boolean closely;
    private boolean mayComeBack; // it was lost, or could not be opened, and the back-off runs
    private boolean closed;

    private Supervisor(String role, DriverProvider provider, Map<String, String> settings, HostEnvironment env) {
        this.role = role;
        this.provider = provider;
        this.info = provider.info();
        this.env = env;
        this.board = new StatusBoard(env.clock());
        ConfigSchema schema = provider.configSchema();
        List<ConfigSchema.Problem> found = schema.check(settings);
        this.problems = found.toString();
        this.config = found.isEmpty() ? schema.configure(settings) : null;
    }

    /// Begins to open the device and returns at once.
    ///
    /// @param role what the device is for: `id-card-reader`
    /// @param settings checked against the driver's schema; wrong ones leave the device FAILED/CONFIGURATION
    public static Supervisor start(
            String role, DriverProvider provider, Map<String, String> settings, HostEnvironment env) {
        Supervisor supervisor = new Supervisor(role, provider, settings, env);
        synchronized (supervisor.lock) {
            supervisor.open(true);
        }
        return supervisor;
    }

    public String role() {
        return role;
    }

    public DriverInfo driver() {
        return info;
    }

    public DeviceStatus status() {
        return board.shown();
    }

    /// A command that changes nothing in the world. A missed deadline and an exception end it as
    /// [org.nightwindow.driver.Outcome.Failed].
    ///
    /// @param kind what the command needs, or [Device] itself
    /// @param name for logs; never personal data
    /// @param limit from now, waiting included
    public <D extends Device, T> Pending<T> read(Class<D> kind, String name, Duration limit, Command<D, T> command) {
        return submit(new Ticket<>(kind, name, false, limit, command, env), limit);
    }

    /// A command that cannot be taken back. A missed deadline and an exception after it began end it as
    /// [org.nightwindow.driver.Outcome.Unknown]; before it began, as Failed: proven that nothing happened.
    ///
    /// @param kind what the command needs
    /// @param name for logs; never personal data
    /// @param limit from now, waiting included
    public <D extends Device, T> Pending<T> act(Class<D> kind, String name, Duration limit, Command<D, T> command) {
        return submit(new Ticket<>(kind, name, true, limit, command, env), limit);
    }

    private <D extends Device, T> Pending<T> submit(Ticket<D, T> ticket, Duration limit) {
        Timers.Timer tooLate = env.timers().after(limit, () -> expire(ticket));
        ticket.whenEnded(tooLate::cancel);
        Tenure current;
        synchronized (lock) {
            current = tenure;
        }
        if (current == null || !current.submit(ticket)) {
            ticket.refuse(Fault.NOT_READY, "the device is not open: " + describe(status()));
        }
        return ticket;
    }

    private void expire(Ticket<?, ?> ticket) {
        Fault fault = status().usable() ? Fault.BUSY : Fault.NOT_READY;
        ticket.refuse(fault, "had not begun when its time was over: " + describe(status()));
    }

    private static String describe(DeviceStatus status) {
        return status.state() + "/" + status.detail() + (status.text().isEmpty() ? "" : ", " + status.text());
    }

    /// Tells each change of [#status()], beginning with the present one. Each listener has a thread of its own.
    public Subscription onStatus(Consumer<DeviceStatus> listener) {
        return board.listen(listener);
    }

    /// Tells what the device tells by itself, but for changes of status; those come to [#onStatus(Consumer)].
    public Subscription onEvent(Consumer<DeviceEvent> listener) {
        return events.add(listener, List.of());
    }

    /// A driver failed: it threw, hung, answered nonsense, or its process died.
    ///
    /// @param what one line for the technician
    /// @param givenUp whether it happened too often, so that the driver is left alone for [#LONG_PAUSE]
    public record Crash(String what, boolean givenUp) {}

    /// Tells each crash of the driver. Each listener has a thread of its own.
    public Subscription onCrash(Consumer<Crash> listener) {
        return crashes.add(listener, List.of());
    }

    /// On, while somebody is there: the device is polled at once and then every [Tenure#CLOSE_PAUSE] at
    /// least, and one that is gone is tried at once and then every [#WATCHED_PAUSE] at least; what
    /// [#status()] says follows a fault within a second. Off: at the driver's own pace. A driver that crashed
    /// gets no second chance by this.
    public void watch(boolean on) {
        Tenure watched;
        synchronized (lock) {
            if (closed || closely == on) {
                return;
            }
            closely = on;
            watched = tenure;
            if (on && mayComeBack && reopening != null) {
                reopening.cancel();
                backoff.reset();
                open(false);
            }
        }
        if (watched != null) {
            watched.watch(on);
        }
    }

    /// On: lets the device go, so that a technician can use it otherwise; a running read is called off, a running
    /// act ends first. Off: opens it again.
    public void maintenance(boolean on) {
        Tenure leaving;
        synchronized (lock) {
            if (closed || maintenance == on) {
                return;
            }
            maintenance = on;
            leaving = tenure;
            if (leaving == null) {
                next();
            }
        }
        if (on && leaving != null) {
            leaving.stop(false);
        }
    }

    /// Closes the device, whatever it does, forgets all failures and opens it at once. A running command is
    /// called off.
    public void restart() {
        Tenure leaving;
        synchronized (lock) {
            if (closed) {
                return;
            }
            backoff.reset();
            breaker.reset();
            leaving = tenure;
            if (leaving == null) {
                next();
                return;
            }
        }
        leaving.stop(true);
        env.timers().after(RESTART_PATIENCE, () -> leaving.abandon("was not ready to restart"));
    }

    /// Answers every command and lets the device go for ever. A running command is called off; one that does not
    /// end within [Device#CLOSE_LIMIT] is answered as if its deadline were missed. A second close does nothing.
    @Override
    public void close() {
        Tenure leaving;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            leaving = tenure;
            if (leaving == null) {
                next();
            }
        }
        if (leaving != null) {
            leaving.stop(true);
            if (!inTime(vacated)) {
                leaving.abandon("did not end when it was closed");
            }
        }
    }

    private static boolean inTime(CountDownLatch latch) {
        try {
            return latch.await(Device.CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Goes on after a tenure, or after what was asked while there was none. Under the lock.
    private void next() {
        plugWatch.cancel();
        if (reopening != null) {
            reopening.cancel();
            reopening = null;
        }
        if (closed) {
            board.show(State.DISCONNECTED, Detail.NONE, "closed");
            vacated.countDown();
        } else if (maintenance) {
            board.show(State.MAINTENANCE, Detail.NONE, "");
        } else {
            open(true);
        }
    }

    /// Under the lock.
    ///
    /// @param anew shows CONNECTING; a device that is tried again keeps showing what is wrong
    private void open(boolean anew) {
        plugWatch.cancel();
        reopening = null;
        mayComeBack = false;
        if (config == null) {
            LOG.error("{}: the settings for {} are wrong: {}", role, info.id(), problems);
            board.show(State.FAILED, Detail.CONFIGURATION, problems);
            return;
        }
        if (stuck > STUCK_THREADS) {
            giveUp(stuck + " threads of the driver never came back; restart the kiosk");
            return;
        }
        if (anew) {
            board.show(State.CONNECTING, Detail.NONE, "");
        }
        openedAt = env.nanoTime().getAsLong();
        tenure = new Tenure(role, ++tenures, provider, config, env, landlord);
        tenure.watch(closely);
        tenure.start();
    }

    private void giveUp(String why) {
        crashes.publish(new Crash(why, true));
        LOG.error("{}: given up for {}: {}", role, LONG_PAUSE, why);
        board.show(State.FAILED, Detail.GIVEN_UP, why);
        openAfter(LONG_PAUSE, true);
    }

    /// After the back-off, or as soon as its port is plugged in again. Under the lock.
    private void openAgain() {
        Duration pause = backoff.next();
        openAfter(closely && pause.compareTo(WATCHED_PAUSE) > 0 ? WATCHED_PAUSE : pause, false);
        mayComeBack = true;
        Timers.Timer waiting = reopening;
        if (config != null) {
            plugWatch = PlugWatch.start(env, config.values().values(), () -> {
                synchronized (lock) {
                    if (waiting != null && waiting.equals(reopening)) {
                        LOG.info("{}: plugged in again", role);
                        waiting.cancel();
                        backoff.reset();
                        open(false);
                    }
                }
            });
        }
    }

    private void openAfter(Duration pause, boolean secondChance) {
        reopening = env.timers().after(pause, () -> {
            synchronized (lock) {
                if (reopening == null || closed || maintenance) {
                    return;
                }
                if (secondChance) {
                    breaker.secondChance(env.nanoTime().getAsLong());
                    backoff.reset();
                }
                open(false);
            }
        });
    }

    /// Hears from the tenures; what comes from one that is over is dropped.
    private final class House implements Landlord {
        @Override
        public void status(Tenure from, DeviceStatus status) {
            synchronized (lock) {
                if (from == tenure) {
                    board.show(status);
                }
            }
        }

        @Override
        public void busy(Tenure from, boolean now) {
            synchronized (lock) {
                if (from == tenure) {
                    board.busy(now);
                }
            }
        }

        @Override
        public void silent(Tenure from, boolean now) {
            synchronized (lock) {
                if (from == tenure) {
                    board.silent(now);
                }
            }
        }

        @Override
        public void event(Tenure from, DeviceEvent event) {
            synchronized (lock) {
                if (from == tenure) {
                    events.publish(event);
                }
            }
        }

        @Override
        public void ended(Tenure from, Ending ending) {
            synchronized (lock) {
                if (ending instanceof Ending.Hung) {
                    stuck++;
                }
                tenure = null;
                board.busy(false);
                LOG.info("{}: {} ended: {}", role, info.id(), ending);
                if (closed || maintenance) {
                    next();
                } else {
                    afterwards(ending);
                }
            }
        }

        private void afterwards(Ending ending) {
            long now = env.nanoTime().getAsLong();
            boolean steady = now - openedAt > STEADY.toNanos() && !(ending instanceof Ending.Unopened);
            if (steady) {
                backoff.reset();
            }
            switch (ending) {
                case Ending.Stopped() -> open(true);
                case Ending.Unopened(Fault fault, String detail) -> {
                    showUnopened(fault, detail);
                    openAgain();
                }
                case Ending.Lost(String detail) -> {
                    board.show(State.DISCONNECTED, Detail.COMMUNICATION, detail);
                    openAgain();
                }
                case Ending.Crashed(String what) -> crashed(what, now, steady);
                case Ending.Hung(String what) -> crashed(what, now, steady);
            }
        }

        /// @param steady it worked for a while: the device did nothing wrong, so it is opened again at once, and
        ///     the back-off begins with the next crash
        private void crashed(String what, long now, boolean steady) {
            if (breaker.crashed(now)) {
                giveUp("the driver crashed too often; last: " + what);
            } else {
                crashes.publish(new Crash(what, false));
                board.show(State.DISCONNECTED, Detail.COMMUNICATION, what);
                openAfter(steady ? Duration.ZERO : backoff.next(), false);
            }
        }

        @Override
        public void cameBack() {
            synchronized (lock) {
                stuck--;
            }
        }
    }

    private void showUnopened(Fault fault, String detail) {
        switch (fault) {
            case CONFIGURATION -> board.show(State.FAILED, Detail.CONFIGURATION, detail);
            case SECURITY -> board.show(State.FAILED, Detail.SECURITY, detail);
            case HARDWARE -> board.show(State.FAILED, Detail.HARDWARE, detail);
            case NOT_READY,
                    BUSY,
                    TIMEOUT,
                    NO_MEDIA,
                    MEDIA_ERROR,
                    MEDIA_SUSPECT,
                    MEDIA_JAMMED,
                    SUPPLY_OUT,
                    COVER_OPEN,
                    TRANSPORT,
                    UNSUPPORTED,
                    INVALID_DATA,
                    INTERNAL -> board.show(State.DISCONNECTED, Detail.COMMUNICATION, detail);
        }
    }
}
