package org.nightwindow.kiosk.attendant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The whole machine at a glance, and what can be done here.
public final class OverviewStep extends StaffStep {
    /// The page counter is asked at the printer itself, which must not be kept busy.
    private static final Duration COUNT_EVERY = Duration.ofSeconds(20);

    private final ReadOnlyObjectWrapper<List<Machine.Part>> parts;
    private final ReadOnlyObjectWrapper<Machine.Outlook> outlook;
    private final ReadOnlyObjectWrapper<List<String>> notices;
    private final ReadOnlyObjectWrapper<Optional<Machine.Counters>> counters =
            new ReadOnlyObjectWrapper<>(this, "counters", Optional.empty());
    private long countedAt;

    OverviewStep(AttendantMode mode) {
        super(mode);
        parts = new ReadOnlyObjectWrapper<>(this, "parts", mode.machine().parts());
        outlook = new ReadOnlyObjectWrapper<>(this, "outlook", mode.machine().outlook());
        notices = new ReadOnlyObjectWrapper<>(this, "notices", mode.machine().notices());
    }

    public ReadOnlyObjectProperty<List<Machine.Part>> parts() {
        return parts.getReadOnlyProperty();
    }

    /// What residents could have done if he left now.
    public ReadOnlyObjectProperty<Machine.Outlook> outlook() {
        return outlook.getReadOnlyProperty();
    }

    /// What he must know of this machine's drivers, one line each.
    public ReadOnlyObjectProperty<List<String>> notices() {
        return notices.getReadOnlyProperty();
    }

    /// Empty until they were asked.
    public ReadOnlyObjectProperty<Optional<Machine.Counters>> counters() {
        return counters.getReadOnlyProperty();
    }

    /// Who works here, as the console's audit calls him.
    public String account() {
        return mode.account();
    }

    @Override
    public void shown() {
        super.shown();
        count();
    }

    @Override
    public void tick() {
        super.tick();
        parts.set(mode.machine().parts());
        outlook.set(mode.machine().outlook());
        notices.set(mode.machine().notices());
        if (mode.services().nanoTime().getAsLong() - countedAt >= COUNT_EVERY.toNanos()) {
            count();
        }
    }

    private void count() {
        countedAt = mode.services().nanoTime().getAsLong();
        ask(mode.machine()::counters, found -> counters.set(Optional.of(found)));
    }

    /// Whether this kiosk has such a printer, working or not.
    boolean has(Feed feed) {
        return feed.in(mode.machine());
    }

    public void load(Feed feed) {
        mode.show(new PaperStep(mode, feed));
    }

    /// 打测试页, 打测试凭条
    public void tryOut(Feed feed) {
        mode.show(new TestPageStep(mode, feed));
    }

    public void selfTest() {
        mode.show(new SelfTestStep(mode));
    }

    public void sheets() {
        mode.show(new SheetsStep(mode));
    }

    public void enrol() {
        mode.show(new EnrolStep(mode));
    }

    public void devices() {
        mode.show(new DevicesStep(mode));
    }

    /// 离开: at once when everything is open, else he is told first what stays closed.
    public void leave() {
        if (mode.machine().outlook().allOpen()) {
            mode.leave();
        } else {
            mode.show(new LeavingStep(mode));
        }
    }
}
