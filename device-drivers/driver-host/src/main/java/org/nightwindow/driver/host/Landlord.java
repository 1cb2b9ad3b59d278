package org.nightwindow.driver.host;

import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;

/// Whom a [Tenure] tells what happens to it; never while it holds its lock. Any thread; never blocks.
interface Landlord {
    void status(Tenure tenure, DeviceStatus status);

    void busy(Tenure tenure, boolean now);

    /// @param now whether the device has not answered for [Tenure#SILENCE]; any status ends that as well
    void silent(Tenure tenure, boolean now);

    void event(Tenure tenure, DeviceEvent event);

    /// Exactly once for each tenure; nothing else is heard of it afterwards but [#cameBack()].
    void ended(Tenure tenure, Ending ending);

    /// The thread of a tenure that was abandoned has come back and is gone now.
    void cameBack();
}
