package org.nightwindow.driver.standard.ipp;

import java.util.LinkedHashSet;
import java.util.Set;

/// The keys whose document may have left this process: a second guard beside the printer's own memory, which a reboot
/// empties. The owner thread.
final class SentKeys {
    /// A kiosk prints some hundred documents a day and restarts every night.
    private static final int KEPT = 4096;

    private final Set<String> keys = new LinkedHashSet<>();

    boolean contains(String key) {
        return keys.contains(key);
    }

    /// To be called before the first byte.
    void add(String key) {
        keys.add(key);
        if (keys.size() > KEPT) {
            keys.remove(keys.iterator().next());
        }
    }
}
