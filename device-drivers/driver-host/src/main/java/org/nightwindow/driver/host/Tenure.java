package org.nightwindow.driver.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One opening of a device, from open to close, on an owner thread of its own. Every other thread talks to it
/// through its queue.
///
/// Each stretch of driver code runs under a watchdog. When that bites, the tenure is *over* at once: its commands
/// are answered, its wires are closed, its thread is interrupted and left to itself, and the [Supervisor] starts
/// another tenure. Should the thread ever come back it finds that it is over, drops what it brought, closes its
/// device and ends.
final class Tenure {
    /// How long a driver may take to open: a serial device answers in 0.1 s, a printer on the network in 1 to
    /// 3 s, a child process starts in 0.1 to 2 s.
    static final Duration OPEN_LIMIT = Duration.ofSeconds(10);

    /// What a poll is given; normally some milliseconds.
    static final Duration POLL_LIMIT = Duration.ofSeconds(1);

    /// How much longer open, poll and close may take before the driver counts as hung. Nobody waits for
    /// these, so a busy machine is given time.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /// The pause between two polls while somebody is there, if the driver would wait longer. With [#SILENCE]
    /// it keeps what is shown of the device within a second of the truth. A printer in a hall is asked every
    /// 300 ms while it prints, and bears that for years; a whole visit takes three minutes.
    static final Duration CLOSE_PAUSE = Duration.ofMillis(400);

    /// A poll without an end for so long, while somebody is there, is shown as a device that does not answer,
    /// until it does. Usually it takes 1 to 50 ms.
    static final Duration SILENCE = Duration.ofMillis(500);

    /// Silence is counted in slices: a program that was itself held up for a second has not listened for a
    /// second.
    private static final int SLICES = 5;

    /// More commands than this never wait for one device in a sound kiosk.
    static final int QUEUE = 32;

    /// This tenure was abandoned while the driver was at work.
    private static final class Over extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// This tenure ends, because of the driver or the device.
    private static final class End extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Ending ending;

        End(Ending ending) {
            this.ending = ending;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);

    private final String role;
    private final DriverProvider provider;
    private final HostEnvironment env;
    private final Landlord landlord;
    private final HostContext context;
    private final Thread thread;
    private @Nullable Device device; // owner thread only

    private final Object lock = new Object();
    private final Deque<Ticket<?, ?>> queue = new ArrayDeque<>();
    private @Nullable Ticket<?, ?> running;
    private @Nullable Call driverCall; // what the driver works at now
    private long step; // changes whenever a stretch of driver code begins or ends
    private boolean open;
    private boolean pollDue;
    private boolean closely;
    private boolean stopping;
    private boolean over;

