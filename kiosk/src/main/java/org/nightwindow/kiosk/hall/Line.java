package org.nightwindow.kiosk.hall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wire to the console under the certificate in use, what is known of the console, and the change to a renewed
/// certificate. Thread-safe, but for [#beat] and [#renewWhenDue], which belong to the thread of the heartbeats.
final class Line implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Clock clock;
    private final ClockFloor floor;
    private final Consumer<KioskEvent> notes;
    private final Renewal renewal;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private volatile Identity identity;
    private volatile ConsoleWire wire;
    private volatile LinkState state;
    private volatile boolean closed;

    Line(Identity identity, IdentityFolder folder, Clock clock, ClockFloor floor, Consumer<KioskEvent> notes) {
        this.clock = clock;
        this.floor = floor;
        this.notes = notes;
        this.renewal = new Renewal(identity, folder, floor::known, notes);
        this.identity = identity;
        this.wire = wire(identity);
        this.state = new LinkState(false, clock.instant(), Optional.empty());
    }

    LinkState state() {
        return state;
    }

    void onState(Consumer<LinkState> listener) {
        listeners.add(listener);
    }

    Exchange post(String path, byte[] json, Duration limit) {
        return heard(wire.post(path, json, limit));
    }

    Exchange get(String path, String etag, Duration limit) {
        return heard(wire.get(path, etag, limit));
    }

    /// Posts a heartbeat: under the renewed certificate, if there is one to prove, and under the one in use when
    /// that brought nothing.
    Exchange beat(byte[] heartbeat, Duration limit) {
        return renewal.candidate()
                .flatMap(renewed -> prove(renewed, heartbeat, limit))
                .orElseGet(() -> post(KioskApi.HEARTBEAT, heartbeat, limit));
    }

    /// Called after a heartbeat that was answered.
    void renewWhenDue() {
        renewal.whenDue(this);
    }

    /// Ends every exchange at once.
    @Override
    public void close() {
        closed = true;
        wire.close();
    }

    private Optional<Exchange> prove(Identity renewed, byte[] heartbeat, Duration limit) {
        ConsoleWire trial = wire(renewed);
        Exchange exchange = trial.post(KioskApi.HEARTBEAT, heartbeat, limit);
        boolean proven = exchange instanceof Exchange.Answered(int status, byte[] body) && status == 200;
        if (!proven) {
            trial.close();
            certificateRefused(exchange).ifPresent(renewal::refused);
            return Optional.empty();
        }
        ConsoleWire old = wire;
        identity = renewed;
        wire = trial;
        old.retire();
        renewal.proven(renewed);
        if (closed) {
            trial.close();
        }
        return Optional.of(heard(exchange));
    }

    /// Remembers whether the console is there, and whether it still knows this kiosk.
    private Exchange heard(Exchange exchange) {
        boolean answered = exchange instanceof Exchange.Answered(int status, byte[] body) && status < 500;
        Optional<String> refused = certificateRefused(exchange);
        boolean changed = false;
        boolean newlyLocked = false;
        LinkState now;
        synchronized (this) {
            Optional<String> locked = refused.map(why -> "the console does not take its certificate (" + why + ")")
                    .or(() -> answered ? Optional.empty() : ended().or(state::locked));
            boolean online = answered && locked.isEmpty();
            if (state.online() != online || !state.locked().equals(locked)) {
                newlyLocked = state.locked().isEmpty() && locked.isPresent();
                state = new LinkState(online, clock.instant(), locked);
                changed = true;
            }
            now = state;
        }
        if (changed && !closed) {
            LOG.info("the console is {}", now.online() ? "there" : "away");
            if (newlyLocked) {
                String text = identity.kioskId() + ": " + now.locked().orElseThrow();
                LOG.error("{} {}", LogEvent.CERTIFICATE_REFUSED, text);
                notes.accept(new KioskEvent.Noticed(LogEvent.CERTIFICATE_REFUSED.id(), text));
            }
            listeners.forEach(listener -> listener.accept(now));
        }
        return exchange;
    }

    /// A kiosk whose clock is not known cannot tell; the console does.
    private Optional<String> ended() {
        Instant end = identity.certificate().getNotAfter().toInstant();
        return floor.known().filter(now -> now.isAfter(end)).map(_ -> "its certificate ended on " + end);
    }

    /// Why the console does not take our certificate, if that is what it said.
    private static Optional<String> certificateRefused(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered(int status, byte[] body) ->
                Refusals.read(status, body)
                        .filter(refusal -> refusal.code().equals(Refusal.CERTIFICATE))
                        .map(Refusal::en);
            case Exchange.Stranger(String why) -> Optional.of(why);
            case Exchange.NotSent _, Exchange.NoAnswer _ -> Optional.empty();
        };
    }

    private ConsoleWire wire(Identity of) {
        return ConsoleWire.mutual(of, new ConsoleTrust(_ -> of.ca(), floor::known));
    }
}
