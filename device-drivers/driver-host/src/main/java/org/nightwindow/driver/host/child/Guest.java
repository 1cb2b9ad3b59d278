package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.host.HostContext;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.Trace;

/// The driver's side of the conversation, in the child. One thread listens, one thread owns the device: the
/// listener stays free to hear that a call is off, or that the host is gone.
final class Guest {
    private static final int OPENING = 0;

    /// A scanner or a sensor that trembles tells some ten events a second.
    private static final int EVENTS_PER_SECOND = 50;

    /// How late a status may be that came in a flood.
    private static final Duration CALM = Duration.ofMillis(500);

    private final Flood flood = new Flood(EVENTS_PER_SECOND, System::nanoTime);
    private boolean catchingUp; // guarded by flood
    private final Link<ToChild, ToHost> link;
    private final Map<String, DriverProvider> providers;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
    private volatile @Nullable Opened opened;

    private record Opened(Device device, Contract contract) {}

    Guest(Link<ToChild, ToHost> link, Map<String, DriverProvider> providers) {
        this.link = link;
        this.providers = providers;
    }

    /// Returns when the host is gone.
    void serve() throws IOException {
        tell(new ToHost.Hello(providers.values().stream()
                .map(each -> new ToHost.Offer(each.info(), each.configSchema()))
                .toList()));
        Thread owner = new Thread(this::own, "owner");
        owner.setDaemon(true);
        owner.start();
        while (true) {
            switch (link.receive()) {
                case ToChild.Open open -> work.add(() -> open(open));
                case ToChild.Ask ask -> {
                    Call call = new Call("ask-" + ask.id(), ask.limit(), System::nanoTime);
                    calls.put(ask.id(), call);
                    work.add(() -> ask(ask, call));
                }
                case ToChild.CallOff(int id) -> callOff(calls.get(id));
                case ToChild.Close _ -> work.add(this::close);
            }
        }
    }

    private void own() {
        while (true) {
            try {
                work.take().run();
            } catch (InterruptedException vendorsLeftover) {
                System.err.println("a leftover interrupt was dropped");
            }
        }
    }

    /// On a thread of its own: what the driver registered may block, and the listener must go on listening.
    private static void callOff(@Nullable Call call) {
        if (call != null) {
            Thread thread = new Thread(call::cancel, "call-off");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void open(ToChild.Open open) {
        try {
            DriverProvider provider = providers.get(open.driverId());
            if (provider == null) {
                throw new IllegalArgumentException("no driver " + open.driverId());
            }
            HostContext context = new HostContext(
                    open.driverId(),
                    new DeviceConfig(open.settings()),
                    Clock.systemUTC(),
                    System::nanoTime,
                    new SystemWires(),
                    this::happened);
            Outcome<Device> outcome = provider.open(context, new Call("open", open.limit(), System::nanoTime));
            if (outcome instanceof Outcome.Done<Device>(Device device)) {
                Opened now = new Opened(device, Contract.of(provider.info().kind()));
                byte[] snapshot = snapshot(now);
                opened = now;
                tell(new ToHost.Opened(Outcome.done(snapshot)));
            } else {
                tell(new ToHost.Opened(outcome.map(never -> new byte[0])));
            }
        } catch (Throwable thrown) { // whatever a vendor throws, errors too, is told to the host
            threw(OPENING, thrown);
        }
    }

    private void ask(ToChild.Ask ask, Call call) {
        try {
            Opened now = opened;
            if (now == null) {
                throw new IllegalStateException("asked before opened");
            }
            Contract.Verb verb = now.contract.verbs().get(ask.verb());
            Object answer = invoke(verb.method(), now.device, parameters(verb, ask, call));
            byte[] outcome = verb.hasOutcome() ? Codec.encode(verb.returns(), answer) : new byte[0];
            tell(new ToHost.Answered(ask.id(), outcome, snapshot(now)));
        } catch (Throwable thrown) { // whatever a vendor throws, errors too, is told to the host
            threw(ask.id(), thrown);
        } finally {
            calls.remove(ask.id());
        }
    }

    private Object[] parameters(Contract.Verb verb, ToChild.Ask ask, Call call) throws MalformedException {
        Iterator<Object> values =
                Codec.decode(verb.arguments(), ask.arguments()).iterator();
        List<Object> parameters = new ArrayList<>();
        for (Class<?> type : verb.method().getParameterTypes()) {
            if (type == Call.class) {
                parameters.add(call);
            } else if (type == Consumer.class) {
                parameters.add((Consumer<Object>) news -> told(verb, ask.id(), news));
            } else {
                parameters.add(values.next());
            }
        }
        return parameters.toArray();
    }

    private void told(Contract.Verb verb, int id, Object news) {
        try {
            tell(new ToHost.Told(id, Codec.encode(verb.news().orElseThrow(), news)));
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private static byte[] snapshot(Opened now) throws Exception {
        List<@Nullable Object> values = new ArrayList<>();
        for (Method method : now.contract.snapshots()) {
            values.add(invoke(method, now.device));
        }
        return Codec.encode(now.contract.snapshotTypes(), values);
    }

    private static @Nullable Object invoke(Method method, Device device, Object... parameters) throws Exception {
        try {
            return method.invoke(device, parameters);
        } catch (InvocationTargetException wrapped) {
            if (wrapped.getCause() instanceof Error error) {
                throw error;
            }
            throw wrapped.getCause() instanceof Exception thrown ? thrown : wrapped;
        }
    }

    /// Any thread of the vendor. A driver that tells without end is heard a few dozen times a second: the rest is
    /// dropped, and what the device shows is told again when it is calm or the next call ends.
    private void happened(DeviceEvent event) {
        synchronized (flood) {
            if (flood.rises()) {
                if (!catchingUp) {
                    catchingUp = true;
                    Thread thread = new Thread(this::catchUp, "catch-up");
                    thread.setDaemon(true);
                    thread.start();
                }
                return;
            }
        }
        try {
            show();
            tell(new ToHost.Happened(event));
        } catch (Exception lost) { // events are news, not proof: one that cannot be told is dropped
            System.err.println("an event was dropped: " + Trace.of(lost));
        }
    }

    private void show() throws Exception {
        Opened now = opened;
        if (now != null) {
            tell(new ToHost.Shown(snapshot(now)));
        }
    }

    private void catchUp() {
        try {
            Thread.sleep(CALM);
            synchronized (flood) {
                catchingUp = false;
            }
            Opened now = opened;
            if (now != null) {
                tell(new ToHost.Happened(new DeviceEvent.StatusChanged(now.device.status())));
            }
            show();
        } catch (Exception lost) {
            System.err.println("a status was dropped: " + Trace.of(lost));
        }
    }

    private void threw(int id, Throwable thrown) {
        System.err.println(Trace.of(thrown));
        tell(new ToHost.Threw(
                id,
                thrown instanceof MalformedException malformed
                        ? malformed.getMessage()
                        : thrown.getClass().getName()));
    }

    private void tell(ToHost message) {
        try {
            link.send(message);
        } catch (IOException hostIsGone) {
            Runtime.getRuntime().halt(0);
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(malformed.getMessage(), malformed);
        }
    }

    private void close() {
        try {
            Opened now = opened;
            if (now != null) {
                now.device.close();
            }
        } catch (RuntimeException | Error thrown) {
            System.err.println(Trace.of(thrown));
        }
        Runtime.getRuntime().halt(0);
    }
}
