package org.nightwindow.console.supplies;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.Alike;
import org.nightwindow.console.fleet.HeartbeatListener;
import org.nightwindow.hall.Heartbeat;

/// Keeps a level when it changes, and sees when something was loaded. Thread-safe.
final class SupplyLevels implements HeartbeatListener {
    /// A ream or a cartridge is far more; a sensor that trembles far less.
    static final int RISE = 10;

    /// A tray that is pulled out reads empty, and reads what it was when it is back: nobody loaded anything. Loading
    /// takes a minute, finding the paper some more.
    static final Duration PULLED_OUT = Duration.ofMinutes(15);

    private record Key(String role, String kind, String name) {}

    private record Level(String level, @Nullable Integer percent) {}

    private final SupplyStore store;

    /// What the database was found to hold, so that most heartbeats read nothing. Never what was only written: a
    /// transaction may still fail.
    private final Map<String, Map<Key, Level>> found = new ConcurrentHashMap<>();

    private final Alike alike = new Alike();

    SupplyLevels(SupplyStore store) {
        this.store = store;
    }

    @Override
    public void onHeartbeat(Handle transaction, String kioskId, Heartbeat heartbeat, Instant now) {
        Map<Key, Level> said = said(heartbeat);
        if (said.equals(found.get(kioskId))) {
            return;
        }
        found.remove(kioskId);
        Map<Key, SupplyStore.Row> known = new LinkedHashMap<>();
        store.lock(transaction, kioskId).forEach(row -> known.put(new Key(row.role(), row.kind(), row.name()), row));
        boolean changed = false;
        for (Map.Entry<Key, Level> entry : said.entrySet()) {
            SupplyStore.Row row = known.get(entry.getKey());
            Level level = entry.getValue();
            if (row == null) {
                Key key = entry.getKey();
                store.add(
                        transaction, kioskId, key.role(), key.kind(), key.name(), level.level(), level.percent(), now);
                changed = true;
            } else if (!level.equals(new Level(row.level(), row.percent()))) {
                refilled(transaction, row, level, now);
                store.change(transaction, row.id(), level.level(), level.percent(), now);
                changed = true;
            }
        }
        if (!changed) {
            found.put(kioskId, alike.one(Map.copyOf(said)));
        }
    }

    private void refilled(Handle transaction, SupplyStore.Row row, Level level, Instant now) {
        Integer before = row.percent();
        Integer after = level.percent();
        boolean rose;
        if (before != null && after != null) {
            int highest = store.highestSince(transaction, row.id(), now.minus(PULLED_OUT))
                    .orElse(before);
            rose = after >= highest + RISE;
        } else {
            rose = row.level().equals("OUT")
                    && (level.level().equals("OK") || level.level().equals("FULL"));
        }
        if (rose) {
            Optional<SupplyStore.Refill> written = store.lastRefill(
                            transaction, row.id(), now.minus(Supplies.SAME_REFILL))
                    .filter(refill -> refill.percentAfter() == null && refill.who() != null);
            if (written.isPresent()) {
                store.seen(transaction, written.get().id(), after);
            } else {
                store.addRefill(transaction, row.id(), null, "", before, after, now);
            }
        }
    }

    /// What no column can hold is left out: it is of a kiosk that is not ours, or broken.
    private static Map<Key, Level> said(Heartbeat heartbeat) {
        Map<Key, Level> said = new LinkedHashMap<>();
        for (Heartbeat.Device device : heartbeat.devices()) {
            for (Heartbeat.Supply supply : device.supplies()) {
                boolean fits = device.role().length() <= 80
                        && supply.kind().length() <= 40
                        && supply.name().length() <= 80
                        && supply.level().length() <= 20;
                if (fits && !Objects.equals(supply.level(), "UNKNOWN")) {
                    said.putIfAbsent(
                            new Key(device.role(), supply.kind(), supply.name()),
                            new Level(supply.level(), percent(supply)));
                }
            }
        }
        return said;
    }

    private static @Nullable Integer percent(Heartbeat.Supply supply) {
        int percent = supply.percent().orElse(-1);
        return percent < 0 || percent > 100 ? null : percent;
    }
}
