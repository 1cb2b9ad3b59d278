package org.nightwindow.kiosk;

import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.kiosk.hall.CommandRunner;
import org.nightwindow.kiosk.hardware.SelfTests;

/// What the console can have this kiosk do.
final class Commands implements CommandRunner {
    private final SelfTests selfTests;

    Commands(SelfTests selfTests) {
        this.selfTests = selfTests;
    }

    @Override
    public Ended run(HeartbeatReply.Command command) {
        return switch (command.kind()) {
            case HeartbeatReply.Command.SELF_TEST -> {
                SelfTests.Report report = selfTests.run(command.argument());
                yield new Ended(report.passed() ? State.DONE : State.NOT_DONE, report.detail());
            }
            default -> new Ended(State.REFUSED, "this kiosk does not know the command " + command.kind());
        };
    }
}
