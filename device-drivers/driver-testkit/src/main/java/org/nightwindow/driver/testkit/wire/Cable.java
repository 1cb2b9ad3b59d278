package org.nightwindow.driver.testkit.wire;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A way for bytes between a simulated device and the kiosk. Any thread.
interface Cable extends AutoCloseable {

    /// What to write into the driver's configuration; the same for the life of the cable.
    String address();

    /// Where the device writes; null while nobody listens.
    @Nullable
    OutputStream out();

    void unplug();

    void replug();

    @Override
    void close();
}
