package org.nightwindow.driver.host.child;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;

/// The processes this test started. They write into its folder until they are gone, so a test that started some waits
/// for their end before the folder is deleted.
public final class Children {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Children() {}

    /// Waits until none is alive.
    ///
    /// @throws org.awaitility.core.ConditionTimeoutException when one still is after 30 s
    public static void areGone() {
        await().atMost(LIMIT).until(() -> alive().findAny().isEmpty());
    }

    static Stream<ProcessHandle> alive() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
    }
}
