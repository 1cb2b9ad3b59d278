package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.model.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;

/// What is known of the printer, as the rest of the kiosk sees it. Written by the owner thread, read by any.
final class StatusBoard {
    private final Clock clock;
    private final String media;
    private volatile DeviceStatus status;

    StatusBoard(Clock clock, String media) {
        this.clock = clock;
        this.media = media;
        this.status = DeviceStatus.of(State.CONNECTING, Detail.NONE, "", clock.instant());
    }

    DeviceStatus status() {
        return status;
    }

    void saw(PrinterSnapshot printer) {
        State state;
        Detail detail;
        Optional<Detail> obstacle = obstacle(printer);
        if (obstacle.isPresent()) {
            state = State.FAILED;
            detail = obstacle.get();
        } else if (printer.low()) {
            state = State.DEGRADED;
            detail = Detail.SUPPLY_LOW;
        } else {
            state = printer.working() ? State.BUSY : State.READY;
            detail = Detail.NONE;
        }
        change(new DeviceStatus(state, detail, text(printer), printer.supplies(), Media.UNKNOWN, clock.instant()));
    }

    void lost(String why) {
        change(new DeviceStatus(
                State.DISCONNECTED, Detail.COMMUNICATION, why, status.supplies(), Media.UNKNOWN, clock.instant()));
    }

    /// Why no job may be sent now.
    Optional<Fault> blocked(PrinterSnapshot printer) {
        return printer.obstacle()
                .flatMap(Obstacle::fault)
                .or(() -> printer.stopped() || !printer.accepting() ? Optional.of(Fault.NOT_READY) : Optional.empty())
                .or(() -> wrongMedia(printer) ? Optional.of(Fault.SUPPLY_OUT) : Optional.empty());
    }

    boolean createsJobs(PrinterSnapshot printer) {
        return printer.can(Operation.createJob) && printer.can(Operation.sendDocument);
    }

    private Optional<Detail> obstacle(PrinterSnapshot printer) {
        return printer.obstacle()
                .map(Obstacle::detail)
                .or(() -> printer.stopped() || !printer.accepting() ? Optional.of(Detail.PAUSED) : Optional.empty())
                .or(() -> wrongMedia(printer) ? Optional.of(Detail.SUPPLY_OUT) : Optional.empty());
    }

    /// The printer tells what lies in its trays, and our paper is not among it.
    private boolean wrongMedia(PrinterSnapshot printer) {
        List<String> ready = printer.mediaReady();
        return !ready.isEmpty() && !ready.contains(media);
    }

    private String text(PrinterSnapshot printer) {
        String reasons = String.join(", ", printer.reasons());
        if (!printer.accepting()) {
            reasons += " not accepting jobs";
        }
        return wrongMedia(printer) ? reasons + " no " + media + " in a tray" : reasons;
    }

    private void change(DeviceStatus next) {
        DeviceStatus now = status;
        boolean same = now.state() == next.state() && now.detail() == next.detail();
        status = same
                ? new DeviceStatus(next.state(), next.detail(), next.text(), next.supplies(), next.media(), now.since())
                : next;
    }
}
