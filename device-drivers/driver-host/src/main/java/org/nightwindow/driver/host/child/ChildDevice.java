package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.host.DriverCrash;
import org.nightwindow.driver.host.Isolated;

/// A device of any of the nine kinds whose driver runs in a child. One generic stand-in: every method with a [Call]
/// is sent to the child, every other is answered from the last snapshot.
///
/// What the resident and the ledger may be told of an act, by what happens to the child:
///
/// | crash | the device may have | the outcome says |
/// |---|---|---|
/// | before the request is sent | nothing | Failed: proven that the driver never heard of it |
/// | between request and answer | done all, some or nothing of it | Unknown with the act's key |
/// | silent at the deadline: killed | done all, some or nothing of it | Unknown with the act's key |
/// | answer here, then crash | what the answer says | the answer |
final class ChildDevice implements InvocationHandler, Conversation.Bystander {
    /// The child is told to be done this much earlier, or a tenth where the limit is short, so that its own word at
    /// the deadline is here in time. A message takes 0.1 ms; a busy machine needs the rest.
    private static final Duration HEADROOM = Duration.ofMillis(50);

    /// How long after the deadline a silent child is killed. Less than the supervisor's grace, which would abandon
    /// the thread that has to do it.
    private static final Duration GRACE = Duration.ofMillis(75);

    private final DeviceKind kind;
    private final Contract contract;
    private final Clock clock;
    private final EventSink events;
    private final AtomicReference<List<Object>> snapshot = new AtomicReference<>(List.of());
    private volatile @Nullable Conversation conversation; // set before it begins
    private int lastId;

    ChildDevice(DeviceKind kind, Clock clock, EventSink events) {
        this.kind = kind;
        this.contract = Contract.of(kind);
        this.clock = clock;
        this.events = events;
    }

    void talkOver(Conversation with) {
        conversation = with;
    }

    /// @throws MalformedException when the child's snapshot is none
    Device handOut(byte[] first) throws MalformedException {
        show(first);
        return (Device) Proxy.newProxyInstance(
                ChildDevice.class.getClassLoader(), new Class<?>[] {kind.type(), Isolated.class}, this);
    }

    private Conversation child() {
        Conversation child = conversation;
        if (child == null) {
            throw new IllegalStateException("nobody to talk to yet");
        }
        return child;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a device equals itself only; this is where that is said
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) {
        Object[] arguments = given == null ? new Object[0] : given;
        int verb = contract.indexOf(method);
        if (method.getName().equals("poll")) {
            child().trimLog();
        }
        if (verb >= 0) {
            return ask(verb, arguments);
        }
        return switch (method.getName()) {
            case "close" -> {
                child().end(Device.CLOSE_LIMIT.dividedBy(2));
                yield null;
            }
            case "death" -> Optional.ofNullable(child().death());
            case "status" -> status();
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "a " + kind + " in a process of its own";
            default -> shown().get(contract.snapshotOf(method.getName()));
        };
    }

    private DeviceStatus status() {
        String death = child().death();
        return death == null
                ? (DeviceStatus) shown().get(contract.snapshotOf("status"))
                : DeviceStatus.of(
                        DeviceStatus.State.DISCONNECTED,
                        DeviceStatus.Detail.COMMUNICATION,
                        "the driver's process " + death,
                        clock.instant());
    }

