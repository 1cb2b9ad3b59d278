package org.nightwindow.driver.host;

/// A listener that was added. A second close does nothing.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
