package org.nightwindow.driver;

/// Takes what a device tells by itself. Never blocks; any thread. Events after [Device#close()] are dropped.
@FunctionalInterface
public interface EventSink {
    void emit(DeviceEvent event);
}
