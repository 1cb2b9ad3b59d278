package org.nightwindow.driver.host;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.nightwindow.driver.WireException;

/// Time that stands still until a test lets it pass. What becomes due runs on the test's thread, in order.
final class VirtualTime extends Clock implements Timers, LongSupplier {
    private static final Instant BEGINNING = Instant.parse("2026-11-21T03:00:00Z");

    private record Due(long at, long order, Runnable action, AtomicBoolean off) {}

    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now;
    private long order;

    HostEnvironment environment() {
        return environment(address -> {
            throw new WireException("no wires here");
        });
    }

    HostEnvironment environment(Wires wires) {
        return new HostEnvironment(this, this, this, wires, Path.of("unused"));
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable action) {
        Due due = new Due(now + delay.toNanos(), order++, action, new AtomicBoolean());
        dues.add(due);
        return () -> due.off.set(true);
    }

    void pass(Duration span) {
        long until = getAsLong() + span.toNanos();
        for (Due due = next(until); due != null; due = next(until)) {
            if (!due.off.get()) {
                due.action.run();
            }
        }
    }

    private synchronized Due next(long until) {
        Due first = dues.peek();
        if (first != null && first.at <= until) {
            now = Math.max(now, first.at);
            return dues.poll();
        }
        now = until;
        return null;
    }

    @Override
    public synchronized long getAsLong() {
        return now;
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusNanos(getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