    Tenure(
            String role,
            int number,
            DriverProvider provider,
            DeviceConfig config,
            HostEnvironment env,
            Landlord landlord) {
        this.role = role;
        this.provider = provider;
        this.env = env;
        this.landlord = landlord;
        this.context = new HostContext(role, config, env.clock(), env.nanoTime(), env.wires(), this::heard);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("device-" + role + "-" + number)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// @return false when the device is being closed: the command was not taken
    boolean submit(Ticket<?, ?> ticket) {
        synchronized (lock) {
            if (over || stopping) {
                return false;
            }
            queue.removeIf(Ticket::hasEnded);
            if (queue.size() >= QUEUE) {
                ticket.refuse(Fault.BUSY, QUEUE + " commands already wait for this device");
            } else {
                queue.addLast(ticket);
                lock.notifyAll();
            }
            return true;
        }
    }

    /// @param now whether somebody is there: the device is polled at once, and then at least every [#CLOSE_PAUSE]
    void watch(boolean now) {
        synchronized (lock) {
            pollDue |= now && !closely;
            closely = now;
            lock.notifyAll();
        }
    }

    /// Lets the device go when the running command has ended, and answers those that wait. A running read and an
    /// opening are called off.
    ///
    /// @param actsToo whether a running act is called off as well
    void stop(boolean actsToo) {
        List<Ticket<?, ?>> waiting;
        synchronized (lock) {
            stopping = true;
            waiting = drain();
            if (running != null && (actsToo || !running.isAct())) {
                Ticket.callOff(running.call());
            } else if (!open && driverCall != null) {
                Ticket.callOff(driverCall);
            }
            lock.notifyAll();
        }
        refuseAll(waiting);
    }

    /// Gives the thread up, whatever it does.
    void abandon(String why) {
        abandon(why, -1);
    }

    private void abandon(String why, long onlyInStep) {
        List<Ticket<?, ?>> waiting;
        Ticket<?, ?> ticket;
        Call call;
        synchronized (lock) {
            if (over || (onlyInStep >= 0 && step != onlyInStep)) {
                return;
            }
            over = true;
            waiting = drain();
            ticket = running;
            call = driverCall;
        }
        LOG.warn("{}: {}; its thread is abandoned", role, why);
        if (ticket != null) {
            ticket.finish();
        }
        refuseAll(waiting);
        Thread.ofVirtual().name("cut-off-" + role).start(context::cutOff);
        if (call != null) {
            Ticket.callOff(call);
        }
        thread.interrupt();
        landlord.ended(this, new Ending.Hung(why));
    }

    private List<Ticket<?, ?>> drain() {
        List<Ticket<?, ?>> waiting = List.copyOf(queue);
        queue.clear();
        return waiting;
    }

    private static void refuseAll(List<Ticket<?, ?>> waiting) {
        waiting.forEach(ticket -> ticket.refuse(Fault.NOT_READY, "the device was closed before this began"));
    }

    private void run() {
        Ending ending = null;
        try {
            serve(open());
            ending = new Ending.Stopped();
        } catch (End end) {
            ending = end.ending;
        } catch (Over abandoned) {
            LOG.info("{}: the abandoned thread came back", role);
        }
        leave(ending);
    }

    private void leave(@Nullable Ending ending) {
        stop(true);
        Device opened = device;
        if (opened != null) {
            try {
                watched("close", Device.CLOSE_LIMIT, () -> {
                    opened.close();
                    return true;
                });
            } catch (End crashed) {
                LOG.warn("{}: {}", role, crashed.ending);
            } catch (Over abandoned) {
                LOG.debug("{}: closed after it was abandoned", role);
            }
        }
        context.cutOff();
        boolean mine;
        synchronized (lock) {
            mine = !over;
            over = true;
        }
        if (mine && ending != null) {
            landlord.ended(this, ending);
        } else {
            landlord.cameBack();
        }
    }

    private Device open() throws End, Over {
        Call call = new Call("open", OPEN_LIMIT, env.nanoTime());
        Outcome<Device> outcome = watched("open", call, OPEN_LIMIT.plus(PATIENCE), () -> {
            Outcome<Device> opened = provider.open(context, call);
            if (opened instanceof Outcome.Done<Device>(Device it)) {
                device = it; // also when nobody waits any more: it must be closed
            }
            return opened;
        });
        return switch (outcome) {
            case Outcome.Done<Device>(Device opened) -> opened;
            case Outcome.Failed<Device>(Fault fault, var _, String detail) ->
                throw new End(new Ending.Unopened(fault, detail));
            case Outcome.Cancelled<Device>() -> throw new End(new Ending.Unopened(Fault.NOT_READY, "called off"));
            case Outcome.Unknown<Device>(String reason, var _) ->
                throw new End(new Ending.Unopened(Fault.TRANSPORT, reason));
        };
    }

    private void serve(Device opened) throws End, Over {
        if (!provider.info().kind().type().isInstance(opened)) {
            throw new End(new Ending.Crashed(
                    "opened a device that is no " + provider.info().kind()));
        }
        Duration pollEvery =
                watched("capabilities", POLL_LIMIT, () -> opened.capabilities().pollEvery());
        synchronized (lock) {
            open = true;
        }
        look(opened, watched("status", POLL_LIMIT, opened::status));
        while (true) {
            Timers.Timer nextPoll = env.timers().after(pause(pollEvery), this::pollIsDue);
            Ticket<?, ?> ticket = next();
            nextPoll.cancel();
            if (ticket != null) {
                command(opened, ticket);
            } else if (isStopping()) {
                return;
            } else {
                poll(opened);
            }
        }
    }

    private Duration pause(Duration usual) {
        synchronized (lock) {
            return closely && usual.compareTo(CLOSE_PAUSE) > 0 ? CLOSE_PAUSE : usual;
        }
    }

    private boolean isStopping() {
        synchronized (lock) {
            return stopping;
        }
    }

    /// Waits for work.
    ///
    /// @return a command that has begun; null when a poll is due or the host wants the device closed
    private @Nullable Ticket<?, ?> next() throws Over {
        synchronized (lock) {
            while (true) {
                if (over) {
                    throw new Over();
                }
                if (stopping) {
                    return null;
                }
                Ticket<?, ?> ticket = queue.pollFirst();
                if (ticket != null) {
                    if (ticket.begin()) {
                        running = ticket;
                        return ticket;
                    }
                } else if (pollDue) {
                    pollDue = false;
                    return null;
                } else {
                    try {
                        lock.wait();
                    } catch (InterruptedException stray) {
                        LOG.debug("{}: interrupted while idle; only an abandoned tenure heeds that", role);
                    }
                }
            }
        }
    }

    private void pollIsDue() {
        synchronized (lock) {
            pollDue = true;
            lock.notifyAll();
        }
    }

    private void command(Device opened, Ticket<?, ?> ticket) throws End, Over {
        Call call = ticket.call();
        synchronized (lock) {
            if (over) {
                throw new Over(); // answered already: nothing more may happen
            }
        }
        landlord.busy(this, true);
        try {
            DeviceStatus status = watched(call.id(), call, call.remaining().plus(Supervisor.GRACE), () -> {
                Throwable thrown = ticket.run(opened);
                if (thrown != null) {
                    throw new DriverThrew(thrown);
                }
                return opened.status();
            });
            landlord.status(this, status);
            ended(ticket);
            look(opened, status);
        } catch (End end) {
            if (end.ending instanceof Ending.Crashed(String what)) {
                // Never READY once the outcome is out: the device is about to be closed.
                landlord.status(this, DeviceStatus.of(State.DISCONNECTED, Detail.COMMUNICATION, what, now()));
            }
            ended(ticket);
            throw end;
        }
    }

    private Instant now() {
        return env.clock().instant();
    }

    private void ended(Ticket<?, ?> ticket) {
        synchronized (lock) {
            if (running == null) {
                return;
            }
            running = null;
        }
        landlord.busy(this, false);
        Outcome<?> outcome = ticket.finish();
        // A reader without a card ends a read every few seconds.
        LOG.atLevel(ticket.isAct() ? Level.INFO : Level.DEBUG)
                .log(
                        "{}: {} ended {}",
                        role,
                        ticket.call().id(),
                        outcome.getClass().getSimpleName());
    }

    private void poll(Device opened) throws End, Over {
        Call call = new Call("poll", POLL_LIMIT, env.nanoTime());
        look(opened, watched("poll", call, POLL_LIMIT.plus(PATIENCE), () -> {
            listen(SLICES);
            opened.poll(call);
            return opened.status();
        }));
    }

    /// Shows the device as silent once this many slices are over and the poll is not. On the owner thread or the
    /// timers'.
    private void listen(int slices) {
        long mine;
        synchronized (lock) {
            if (!closely) {
                return;
            }
            mine = step;
        }
        listen(slices, mine);
    }

    private void listen(int slices, long mine) {
        env.timers().after(SILENCE.dividedBy(SLICES), () -> {
            if (!inStep(mine)) {
                return;
            }
            if (slices > 1) {
                listen(slices - 1, mine);
                return;
            }
            landlord.silent(this, true);
            if (!inStep(mine)) {
                landlord.silent(this, false); // it ended in that very moment; its own word may have come before ours
            }
        });
    }

    private boolean inStep(long mine) {
        synchronized (lock) {
            return !over && step == mine;
        }
    }

    private void look(Device opened, DeviceStatus status) throws End {
        landlord.status(this, status);
        if (opened instanceof Isolated isolated && isolated.death().isPresent()) {
            throw new End(new Ending.Crashed(isolated.death().get()));
        }
        if (status.state() == State.DISCONNECTED) {
            throw new End(new Ending.Lost(status.text()));
        }
    }

    /// What a driver threw out of a command that is already answered.
    private static final class DriverThrew extends Exception {
        private static final long serialVersionUID = 1;

        DriverThrew(Throwable cause) {
            super(cause);
        }
    }

    private <T> T watched(String what, Duration limit, Callable<T> driver) throws End, Over {
        return watched(what, new Call(what, limit, env.nanoTime()), limit.plus(PATIENCE), driver);
    }

    /// Runs a stretch of driver code.
    ///
    /// @throws Over when the watchdog, or somebody else, gave this tenure up meanwhile
    /// @throws End when the driver threw or answered null
    private <T> T watched(String what, Call call, Duration most, Callable<T> driver) throws End, Over {
        long mine;
        synchronized (lock) {
            mine = ++step;
            driverCall = call;
        }
        Timers.Timer watchdog = env.timers().after(most, () -> abandon("no answer to " + what, mine));
        T answer = null;
        Throwable thrown = null;
        try {
            answer = driver.call();
        } catch (Throwable each) { // whatever a driver throws, errors too, ends here
            thrown = each instanceof DriverThrew threw ? threw.getCause() : each;
        }
        watchdog.cancel();
        Thread.interrupted(); // a driver's leftover must not disturb the next wait
        synchronized (lock) {
            step++;
            driverCall = null;
            if (over) {
                LOG.info("{}: a late answer to {} was dropped", role, what);
                throw new Over();
            }
        }
        if (thrown != null) {
            LOG.error("{}: the driver failed in {}: {}", role, what, Trace.of(thrown));
            throw new End(new Ending.Crashed(what + " failed: " + Trace.line(thrown)));
        }
        if (answer == null) {
            throw new End(new Ending.Crashed("answered null to " + what));
        }
        return answer;
    }

    /// What the driver says by itself, on any thread.
    private void heard(DeviceEvent event) {
        if (event instanceof DeviceEvent.StatusChanged(DeviceStatus status)) {
            synchronized (lock) {
                if (!open || over) {
                    return;
                }
                if (status.state() == State.DISCONNECTED) {
                    pollDue = true; // the owner looks at once, and closes
                    lock.notifyAll();
                }
            }
            landlord.status(this, status);
        } else {
            landlord.event(this, event);
        }
    }
}
