/// The driver API of Nightwindow: nine kinds of device, each a small interface, and the words they share.
///
/// A driver is three small things: a codec (bytes to records and back), a protocol (who speaks when, over a [Wire])
/// and a [DriverProvider] that names itself, describes its configuration and opens the device.
///
/// **One thread.** The host calls every method of a [Device] on one owner thread, one call at a time, with three
/// exceptions that never block and may come from any thread: [Device#status()], [Device#capabilities()] and the
/// action a driver registered with [Call#onCancel(Runnable)]. A driver needs no thread and no lock of its own.
///
/// **Faults are values.** What can be anticipated (paper out, cable pulled, card moved) is an [Outcome], never an
/// exception. An exception from a driver is a bug; the host answers it with [Outcome.Failed] on a read, with
/// [Outcome.Unknown] on an act, and restarts the driver.
@NullMarked
package org.nightwindow.driver;

import org.jspecify.annotations.NullMarked;
