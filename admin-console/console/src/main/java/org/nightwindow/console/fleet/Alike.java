package org.nightwindow.console.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Heartbeat.Device;
import org.nightwindow.hall.Heartbeat.Screen;

/// What thousands of kiosks say alike is kept in memory once: a heartbeat is 10 kB of objects, and what is only its
/// own is a tenth of that. Thread-safe.
public final class Alike {
    /// More is not alike.
    private static final int MOST = 10_000;

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /// The first that was equal to it, of this class.
    public <T> T one(T value) {
        if (known.size() >= MOST) {
            known.clear();
        }
        @SuppressWarnings("unchecked") // what is equal to a String, a record or an unmodifiable collection is one
        T first = (T) known.computeIfAbsent(value, each -> each);
        return first;
    }

    /// A heartbeat made of the pieces of the kiosk's last one and of others'.
    Heartbeat kept(Heartbeat said, Optional<Heartbeat> last) {
        return new Heartbeat(
                said.sentAt(),
                last.map(Heartbeat::epoch).filter(said.epoch()::equals).orElse(said.epoch()),
                said.lastSeq(),
                one(said.software()),
                one(said.catalogueVersion()),
                new Screen(one(said.screen().name()), said.screen().lastPulse()),
                said.visitActive(),
                said.maintenance(),
                said.openActs(),
                last.map(Heartbeat::devices)
                        .filter(said.devices()::equals)
                        .orElseGet(() -> said.devices().stream().map(this::of).toList()),
                last.map(Heartbeat::items).filter(said.items()::equals).orElseGet(() -> one(said.items())),
                said.results(),
                said.notices(),
                one(said.profile()));
    }

    private Device of(Device device) {
        return new Device(
                one(device.role()),
                one(device.kind()),
                one(device.driver()),
                one(device.state()),
                one(device.detail()),
                one(device.text()),
                device.since(),
                one(device.supplies()));
    }
}
