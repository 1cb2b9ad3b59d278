package org.nightwindow.kiosk.bench;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Who waits for something here looks fifty times a second instead of ten: most of what is waited for takes some
/// milliseconds, and it is waited for a thousand times. For every test of this module.
public final class QuickLook implements BeforeAllCallback {
    private static final Duration EVERY = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(EVERY);
    }
}
