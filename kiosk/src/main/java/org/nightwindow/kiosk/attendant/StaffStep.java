package org.nightwindow.kiosk.attendant;

import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nightwindow.kiosk.visit.Step;

/// A step of the technician's mode. Results of background work reach it only while it is on the screen.
public abstract sealed class StaffStep implements Step
        permits DeviceFormStep,
                DevicesStep,
                DoorStep,
                EnrolStep,
                LeavingStep,
                OverviewStep,
                PaperStep,
                SelfTestStep,
                SheetsStep,
                TestPageStep {
    protected final AttendantMode mode;
    private boolean shown;

    protected StaffStep(AttendantMode mode) {
        this.mode = mode;
    }

    @Override
    public String name() {
        return "maintenance";
    }

    /// 返回
    public void back() {
        mode.overview();
    }

    @Override
    public void shown() {
        shown = true;
    }

    @Override
    public void hidden() {
        shown = false;
    }

    @Override
    public void touched() {
        mode.touched();
    }

    @Override
    public void tick() {
        mode.tick();
    }

    /// For times on the screen.
    public ZoneId zone() {
        return mode.services().zone();
    }

    /// Asks what blocks; the answer comes on the screen thread, or never when the step was left.
    protected final <T> void ask(Supplier<T> question, Consumer<T> answer) {
        mode.services().background().execute(() -> {
            T found = question.get();
            mode.services().screen().execute(() -> {
                if (shown) {
                    answer.accept(found);
                }
            });
        });
    }

    /// As [#ask], for what must be waited for: nobody leaves meanwhile and the idle time stands still.
    protected final <T> void work(Supplier<T> job, Consumer<T> answer) {
        mode.workBegins();
        mode.services().background().execute(() -> {
            try {
                T found = job.get();
                mode.services().screen().execute(() -> {
                    if (shown) {
                        answer.accept(found);
                    }
                });
            } finally {
                mode.services().screen().execute(mode::workEnded);
            }
        });
    }
}
