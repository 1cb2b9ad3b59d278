package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a figure was measured: printed with it.
final class Machine {

    static String words() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java " + Runtime.version() + ", load " + load();
    }

    /// The load average of the last minute.
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    private Machine() {}
}
