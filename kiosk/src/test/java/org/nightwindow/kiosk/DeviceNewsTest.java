package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.hardware.DeviceNumber;

/// Each change of a device reaches the console once, under its number; without end it fills nothing.
final class DeviceNewsTest {
    private static final DeviceStatus READY = status(State.READY, Detail.NONE);
    private static final DeviceStatus JAMMED = status(State.FAILED, Detail.MEDIA_JAMMED);
    private static final DeviceStatus OPEN = status(State.FAILED, Detail.COVER_OPEN);

    private final List<KioskEvent.DeviceChanged> kept = new ArrayList<>();
    private boolean diskWorks = true;
    private long nanos;
    private final DeviceNews news = new DeviceNews(() -> nanos, event -> {
        if (diskWorks) {
            kept.add((KioskEvent.DeviceChanged) event);
        }
        return diskWorks;
    });

    private static DeviceStatus status(State state, Detail detail) {
        return DeviceStatus.of(state, detail, "", Instant.EPOCH);
    }

    private void hears(DeviceStatus... all) {
        for (DeviceStatus status : all) {
            news.heard("document-printer", status);
        }
    }

    private List<String> told() {
        return kept.stream()
                .map(event -> event.was() + " " + event.event() + " " + event.changes())
                .toList();
    }

    @Test
    void jamAndRepair_eachChangeIsToldOnce_inOrder_withWhatItWas() {
        hears(status(State.CONNECTING, Detail.NONE), READY, JAMMED, OPEN, READY);
        assertThat(news.look()).isEmpty();
        assertThat(news.look()).isEmpty();
        assertThat(told())
                .containsExactly("null NW-3910 1", "NW-3910 NW-3914 1", "NW-3914 NW-3915 1", "NW-3915 NW-3910 1");
        assertThat(kept).extracting(KioskEvent.DeviceChanged::role).containsOnly("document-printer");
    }

    @Test
    void workAndReconnecting_areNoNews() {
        hears(READY, status(State.BUSY, Detail.NONE), READY, status(State.CONNECTING, Detail.COMMUNICATION), READY);
        news.look();
        assertThat(told()).containsExactly("null NW-3910 1");
    }

    @Test
    void diskDoesNotWork_nothingIsLost_andItIsTriedAgainByItself() {
        diskWorks = false;
        hears(READY, JAMMED);
        assertThat(news.look()).contains(DeviceNews.TRY_AGAIN);
        assertThat(kept).isEmpty();
        diskWorks = true;
        hears(READY);
        assertThat(news.look()).isEmpty();
        assertThat(told()).containsExactly("null NW-3910 1", "NW-3910 NW-3914 1", "NW-3914 NW-3910 1");
    }

    @Test
    void contactIsLooseForAnHour_aHandfulOfEventsTellHowOftenItChanged_andHowItIsNow() {
        int changes = 0;
        for (int second = 0; second < 3_600; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            hears(READY, status(State.DISCONNECTED, Detail.COMMUNICATION), READY, JAMMED);
            changes += 4;
            news.look();
        }
        hears(READY);
        changes++;
        nanos += DeviceNews.REFILL.toNanos();
        assertThat(news.look()).isEmpty();
        assertThat(kept).hasSizeLessThanOrEqualTo(DeviceNews.EACH + 61);
        assertThat(kept.stream().mapToInt(KioskEvent.DeviceChanged::changes).sum())
                .isEqualTo(changes);
        assertThat(kept.getLast().event()).isEqualTo(LogEvent.DEVICE_WORKS.id());
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).was()).isEqualTo(kept.get(i - 1).event());
        }
    }

    @Test
    void oneDeviceComesAndGoes_theOthersAreHeardAllTheSame() {
        for (int i = 0; i < 100; i++) {
            hears(READY, JAMMED);
        }
        news.look();
        hears(READY);
        news.heard("id-card-reader", status(State.DISCONNECTED, Detail.COMMUNICATION));
        assertThat(news.look()).as("the printer's rest comes later").contains(DeviceNews.REFILL);
        assertThat(kept.getLast().role()).isEqualTo("id-card-reader");
        assertThat(kept.getLast().event()).isEqualTo(LogEvent.DEVICE_SILENT.id());
    }

    @Test
    void whateverADeviceCanBe_hasANumber_butForBeingConnectedTo() {
        for (State state : State.values()) {
            for (Detail detail : Detail.values()) {
                if (detail.goesWith(state)) {
                    Optional<LogEvent> number = DeviceNumber.of(status(state, detail));
                    boolean passing = state == State.CONNECTING && detail != Detail.WARMING_UP;
                    assertThat(number.isEmpty()).as(state + "/" + detail).isEqualTo(passing);
                }
            }
        }
    }
}
