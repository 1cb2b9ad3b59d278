package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Supply;

/// Loading paper or a roll: open, fill, close, and see the printer itself say that it has paper.
public final class PaperStep extends StaffStep {
    private final Feed feed;
    private final ReadOnlyObjectWrapper<Stage> stage;

    /// What the printer says now.
    public enum Stage {
        /// It has no paper, and is closed.
        OUT,
        /// It is open: fill it.
        OPEN,
        JAMMED,
        /// It has paper and can print.
        LOADED,
        /// It has some, not for long.
        LOW,
        /// It does not say how much there is; a test page tells.
        SAYS_NOTHING,
        /// It cannot be used for another reason.
        OTHER,
        NO_PRINTER
    }

    PaperStep(AttendantMode mode, Feed feed) {
        super(mode);
        this.feed = feed;
        stage = new ReadOnlyObjectWrapper<>(this, "stage", read());
    }

    public Feed feed() {
        return feed;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// To see whether it really feeds.
    public void testPage() {
        mode.show(new TestPageStep(mode, feed));
    }

    @Override
    public void tick() {
        super.tick();
        Stage now = read();
        if (now != stage.get()) {
            mode.touched(); // he works at the tray, not at the screen
            stage.set(now);
        }
    }

    private Stage read() {
        Optional<DeviceStatus> printer = mode.machine().parts().stream()
                .filter(part -> part.role().equals(feed.role()))
                .map(Machine.Part::status)
                .findFirst();
        return printer.map(PaperStep::stage).orElse(Stage.NO_PRINTER);
    }

    private static Stage stage(DeviceStatus status) {
        Optional<Supply.Level> paper = status.supplies().stream()
                .filter(supply -> supply.kind() == Supply.Kind.PAPER)
                .map(Supply::level)
                .findFirst();
        return switch (status.detail()) {
            case COVER_OPEN -> Stage.OPEN;
            case MEDIA_JAMMED -> Stage.JAMMED;
            case SUPPLY_OUT -> paper.equals(Optional.of(Supply.Level.OUT)) ? Stage.OUT : Stage.OTHER;
            case COMMUNICATION, CONFIGURATION, OUTPUT_FULL, PAUSED, WARMING_UP, HARDWARE, SECURITY, GIVEN_UP ->
                Stage.OTHER;
            case NONE, SUPPLY_LOW -> status.usable() ? loaded(paper) : Stage.OTHER;
        };
    }

    private static Stage loaded(Optional<Supply.Level> paper) {
        return switch (paper.orElse(Supply.Level.UNKNOWN)) {
            case FULL, OK -> Stage.LOADED;
            case LOW -> Stage.LOW;
            case OUT -> Stage.OUT;
            case UNKNOWN -> Stage.SAYS_NOTHING;
        };
    }
}