    private @Nullable Object ask(int index, Object[] arguments) {
        Contract.Verb verb = contract.verbs().get(index);
        Call call = null;
        Consumer<Object> listener = null;
        List<Object> values = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Call its) {
                call = its;
            } else if (argument instanceof Consumer<?> its) {
                listener = cast(its);
            } else {
                values.add(argument);
            }
        }
        if (call == null) {
            throw new IllegalArgumentException(verb.method() + " without a call");
        }
        return new Asking(index, verb, call, listener, values).run();
    }

    @SuppressWarnings("unchecked") // what it is given was decoded as the very type the method names
    private static Consumer<Object> cast(Consumer<?> listener) {
        return (Consumer<Object>) listener;
    }

    /// One question and its answer, on the owner thread.
    private final class Asking {
        private final int id = ++lastId;
        private final int index;
        private final Contract.Verb verb;
        private final Call call;
        private final @Nullable Consumer<Object> listener;
        private final List<Object> values;

        Asking(int index, Contract.Verb verb, Call call, @Nullable Consumer<Object> listener, List<Object> values) {
            this.index = index;
            this.verb = verb;
            this.call = call;
            this.listener = listener;
            this.values = values;
        }

        private @Nullable Object run() {
            Duration left = call.remaining();
            long deadline = System.nanoTime() + left.plus(GRACE).toNanos();
            if (child().death() != null) {
                return nothingSent(Fault.NOT_READY, "the driver's process is gone");
            }
            if (call.cancelled()) {
                return verb.hasOutcome() ? Outcome.cancelled() : null;
            }
            try {
                byte[] body = Codec.encode(verb.arguments(), values);
                Duration tenth = left.dividedBy(10);
                Duration limit = left.minus(tenth.compareTo(HEADROOM) < 0 ? tenth : HEADROOM);
                child().say(new ToChild.Ask(id, index, body, limit));
            } catch (MalformedException tooMuch) {
                return nothingSent(Fault.INVALID_DATA, String.valueOf(tooMuch.getMessage()));
            } catch (IOException gone) {
                return lost(Fault.TRANSPORT, "the driver's process died");
            }
            call.onCancel(this::callOff);
            return listen(deadline);
        }

        private @Nullable Object listen(long deadline) {
            while (true) {
                ToHost reply;
                try {
                    Optional<ToHost> heard = child().hear(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                    if (heard.isEmpty()) {
                        return lost(Fault.TRANSPORT, "the driver's process " + child().death());
                    }
                    reply = heard.get();
                } catch (Conversation.Silence silence) {
                    child().kill("no answer to " + verb.method().getName());
                    return lost(Fault.TIMEOUT, "no answer from the driver's process; it was killed");
                }
                try {
                    switch (reply) {
                        case ToHost.Answered(int to, byte[] outcome, byte[] shown)
                        when to == id -> {
                            show(shown);
                            return verb.hasOutcome() ? Codec.decode(verb.returns(), outcome) : null;
                        }
                        case ToHost.Threw(int to, String what)
                        when to == id -> throw new DriverCrash("the driver threw " + what);
                        case ToHost.Told(int to, byte[] news)
                        when to == id && listener != null ->
                            listener.accept(Codec.decode(verb.news().orElseThrow(), news));
                        default -> {
                            // What is left of an earlier call that nobody waits for any more.
                        }
                    }
                } catch (MalformedException nonsense) {
                    child().kill("spoke nonsense: " + nonsense.getMessage());
                    return lost(Fault.TRANSPORT, "the driver's process spoke nonsense; it was killed");
                }
            }
        }

        private void callOff() {
            try {
                child().say(new ToChild.CallOff(id));
            } catch (IOException | MalformedException gone) {
                // The one who listens hears of its death.
            }
        }

        private @Nullable Object nothingSent(Fault fault, String why) {
            return verb.hasOutcome() ? Outcome.failed(fault, why) : null;
        }

        private @Nullable Object lost(Fault fault, String why) {
            if (!verb.act()) {
                return nothingSent(fault, why);
            }
            return new Outcome.Unknown<>(why, Contract.keyOf(values));
        }
    }

    private void show(byte[] shown) throws MalformedException {
        snapshot.set(Codec.decode(contract.snapshotTypes(), shown));
    }

    @Override
    public void heard(ToHost news) {
        if (news instanceof ToHost.Shown(byte[] shown)) {
            try {
                show(shown);
            } catch (MalformedException nonsense) {
                child().kill("spoke nonsense: " + nonsense.getMessage());
            }
        } else if (news instanceof ToHost.Happened(DeviceEvent event)) {
            if (event instanceof DeviceEvent.StatusChanged(DeviceStatus status)) {
                snapshot.updateAndGet(before -> with(before, status));
            }
            events.emit(event);
        }
    }

    private List<Object> shown() {
        return Objects.requireNonNull(snapshot.get(), "never set to null");
    }

    private List<Object> with(List<Object> before, DeviceStatus status) {
        if (before.isEmpty()) {
            return before;
        }
        List<Object> after = new ArrayList<>(before);
        after.set(contract.snapshotOf("status"), status);
        return List.copyOf(after);
    }

    @Override
    public void died(String how) {
        events.emit(new DeviceEvent.StatusChanged(DeviceStatus.of(
                DeviceStatus.State.DISCONNECTED,
                DeviceStatus.Detail.COMMUNICATION,
                "the driver's process " + how,
                clock.instant())));
    }
}
