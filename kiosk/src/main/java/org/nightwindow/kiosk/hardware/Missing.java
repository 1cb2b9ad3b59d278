package org.nightwindow.kiosk.hardware;

import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.hall.Heartbeat;

/// Why a service item cannot be done to its end on this machine now. The first thing that is missing, worst first.
public sealed interface Missing {

    /// In one word, for the heartbeat: `document-printer:SUPPLY_OUT`, `OFFLINE`.
    String code();

    /// Nothing of it is offered here yet.
    record NotOffered() implements Missing {
        @Override
        public String code() {
            return Heartbeat.Item.NOT_OFFERED;
        }
    }

    /// The kiosk has just been started; its ledger is being opened. Seconds.
    record Starting() implements Missing {
        @Override
        public String code() {
            return "STARTING";
        }
    }

    /// A technician has the kiosk.
    record InMaintenance() implements Missing {
        @Override
        public String code() {
            return "MAINTENANCE";
        }
    }

    /// The ledger was lost or cannot be written: no paper leaves this machine until a technician has looked.
    record LedgerUnsafe() implements Missing {
        @Override
        public String code() {
            return "LEDGER";
        }
    }

    /// The disk is nearly full; what remains is kept to settle what was begun.
    record DiskFull() implements Missing {
        @Override
        public String code() {
            return "DISK_FULL";
        }
    }

    /// The kiosk does not know what time it is, so it issues nothing that is dated.
    record ClockUnknown() implements Missing {
        @Override
        public String code() {
            return "CLOCK";
        }
    }

    /// The console cannot be reached 断网.
    record Offline() implements Missing {
        @Override
        public String code() {
            return "OFFLINE";
        }
    }

    /// What the last resident had printed is still being settled at the printer.
    record BeingSettled(String role) implements Missing {
        @Override
        public String code() {
            return role + ":BEING_SETTLED";
        }
    }

    /// A device it needs is absent from this machine's configuration.
    record NoDevice(String role) implements Missing {
        @Override
        public String code() {
            return role + ":" + Heartbeat.Item.NO_DEVICE;
        }
    }

    /// A device it needs cannot be used.
    record DeviceOut(String role, DeviceStatus.State state, DeviceStatus.Detail detail) implements Missing {
        @Override
        public String code() {
            return role + ":" + (detail == DeviceStatus.Detail.NONE ? state.name() : detail.name());
        }
    }
}
