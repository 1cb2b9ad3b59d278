package org.nightwindow.driver.host;

import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.Outcome;

/// What to do with a device, on its owner thread.
///
/// @param <D> the kind of device it needs
/// @param <T> what it returns
@FunctionalInterface
public interface Command<D extends Device, T> {
    Outcome<T> run(D device, Call call);
}
